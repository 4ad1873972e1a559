// Which input of VTube Studio each channel of a policy's faces moves: one table with defaults, that a file
// can change. An input's value is offset + Σ scale·channel, cut to the range that VTube Studio has told, or,
// before that, to the table's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/document/problem.hpp"
#include "rei/policy/policy.hpp"

namespace rei::avatar {

struct ChannelShare {
    std::string channel;
    double scale = 1;
    friend bool operator==(const ChannelShare&, const ChannelShare&) = default;
};

inline constexpr double kMostMappingNumber = 100;  ///< of a scale, an offset or an end of a range, either way

/// One input and what moves it; without channels it is left to the camera.
struct InputRow {
    std::string input;  ///< its name in VTube Studio: 4 to 32 letters and digits
    double offset = 0;  ///< its value while every channel is 0
    std::vector<ChannelShare> from;
    bool custom = false;  ///< made by this program where VTube Studio has none of this name
    Interval range{0, 1};
    friend bool operator==(const InputRow&, const InputRow&) = default;
};
using Mapping = std::vector<InputRow>;

[[nodiscard]] Mapping default_mapping();
/// The defaults, changed by a JSON file: `{"inputs": {NAME: {"from": {CHANNEL: scale}, "offset": 0, "range":
/// [0, 1], "custom": false} or null}}`. An input of the file takes the place of the table's; null leaves it
/// to the camera. Unknown keys, names that VTube Studio refuses, numbers beyond ±100 and ranges that are
/// empty are problems.
[[nodiscard]] Loaded<Mapping> read_mapping(const std::string& file);
/// The same of a text; `file` is what problems call it.
[[nodiscard]] Loaded<Mapping> parse_mapping(const std::string& text, const std::string& file);
/// The mapping as such a file. What is read of it is the mapping again, with the table's inputs first.
[[nodiscard]] std::string mapping_text(const Mapping& mapping);

/// Names of all channels that the policy's faces use, in order of appearance.
[[nodiscard]] std::vector<std::string> channels_of(const Policy& policy);

/// The row of this name; null where there is none.
[[nodiscard]] const InputRow* find_row(const Mapping& mapping, std::string_view input);

/// What is left of a mapping for one persona.
struct PersonaMapping {
    Mapping rows;                       ///< those that a channel of the persona moves
    std::vector<std::string> left_out;  ///< channels that move nothing: their names are none for an input
};
/// A channel that neither a row nor the table names moves the input of its own name, which is made where
/// there is none, with a range of ±1.
[[nodiscard]] PersonaMapping mapping_for(const Mapping& mapping, const std::vector<std::string>& channels);

/// Whether VTube Studio accepts the name for an input.
[[nodiscard]] bool is_input_name(std::string_view name);

/// The row's value for a face; finite for every face, and inside `range`.
[[nodiscard]] double input_value(const InputRow& row, const Face& face, Interval range);

}  // namespace rei::avatar
