// Chat logs and characters of other programs -> a scenario, with an account of what was left out. What is
// read is nobody's to trust: texts are cleaned (text/untrusted.hpp), deltas clamped, and nothing in it is
// obeyed.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

class Talk;

struct ImportOptions {
    double pace_sec = 6;  ///< from turn to turn where the log has no times; > 0
    /// The window that is kept, in seconds from the first message: [start, end).
    double start_sec = 0;
    double end_sec = std::numeric_limits<double>::infinity();
    /// Whose messages are the persona's; empty: by role, and of several the one who says most.
    std::string persona;
};

/// A kind of file that can be read.
struct Importer {
    const char* name;   ///< as said on the command line
    const char* title;  ///< for people, with its article
    const char* has;    ///< what is read, and what is skipped
    bool binary;        ///< bytes, not text
    void (*read)(std::string_view text, const ImportOptions& options, Talk& talk);
};
[[nodiscard]] std::span<const Importer> importer_table();
/// By its name, or none.
[[nodiscard]] const Importer* find_importer(std::string_view name);
/// What a file's content looks like, or none.
[[nodiscard]] const Importer* importer_for(std::string_view bytes);

/// Something that happened to messages, why, how often, and where first.
struct Remark {
    std::string why;
    std::size_t count = 0;
    std::string where;  ///< e.g. "lines 3, 7, 9, …"
};

struct Imported {
    Scenario scenario;
    const Importer* kind = nullptr;
    std::string persona;       ///< whose messages became the replies; empty: nobody's
    std::size_t messages = 0;  ///< that were taken
    std::size_t replies = 0;   ///< those of them that are the persona's
    std::size_t users = 0;
    std::vector<Remark> skipped;
    std::vector<Remark> changed;
};

/// Read a file's content; `file` is for names and messages, `kind` none: what it looks like. Problems where
/// there is nothing to be had, and where it is of another kind. Deterministic; no I/O.
[[nodiscard]] Loaded<Imported> import_scenario(std::string bytes, const std::string& file,
                                               const Importer* kind, const ImportOptions& options);

}  // namespace rei
