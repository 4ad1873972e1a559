#include "rei/scenario/scenario_writer.hpp"

#include <optional>

#include "rei/document/document.hpp"
#include "rei/document/files.hpp"
#include "rei/scenario/rewriter.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

bool reads_back(const std::string& text, const Value& tree, const std::string& path) {
    const Loaded<Scenario> again = parse_scenario(text, path);
    return again && tree_of(*again) == tree;
}

/// The original text with the changes in place; nothing where that can't be done.
std::optional<std::string> changed_text(const ScenarioFile& original, const Value& after,
                                        const std::string& path) {
    if (original.text.empty() || is_json_name(original.path) != is_json_name(path)) return std::nullopt;
    const auto document = Document::from_text(original.text, original.path);
    if (!document) return std::nullopt;
    Value before = tree_of(original.scenario);
    if (before == after && reads_back(original.text, after, path)) return original.text;
    // a file that says no name is called like itself, which another file is not
    if (!(*document)->root().find("scenario") && scenario_name_of(path) != after.find("scenario")->text) {
        before.members.erase(before.members.begin());
    }
    std::optional<std::string> text = rewritten(**document, before, after);
    if (!text || !reads_back(*text, after, path)) return std::nullopt;
    return text;
}

}  // namespace

Loaded<ScenarioFile> load_scenario_file(const std::string& path) {
    Loaded<std::string> text = read_file(path);
    if (!text) return text.problems;
    Loaded<Scenario> scenario = parse_scenario(*text, path);
    if (!scenario) return scenario.problems;
    return ScenarioFile{path, std::move(*text), std::move(*scenario)};
}

std::string scenario_text(const ScenarioFile& original, const Scenario& edited, const std::string& path) {
    const Value after = tree_of(edited);
    std::optional<std::string> text = changed_text(original, after, path);
    return text ? std::move(*text) : written(after, is_json_name(path));
}

Problems save_scenario(const ScenarioFile& original, const Scenario& edited, const std::string& path) {
    const std::string text = scenario_text(original, edited, path);
    const Loaded<Scenario> again = parse_scenario(text, path);
    if (!again) return again.problems;
    if (!same_scenario(*again, edited)) {
        return {{path, {}, "", phrase("not written: the scenario as edited can't be spelled in this file")}};
    }
    return write_file(path, text, Backup::keep_bak);
}

}  // namespace rei
