// The parameter table: one row a tunable number of the policy. It feeds the loader's checks and defaults, the
// sliders, the command line, the export, the lint and the docs; nothing else knows a range or a default.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei {

enum class Scale : std::uint8_t { linear, logarithmic };

/// One row of the table.
struct ParameterInfo {
    const char* path;    ///< JSON path from the root, dots between keys
    const char* symbol;  ///< the letter of DESIGN §3, or ""
    const char* unit;    ///< "s", "1/s", or "" for a pure number
    const char* group;   ///< heading under which people find it
    double EngineSettings::*member;
    double hard_min, hard_max;                ///< outside: refused
    double recommended_min, recommended_max;  ///< outside: linted
    double step;                              ///< what a slider or a search rounds to
    double initial;                           ///< the default of version 1
    bool whole;                               ///< whole numbers only
    Scale scale;
    const char* meaning;
    const char* too_low;   ///< what goes wrong at the low end
    const char* too_high;  ///< what goes wrong at the high end
};

[[nodiscard]] std::span<const ParameterInfo> parameter_table();
[[nodiscard]] const ParameterInfo* find_parameter(std::string_view path);
[[nodiscard]] EngineSettings default_engine_settings();

/// Hard range and recommended range of a keyword direction `sentiment_weights.CLASS.AXIS`.
inline constexpr Interval kWeightRange{-5.0, 5.0};
inline constexpr Interval kWeightRecommended{-2.0, 2.0};
inline constexpr double kWeightStep = 0.01;

/// One number of a given policy that can be turned: a row of the table, a keyword direction
/// (`sentiment_weights.praise.valence`) or a border (`regions[0].valence[1]`).
struct Parameter {
    std::string path;
    std::string symbol, unit, group, meaning, too_low, too_high;
    Interval hard, recommended;
    double step = 0.01;
    double initial = 0.0;
    bool whole = false;
    Scale scale = Scale::linear;
};

/// Every parameter of this policy, in the order in which people read them.
[[nodiscard]] std::vector<Parameter> parameters_of(const Policy& policy);

/// The value at `path`; NaN where it names no parameter of this policy.
[[nodiscard]] double get_parameter(const Policy& policy, std::string_view path);
/// Set it. Returns false, and changes nothing, where the path names none or the value is outside the hard
/// range or not finite, or would turn a region's bounds over.
bool set_parameter(Policy& policy, std::string_view path, double value);

/// Where the value at `path` stands in this policy; null where it names no parameter of it.
[[nodiscard]] double* find_value(Policy& policy, std::string_view path);
/// Whether the parameter is a border of a region.
[[nodiscard]] bool is_border(std::string_view path);
/// Whether the parameter is a half-life, beside which λ, the share lost a second, is worth showing.
[[nodiscard]] bool is_half_life(std::string_view path);

}  // namespace rei
