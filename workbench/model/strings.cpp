#include "rei/model/strings.hpp"

#include <string_view>
#include <unordered_map>

namespace rei::workbench {

namespace {

Language spoken = Language::english;

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

void set_language(Language language) {
    spoken = language;
}

Language language() {
    return spoken;
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
