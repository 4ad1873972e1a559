// Journals as JSON.
#include <nlohmann/json.hpp>

#include "rei/model/journal.hpp"

namespace rei::workbench {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const JournalPart& part) {
    return {{"path", part.path}, {"is_unsaved", part.is_unsaved}, {"text", part.text}};
}

bool read_text(const Json& object, const char* key, std::string& value) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) return false;
    value = found->get<std::string>();
    return true;
}

bool read_part(const Json& object, const char* key, JournalPart& part) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object()) return false;
    const auto is_unsaved = found->find("is_unsaved");
    if (is_unsaved == found->end() || !is_unsaved->is_boolean()) return false;
    part.is_unsaved = is_unsaved->get<bool>();
    return read_text(*found, "path", part.path) && read_text(*found, "text", part.text);
}

/// The last second of the year 9999: beyond it calendars have no words.
constexpr std::int64_t kLastSec = 253402300799;

}  // namespace

std::string json_of(const JournalRecord& record) {
    Json root;
    root["written_sec"] = record.written_sec;
    root["policy"] = json_of(record.policy);
    root["loaded_policy"] = record.loaded_policy;
    if (record.scenario) root["scenario"] = json_of(*record.scenario);
    return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Loaded<JournalRecord> read_journal(const std::string& text, const std::string& file) {
    const auto broken = [&](const char* where, Phrase why) {
        return Problems{{file, {}, where, std::move(why)}};
    };
    const Json root = Json::parse(text, nullptr, false);
    if (root.is_discarded()) return broken("", phrase("is no JSON"));
    if (!root.is_object()) return broken("", phrase("expected {}", phrase("an object")));
    JournalRecord record;
    const auto written = root.find("written_sec");
    if (written == root.end() || !written->is_number_integer())
        return broken("written_sec", phrase("expected {}", phrase("a number")));
    record.written_sec = written->get<std::int64_t>();
    if (record.written_sec < 0 || record.written_sec > kLastSec)
        return broken("written_sec", phrase("is out of range"));
    if (!read_part(root, "policy", record.policy))
        return broken("policy", phrase("expected path, is_unsaved and text"));
    if (!read_text(root, "loaded_policy", record.loaded_policy))
        return broken("loaded_policy", phrase("expected {}", phrase("a text")));
    if (root.contains("scenario")) {
        record.scenario.emplace();
        if (!read_part(root, "scenario", *record.scenario))
            return broken("scenario", phrase("expected path, is_unsaved and text"));
    }
    return record;
}

}  // namespace rei::workbench
