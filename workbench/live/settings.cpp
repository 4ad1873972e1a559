#include "rei/live/settings.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/persona/engine.hpp"
#include "rei/policy/policy.hpp"

namespace rei::live {
namespace {

constexpr std::size_t kLongestLine = 500;

constexpr SettingRow kTable[] = {
    {"db", "REI_DB", "--db", SettingKind::file, false, "",
     "File of conversations (default: rei/rei.db under $XDG_DATA_HOME)"},
    {"policy", "REI_POLICY", "--policy", SettingKind::file, false, "",
     "Policy of the persona (default: policies/rei.json)"},
    {"engine", "REI_ENGINE", "--engine", SettingKind::variant, false, "",
     "Variant of the engine (default: the policy's)"},
    {"user", "REI_USER", "--user", SettingKind::text, false, "user", "Who speaks"},
    {"prompt", "REI_PROMPT", "--prompt", SettingKind::text, false, "default",
     "Prompt to begin a session with (rei prompt list)"},
    {"mood_line", "REI_MOOD_LINE", "--mood-line", SettingKind::on_off, false, "on",
     "on or off: a line after each turn that says what is felt"},
    {"thinking", "REI_THINKING", "--thinking", SettingKind::on_off, false, "off",
     "on or off: show what was thought before a reply"},
    {"companion", "REI_COMPANION", "--companion", SettingKind::file, false, "",
     "File of the companion (default: policies/companion.json)"},
    {"vault", "REI_VAULT", "--vault", SettingKind::file, false, "", "Folder of daily notes in Markdown"},
    {"avatar", "REI_AVATAR", "--avatar", SettingKind::on_off, false, "off",
     "on or off: show the face in VTube Studio"},
    {"avatar_host", "REI_AVATAR_HOST", "--avatar-host", SettingKind::text, false, "localhost",
     "Where VTube Studio is, such as 192.168.0.7:8001"},
    {"avatar_mapping", "REI_AVATAR_MAPPING", "--avatar-mapping", SettingKind::file, false, "",
     "File that says which input each channel of a face moves (rei avatar mapping)"},
    {"api_key", "REI_API_KEY", nullptr, SettingKind::text, true, "",
     "Key of a model service; taken out of every message that it gets into"},
    // who answers
    {"responder", "REI_RESPONDER", "--responder", SettingKind::one_of, false, "auto",
     "auto is ollama where a model is named, else scripted", "auto|scripted|ollama|openai"},
    {"model", "REI_MODEL", "--model", SettingKind::line, false, "", "Language model (rei model list)"},
    {"base_url", "REI_BASE_URL", "--base-url", SettingKind::line, false, "",
     "Address of the model server (of Ollama, default: OLLAMA_HOST, else http://127.0.0.1:11434)"},
    {"num_ctx", "REI_NUM_CTX", "--num-ctx", SettingKind::number, false, "8192", "Tokens of a model's context",
     "512|1048576"},
    {"num_predict", "REI_NUM_PREDICT", "--num-predict", SettingKind::number, false, "2048",
     "Tokens of an answer, at most", "16|131072"},
    {"think", "REI_THINK", "--think", SettingKind::one_of, false, "off",
     "Whether a model thinks first, where it can", "off|on|low|medium|high"},
    {"load_timeout", "REI_LOAD_TIMEOUT", "--load-timeout", SettingKind::number, false, "300",
     "Seconds to wait for a model to begin", "1|86400"},
    {"stall_timeout", "REI_STALL_TIMEOUT", "--stall-timeout", SettingKind::number, false, "60",
     "Seconds to wait for an answer to go on", "1|86400"},
    {"answer_timeout", "REI_ANSWER_TIMEOUT", "--answer-timeout", SettingKind::number, false, "600",
     "Seconds that an answer may take", "1|86400"},
    {"tools", "REI_TOOLS", "--tools", SettingKind::line, false, "off",
     "What a model may call: off, on, or names between commas"},
    {"tools_folder", "REI_TOOLS_FOLDER", "--tools-folder", SettingKind::file, false, "",
     "Folder of which the tool read_file may read files (default: none)"},
    {"plugins", "REI_PLUGINS", "--plugins", SettingKind::file, false, "",
     "File of commands that a model may call, each call confirmed (default: none)"},
};

void take(const SettingRow& row, const std::string& value, const std::string& source, const std::string& file,
          Setting& into, Problems& problems) {
    Phrase complaint = complaint_about(row, value);
    if (complaint.empty()) {
        into = {value, source};
    } else {
        problems.push_back({file, {}, file.empty() ? source : row.name, std::move(complaint)});
    }
}

Setting resolve(const SettingRow& row, const SettingLayers& layers, Problems& problems) {
    Setting out{row.value, "default"};
    const auto& file_values = row.secret ? layers.in_secrets : layers.in_file;
    const std::string& file = row.secret ? layers.secrets_file : layers.config_file;
    if (const auto found = file_values.find(row.name); found != file_values.end())
        take(row, found->second, file, file, out, problems);
    if (const char* const value = layers.environment ? layers.environment(row.variable) : nullptr;
        value != nullptr && *value != '\0')
        take(row, value, row.variable, "", out, problems);
    if (const auto found = layers.flags.find(row.name); found != layers.flags.end() && row.flag != nullptr)
        take(row, found->second, row.flag, "", out, problems);
    return out;
}

std::string names_of_variants() {
    std::string out;
    for (const Variant variant : {Variant::heuristic, Variant::discrete, Variant::continuous, Variant::kalman,
                                  Variant::fsm, Variant::hmm}) {
        if (is_available(variant)) out += (out.empty() ? "" : ", ") + std::string(name_of(variant));
    }
    return out;
}

std::vector<std::string> split_words(std::string_view words) {
    std::vector<std::string> out;
    while (true) {
        const std::size_t bar = std::min(words.find('|'), words.size());
        out.emplace_back(words.substr(0, bar));
        if (bar == words.size()) return out;
        words.remove_prefix(bar + 1);
    }
}

/// "a, b or c"
Phrase listed(const std::vector<std::string>& words) {
    if (words.size() == 1) return phrase("{}", words.front());
    return phrase("{} or {}", fmt::format("{}", fmt::join(words.begin(), words.end() - 1, ", ")),
                  words.back());
}

bool is_within(const std::string& value, const std::vector<std::string>& range) {
    constexpr std::size_t kMostDigits = 9;
    if (value.empty() || value.size() > kMostDigits ||
        value.find_first_not_of("0123456789") != std::string::npos)
        return false;
    return std::stoi(value) >= std::stoi(range[0]) && std::stoi(value) <= std::stoi(range[1]);
}

Phrase complaint_about_secret(const std::string& value) {
    if (value.find('\n') != std::string::npos) return phrase("a secret is one line");
    if (!value.empty() && value.size() < kShortestSecret)
        return phrase(
            "a secret has {} bytes at least: a shorter one would be found in plain words, and could "
            "not be taken out of messages",
            kShortestSecret);
    return {};
}

}  // namespace

std::span<const SettingRow> setting_table() {
    return kTable;
}

const SettingRow* find_setting(std::span<const SettingRow> table, std::string_view name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const SettingRow& row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

Phrase complaint_about(const SettingRow& row, const std::string& value) {
    const auto found = [&](const Phrase& expected) {
        return phrase("found \"{}\", expected {}", value, expected);
    };
    if (row.secret) return complaint_about_secret(value);
    switch (row.kind) {
        case SettingKind::on_off:
            return value == "on" || value == "off" ? Phrase() : found(phrase("on or off"));
        case SettingKind::variant: {
            const auto variant = find_variant(value);
            return variant && is_available(*variant) ? Phrase()
                                                     : found(phrase("one of {}", names_of_variants()));
        }
        case SettingKind::text:
            return !value.empty() && clean_name(value) == value
                       ? Phrase()
                       : found(phrase("one line of at most {} characters", kMaxName));
        case SettingKind::line: {
            const bool is_line = !value.empty() && clean_text(value, kLongestLine) == value &&
                                 value.find_first_of("\n\t") == std::string::npos;
            return is_line ? Phrase() : found(phrase("one line of at most {} characters", kLongestLine));
        }
        case SettingKind::one_of: {
            const std::vector<std::string> words = split_words(row.words);
            const bool is_one = std::find(words.begin(), words.end(), value) != words.end();
            return is_one ? Phrase() : found(listed(words));
        }
        case SettingKind::number: {
            const std::vector<std::string> range = split_words(row.words);
            return is_within(value, range)
                       ? Phrase()
                       : found(phrase("a whole number from {} to {}", range[0], range[1]));
        }
        case SettingKind::file:
            return value.empty() ? found(phrase("a file")) : Phrase();
    }
    return {};
}

Loaded<Settings> Settings::from(std::span<const SettingRow> table, const SettingLayers& layers) {
    Settings out;
    Problems problems;
    for (const SettingRow& row : table) {
        const Setting& value = out.values_[row.name] = resolve(row, layers, problems);
        if (row.secret && !value.value.empty()) out.secrets_.push_back(value.value);
    }
    for (const SettingRow& row : table) {
        const Setting& one = out.values_[row.name];
        if (!row.secret && without_secrets(one.value, out.secrets_) != one.value)
            problems.push_back(
                {"", {}, one.source, phrase("has a secret in it, which would be stored and shown")});
    }
    for (const auto& [name, value] : layers.in_file) {
        const SettingRow* row = find_setting(table, name);
        if (row == nullptr) {
            problems.push_back({layers.config_file,
                                {},
                                name,
                                phrase("no such setting; 'rei config list' names those there are")});
        } else if (row->secret) {
            problems.push_back({layers.config_file,
                                {},
                                name,
                                phrase("is a secret and does not belong here; put it into {} or {}",
                                       layers.secrets_file, row->variable)});
        }
    }
    if (!problems.empty()) return problems;
    return out;
}

std::string Settings::shown(const SettingRow& row) const {
    const std::string& value = values_.at(row.name).value;
    if (!row.secret) return value;
    return value.empty() ? "" : "(set)";
}

std::vector<std::string> Settings::secrets() const {
    return secrets_;
}

}  // namespace rei::live
