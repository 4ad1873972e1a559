#include "rei/report/tuning_record.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rei/document/document.hpp"

namespace rei::workbench {

namespace {

bool is_scalar(const Node& node) {
    return node && !node.is(NodeKind::list) && !node.is(NodeKind::object);
}

std::string text_of(const Node& node) {
    return is_scalar(node) ? std::string(node.text()) : std::string();
}

std::vector<std::string> texts_of(const Node& node) {
    std::vector<std::string> texts;
    if (is_scalar(node)) texts.push_back(text_of(node));
    node.each_item([&](std::size_t, const Node& item) {
        if (is_scalar(item)) texts.push_back(text_of(item));
    });
    return texts;
}

std::vector<TunedValue> changes_of(const Node& node) {
    std::vector<TunedValue> changes;
    node.each_member([&](const Node& key, const Node& value) {
        changes.push_back({std::string(key.text()), text_of(value.at(0)), text_of(value.at(1))});
    });
    return changes;
}

TuningRecord record_of(const Node& node) {
    TuningRecord record;
    node.each_member([&](const Node& key, const Node& value) {
        const std::string name(key.text());
        if (name == "by") {
            record.by = text_of(value);
        } else if (name == "scenarios") {
            record.scenarios = texts_of(value);
        } else if (name == "changed") {
            record.changed = changes_of(value);
        } else if (name == "free") {
            record.facts.emplace_back(name, fmt::format("{}", fmt::join(texts_of(value), ", ")));
        } else if (name == "words_from") {
            record.facts.emplace_back(name, text_of(value.find("file")));
        } else if (is_scalar(value)) {
            record.facts.emplace_back(name, text_of(value));
        }
    });
    return record;
}

}  // namespace

std::vector<TuningRecord> read_tuning(const std::string& policy_text) {
    const auto document = Document::from_json(policy_text, {});
    if (!document) return {};
    const Node tuned = (*document)->root().find("meta").find("tuned");
    std::vector<TuningRecord> records;
    if (tuned.is(NodeKind::object)) records.push_back(record_of(tuned));
    tuned.each_item([&](std::size_t, const Node& item) {
        if (item.is(NodeKind::object)) records.push_back(record_of(item));
    });
    return records;
}

}  // namespace rei::workbench
