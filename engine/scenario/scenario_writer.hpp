// Scenario files out: what was edited and nothing else, or a new text as a person would have written it.
#pragma once

#include <string>

#include "rei/document/problem.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// A scenario with the text it came from, which saving starts from. A new one has no text.
struct ScenarioFile {
    std::string path;
    std::string text;
    Scenario scenario;  ///< as the text says
};

[[nodiscard]] Loaded<ScenarioFile> load_scenario_file(const std::string& path);

/// The text of `original` changed to say `edited`, to be written to `path`. The items of its lists are known
/// by their origin, so `edited` must descend from `original.scenario`. Everything that says what it said
/// stays byte for byte: comments, the order of keys, quotes, the spelling of numbers and times, block and
/// flow style. What is new is written like its neighbours; a comment in the line of a turn goes with it, one
/// in a line of its own stays. An unchanged scenario gives the identical text. Without a text, or where YAML
/// becomes JSON or JSON YAML, all is written anew (JSON by the name of `path`), in YAML with a turn and an
/// expectation a line. So it is where the text can't be changed in place, for example when the anchor of an
/// alias goes; then comments are lost.
[[nodiscard]] std::string scenario_text(const ScenarioFile& original, const Scenario& edited,
                                        const std::string& path);

/// Write that text: temporary file, flush, rename; the file before it is kept as `.bak`. What would not read
/// back as `edited` is not written.
[[nodiscard]] Problems save_scenario(const ScenarioFile& original, const Scenario& edited,
                                     const std::string& path);

}  // namespace rei
