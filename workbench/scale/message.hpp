// What ranks say to each other, and how it is written.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rei/scale/fingerprint.hpp"
#include "rei/scale/mail.hpp"

namespace rei::scale {

enum class Kind : std::uint32_t {
    hello,      ///< to rank 0, once: who serves (Hello)
    chunk,      ///< from rank 0: rows to work out
    answer,     ///< to rank 0: the rows that came out; none where the job was over
    failure,    ///< to rank 0: a chunk could not be worked out, and why
    beat,       ///< from rank 0 every few seconds: it lives
    stop,       ///< from rank 0: the study is over
    bye,        ///< to rank 0, the last word
    all_here,   ///< from rank 0 in answer: everybody said bye, so all end together
    some_lost,  ///< or not everybody did: waiting for each other would be for ever
};

/// The beginning of every message; rows or a text follow.
struct Heading {
    Kind kind = Kind::beat;
    std::uint32_t task = 0;
    std::uint64_t job = 0;   ///< counts the calls of rank 0's crews, from 1
    std::uint64_t from = 0;  ///< the first row of the chunk in its job
    std::uint64_t rows = 0;
    double seconds = 0;  ///< an answer: what it took
};

struct Message {
    Heading heading;
    std::string_view body;  ///< bytes of the letter, which must outlive it

    [[nodiscard]] bool has_rows_of(std::size_t width) const {
        const std::size_t row = width * sizeof(double);
        return row > 0 && body.size() % row == 0 && body.size() / row == heading.rows;
    }
    /// The body as rows, which `into` becomes. False where there are not `heading.rows` of its width.
    [[nodiscard]] bool rows(Rows& into) const;
};

/// Numbers as they stand in a body.
[[nodiscard]] std::string_view numbers_as_bytes(std::span<const double> numbers);
[[nodiscard]] Bytes write_message(const Heading& heading, std::string_view body = {});
[[nodiscard]] Bytes write_message(const Heading& heading, std::span<const double> rows);
/// Nothing where it is too short to be one.
[[nodiscard]] std::optional<Message> read_message(const Letter& letter);

/// Who serves.
struct Hello {
    struct Task {
        std::uint64_t inputs = 0, outputs = 0;  ///< numbers a row
        friend bool operator==(const Task&, const Task&) = default;
    };
    Fingerprint::Value study{};
    std::uint32_t threads = 1;
    std::string host;
    std::vector<Task> tasks;  ///< by number
};
[[nodiscard]] Bytes write_hello(const Hello& hello);
/// Nothing where it is of a program that speaks otherwise.
[[nodiscard]] std::optional<Hello> read_hello(std::string_view body);

/// The name of this machine.
[[nodiscard]] std::string host_name();

}  // namespace rei::scale
