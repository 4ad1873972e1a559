// What may stand in a file of the workbench's own that something went wrong with.
#pragma once

#include <string>
#include <vector>

namespace rei::workbench::test {

inline std::vector<std::string> broken_texts(const std::string& whole) {
    std::vector<std::string> texts{
        "",
        "{",
        "null",
        "[]",
        "42",
        "\"text\"",
        "NaN",
        "{\"scale\": NaN}",
        "{\"scale\": 1e999}",
        "{\"scale\": -5}",
        "{\"window_width\": 1e300, \"window_height\": -99999999999999999999}",
        "{\"language\": 3, \"look\": [], \"recent_files\": {}, \"layout\": [], \"view\": 1}",
        "{\"recent_files\": [1, {}, {\"kind\": 1, \"path\": 2}], \"layout\": {\"left\": \"x\", \"right\": "
        "7}}",
        "{\"view\": {\"flags\": {\"follows\": 1}, \"shown_variants\": [1], \"tab\": {}}}",
        "{\"written_sec\": \"x\"}",
        "{\"written_sec\": 1e300, \"policy\": 3}",
        "{\"written_sec\": -1, \"policy\": {\"path\": 1}}",
        std::string(100'000, '['),
        std::string(50'000, '[') + std::string(50'000, ']'),
        "{\"a\":" + std::string(50'000, '{'),
        std::string("\0\1\2\xff\xfe", 5),
        std::string(4096, '\0')};
    for (std::size_t k = 1; k < 16; ++k) texts.push_back(whole.substr(0, whole.size() * k / 16));
    return texts;
}

}  // namespace rei::workbench::test
