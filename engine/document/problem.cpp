#include "rei/document/problem.hpp"

namespace rei {

std::string Problem::text() const {
    std::string out = file;
    const auto append = [&out](const std::string& part, const char* separator) {
        if (part.empty()) return;
        if (!out.empty()) out += separator;
        out += part;
    };
    if (place.line > 0) {
        append(std::to_string(place.line), ":");
        if (place.column > 0) append(std::to_string(place.column), ":");
    }
    append(path, ": ");
    append(message, ": ");
    return out;
}

std::string text_of(const Problems& problems) {
    std::string out;
    for (const Problem& problem : problems) {
        if (!out.empty()) out += '\n';
        out += problem.text();
    }
    return out;
}

}  // namespace rei
