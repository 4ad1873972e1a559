// The policy on the page: what it is, what is not at its default, how it differs from another, how it was
// tuned.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/policy/policy_diff.hpp"
#include "rei/policy/policy_file.hpp"
#include "rei/report/canvas.hpp"
#include "rei/report/gauge.hpp"
#include "rei/report/list_change.hpp"
#include "rei/report/sections.hpp"
#include "rei/text/width.hpp"

namespace rei::workbench {

namespace {

constexpr std::size_t kItemCells = 140;
constexpr std::size_t kShortItemCells = 24;  ///< several have room in a line
constexpr double kSameValue = 1e-12;

std::string facts_of(const ReportedPolicy& policy) {
    return fmt::format("{} · {} · {}", policy.file, policy_hash(policy.policy), name_of(policy.variant));
}

/// One number: what it was, what it is, where that is in the recommended range. `parameter` may be null.
void write_number(const std::string& name, const Parameter* parameter, const std::string& before,
                  const std::string& after, Markup& out) {
    const auto row = out.open("div");
    out.leaf("dt", {{"title", parameter == nullptr ? name : meaning_text(*parameter)}}, name);
    const auto cell = out.open("dd");
    out.leaf("span", {{"class", "dim"}}, (before.empty() ? "–" : before) + " → ");
    out.leaf("b", {}, after.empty() ? "–" : after);
    if (parameter == nullptr) return;
    if (!parameter->unit.empty()) out.leaf("span", {{"class", "dim"}}, " " + tr(parameter->unit));
    const auto room = out.open("span", {{"class", "from1"}});
    write_gauge(*parameter, after, out);
}

void write_items(const ListChange& change, Markup& out) {
    const auto write = [&](const std::string& item, const char* sign, const char* css_class) {
        const bool is_long = width_in_cells(item) > kShortItemCells;
        out.leaf("span", {{"class", fmt::format("item {}{}", css_class, is_long ? " long" : "")}},
                 sign + shortened(item, kItemCells));
        out.raw(" ");
    };
    for (const std::string& item : change.removed) write(item, "− ", "no");
    for (const std::string& item : change.added) write(item, "+ ", "ok");
    if (change.removed.empty() && change.added.empty())
        out.leaf("span", {{"class", "dim"}}, tr("in another order"));
}

/// A list, a text or a table.
void write_value(const PolicyChange& change, Markup& out) {
    const auto row = out.open("div", {{"class", "wide"}});
    out.leaf("dt", {}, change.path);
    const auto cell = out.open("dd");
    if (const auto list = list_change(change.before, change.after)) {
        write_items(*list, out);
        return;
    }
    const auto shown = [](const std::string& json) {
        return json.empty() ? "–" : shortened(json, kItemCells);
    };
    out.leaf("span", {{"class", "dim"}}, shown(change.before) + " → ");
    out.leaf("b", {}, shown(change.after));
}

const Parameter* find(const std::vector<Parameter>& parameters, const std::string& path) {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.path == path; });
    return found == parameters.end() ? nullptr : &*found;
}

void write_parameters(const Policy& policy, Markup& out) {
    std::vector<Parameter> changed;
    for (Parameter& parameter : parameters_of(policy)) {
        if (std::abs(get_parameter(policy, parameter.path) - parameter.initial) > kSameValue)
            changed.push_back(std::move(parameter));
    }
    out.leaf("h3", {}, tr("Not at their defaults"));
    if (changed.empty()) {
        out.leaf("p", {{"class", "nothing"}}, tr("Every number is at its default."));
        return;
    }
    const auto list = out.open("dl", {{"class", "rows numbers"}});
    for (const Parameter& parameter : changed)
        write_number(full_label_of(parameter), &parameter, value_text(parameter.initial),
                     value_text(get_parameter(policy, parameter.path)), out);
}

void write_record(const TuningRecord& record, const std::vector<Parameter>& parameters, Markup& out) {
    std::string facts = record.by;
    for (const auto& [name, value] : record.facts)
        facts += fmt::format("{}{} {}", facts.empty() ? "" : " · ", name, value);
    if (!facts.empty()) out.leaf("p", {{"class", "facts"}}, facts);
    if (!record.scenarios.empty()) {
        std::string names;
        for (const std::string& scenario : record.scenarios) names += (names.empty() ? "" : ", ") + scenario;
        out.leaf("p", {{"class", "facts"}}, fmt::format(fmt::runtime(tr("tuned to {}")), names));
    }
    if (record.changed.empty()) return;
    const auto list = out.open("dl", {{"class", "rows numbers"}});
    for (const TunedValue& value : record.changed) {
        const Parameter* const parameter = find(parameters, value.path);
        write_number(parameter == nullptr ? value.path : full_label_of(*parameter), parameter, value.before,
                     value.after, out);
    }
}

}  // namespace

void write_policy(const ReportedPolicy& policy, MoodClasses& moods, Markup& out) {
    const auto section = out.open("section", {{"class", "card"}, {"id", "policy"}});
    out.leaf("h2", {}, tr("Policy"));
    if (!policy.policy.summary.empty()) out.leaf("p", {{"class", "what"}}, policy.policy.summary);
    out.leaf("p", {{"class", "facts"}}, facts_of(policy));
    {
        const auto list = out.open("p", {{"class", "chips"}});
        for (const std::string& mood : policy.policy.emotions) {
            out.leaf("span", {{"class", "chip " + moods.class_of(mood)}}, mood);
            out.raw(" ");
        }
    }
    write_parameters(policy.policy, out);
}

void write_policy_diff(const ReportedPolicy& before, const ReportedPolicy& now, Markup& out) {
    const auto section = out.open("section", {{"class", "card"}, {"id", "changes"}});
    out.leaf("h2", {}, tr("What changed"));
    out.leaf("p", {{"class", "facts"}}, fmt::format("{}: {}", tr("before"), facts_of(before)));
    const std::vector<PolicyChange> changes = diff_policies(before.policy, now.policy);
    if (changes.empty()) {
        out.leaf("p", {{"class", "nothing"}}, tr("Both policies say the same."));
        return;
    }
    std::vector<Parameter> parameters = parameters_of(now.policy);
    for (Parameter& parameter : parameters_of(before.policy)) {  // for what is gone
        if (find(parameters, parameter.path) == nullptr) parameters.push_back(std::move(parameter));
    }
    const auto list = out.open("dl", {{"class", "rows numbers"}});
    for (const PolicyChange& change : changes) {
        if (const Parameter* const parameter = find(parameters, change.path)) {
            write_number(full_label_of(*parameter), parameter, change.before, change.after, out);
        } else {
            write_value(change, out);
        }
    }
}

void write_tuning(const ReportedPolicy& policy, Markup& out) {
    if (policy.tuning.empty()) return;
    const auto section = out.open("section", {{"class", "card"}, {"id", "tuning"}});
    out.leaf("h2", {}, tr("How it was tuned"));
    const std::vector<Parameter> parameters = parameters_of(policy.policy);
    for (const TuningRecord& record : policy.tuning) write_record(record, parameters, out);
}

}  // namespace rei::workbench
