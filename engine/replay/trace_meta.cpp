#include "rei/replay/trace_meta.hpp"

#include <filesystem>

#include "rei/policy/parameters.hpp"
#include "rei/policy/policy_diff.hpp"
#include "rei/policy/policy_file.hpp"
#include "rei/policy/policy_json.hpp"

namespace rei {

namespace {

const char* name_of(RowSet set) {
    return set == RowSet::turns ? "turns" : set == RowSet::events ? "events" : "samples";
}

std::string or_null(const std::string& json) {
    return json.empty() ? "null" : json;
}

/// Parts one a line, as they are easiest to compare.
std::string in_lines(char open, const std::vector<std::string>& parts, char close) {
    if (parts.empty()) return {open, close};
    std::string text(1, open);
    for (std::size_t k = 0; k < parts.size(); ++k) text += (k == 0 ? "\n    " : ",\n    ") + parts[k];
    return text + "\n  " + close;
}

std::string changes_json(const TraceMeta& meta) {
    std::vector<std::string> parts;
    for (const PolicyChange& change : diff_policies(*meta.nominal, *meta.policy)) {
        parts.push_back(join_json(
            '{',
            {json_member("path", json_of(change.path)), json_member("before", or_null(change.before)),
             json_member("after", or_null(change.after))},
            '}'));
    }
    return in_lines('[', parts, ']');
}

std::string parameters_json(const Policy& policy) {
    std::vector<std::string> parts;
    for (const Parameter& parameter : parameters_of(policy))
        parts.push_back(json_member(parameter.path, json_of(get_parameter(policy, parameter.path))));
    return in_lines('{', parts, '}');
}

std::string scenarios_json(const std::vector<TracedScenario>& scenarios) {
    std::vector<std::string> parts;
    for (const TracedScenario& scenario : scenarios) {
        parts.push_back(
            join_json('{',
                      {json_member("name", json_of(scenario.name)),
                       json_member("file", scenario.file.empty() ? "null" : json_of(scenario.file)),
                       json_member("trace_hash", json_of(scenario.trace_hash))},
                      '}'));
    }
    return in_lines('[', parts, ']');
}

}  // namespace

std::string meta_json(const TraceMeta& meta) {
    std::vector<std::string> members{
        json_member("tool", json_of("rei " REI_VERSION)),
        json_member("trace", meta.trace_file.empty() ? "null" : json_of(meta.trace_file)),
        json_member("rows", json_of(name_of(meta.rows.set)))};
    if (meta.rows.set == RowSet::samples)
        members.push_back(json_member("sample_sec", json_of(meta.rows.sample_sec)));
    members.push_back(json_member("variant", json_of(name_of(meta.variant))));
    members.push_back(json_member("policy_file", json_of(meta.policy_file)));
    members.push_back(json_member("policy_hash", json_of(policy_hash(*meta.policy))));
    members.push_back(json_member("scenarios", scenarios_json(meta.scenarios)));
    members.push_back(json_member("changed", changes_json(meta)));
    members.push_back(json_member("parameters", parameters_json(*meta.policy)));
    std::string text = "{";
    for (std::size_t k = 0; k < members.size(); ++k) text += (k == 0 ? "\n  " : ",\n  ") + members[k];
    return text + "\n}\n";
}

std::string meta_path_of(const std::string& trace_file) {
    return std::filesystem::path(trace_file).replace_extension(".meta.json").string();
}

}  // namespace rei
