#include "rei/document/problem.hpp"

namespace rei {
namespace {

const char* in_english(const char* pattern) {
    return pattern;
}

/// `file:line:column: path`, leaving out what is unknown.
std::string where_of(const Problem& problem) {
    std::string out = problem.file;
    const auto append = [&out](const std::string& part, const char* separator) {
        if (part.empty()) return;
        if (!out.empty()) out += separator;
        out += part;
    };
    if (problem.place.line > 0) {
        append(std::to_string(problem.place.line), ":");
        if (problem.place.column > 0) append(std::to_string(problem.place.column), ":");
    }
    append(problem.path, ": ");
    return out;
}

Phrase phrase_of_problem(const Problem& problem) {
    const std::string where = where_of(problem);
    if (where.empty()) return problem.message;
    return problem.message.empty() ? phrase("{}", where) : phrase("{}: {}", where, problem.message);
}

}  // namespace

std::string Problem::text() const {
    return text(in_english);
}

std::string Problem::text(Phrase::Translate translate) const {
    return phrase_of_problem(*this).text(translate);
}

std::string text_of(const Problems& problems) {
    return text_of(problems, in_english);
}

std::string text_of(const Problems& problems, Phrase::Translate translate) {
    return phrase_of(problems).text(translate);
}

Phrase phrase_of(const Problems& problems) {
    std::string lines;
    for (const Problem& problem : problems) lines += &problem == &problems.front() ? "{}" : "\n{}";
    Phrase out(lines);
    for (const Problem& problem : problems) out.with(phrase_of_problem(problem));
    return out;
}

}  // namespace rei
