#include "rei/document/problem.hpp"

namespace rei {
namespace {

const char* in_english(const char* pattern) {
    return pattern;
}

}  // namespace

std::string Problem::text() const {
    return text(in_english);
}

std::string Problem::text(Phrase::Translate translate) const {
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
    append(message.text(translate), ": ");
    return out;
}

std::string text_of(const Problems& problems) {
    return text_of(problems, in_english);
}

std::string text_of(const Problems& problems, Phrase::Translate translate) {
    std::string out;
    for (const Problem& problem : problems) {
        if (!out.empty()) out += '\n';
        out += problem.text(translate);
    }
    return out;
}

}  // namespace rei
