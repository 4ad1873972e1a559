#include "rei/model/strings.hpp"

#include <atomic>
#include <cstdlib>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rei/model/strings_tables.hpp"

namespace rei::workbench {

namespace {

std::atomic<Language> spoken = Language::english;  // answers come on threads of their own

/// The Korean of a text, null where there is none.
const char* korean_of(std::string_view english) {
    static const auto kRows = [] {
        std::unordered_map<std::string_view, const char*> rows;
        for (const Translation& row : translations()) rows.emplace(row.english, row.korean);
        return rows;
    }();
    const auto row = kRows.find(english);
    return row == kRows.end() ? nullptr : row->second;
}

}  // namespace

std::span<const Translation> translations() {
    static const std::vector<Translation> kAll = [] {
        std::vector<Translation> all;
        for (const auto& table :
             {translations_of_window(), translations_of_editing(), translations_of_files(),
              translations_of_parameters(), translations_of_live(), translations_of_studies(),
              translations_of_engine(), translations_of_problems()})
            all.insert(all.end(), table.begin(), table.end());
        return all;
    }();
    return kAll;
}

void set_language(Language language) {
    spoken = language;
}

Language language() {
    return spoken;
}

Language language_of_locale() {
    for (const char* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* const said = std::getenv(variable);
        if (said == nullptr || *said == '\0') continue;
        const std::string_view name =
            std::string_view(said).substr(0, std::string_view(said).find_first_of("_.@"));
        return name == "ko" ? Language::korean : Language::english;
    }
    return Language::english;
}

const char* tr(const char* english) {
    if (spoken == Language::english) return english;
    const char* const korean = korean_of(english);
    return korean == nullptr ? english : korean;
}

std::string tr(const std::string& english) {
    return tr(english.c_str());
}

}  // namespace rei::workbench
