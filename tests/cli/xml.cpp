#include "xml.hpp"

#include <regex>
#include <vector>

namespace rei::test {
namespace {

bool has_bad_text(const std::string& text) {
    static const std::regex bad("&(?!(amp|lt|gt|quot|apos|#[0-9]+);)|[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f]");
    return text.find('\0') != std::string::npos || std::regex_search(text, bad);
}

}  // namespace

std::string xml_fault(std::string_view text) {
    constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (text.substr(0, kDeclaration.size()) != kDeclaration) return "no declaration";
    static const std::regex tag(R"re(<(/?)([A-Za-z]+)((?: [a-z]+="[^"<]*")*)(/?)>)re");
    std::string rest(text.substr(kDeclaration.size()));
    std::vector<std::string> open;
    std::smatch match;
    bool root_seen = false;
    while (std::regex_search(rest, match, tag)) {
        const std::string between = match.prefix();
        if (between.find('<') != std::string::npos || has_bad_text(between)) return "bad text: " + between;
        if (has_bad_text(match[3])) return "bad attribute: " + match[3].str();
        if (open.empty() && root_seen) return "a second root: " + match.str();
        root_seen = true;
        if (match[1].length() > 0) {
            if (open.empty() || open.back() != match[2]) return "unexpected end: " + match.str();
            open.pop_back();
        } else if (match[4].length() == 0) {
            open.push_back(match[2]);
        }
        rest = match.suffix();
    }
    if (!open.empty()) return "not closed: " + open.back();
    return rest == "\n" ? "" : "after the end: " + rest;
}

}  // namespace rei::test
