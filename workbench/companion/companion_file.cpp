#include "rei/companion/companion_file.hpp"

#include <algorithm>

#include "sections.hpp"

#include "rei/document/files.hpp"

namespace rei::companion {
namespace {

constexpr std::size_t kMostBytes = 4U << 20U;

void read_version(SectionReader& reader, const Located& root) {
    const Located version = root.member("version");
    if (!version || !version.node.is(NodeKind::number) || version.node.number() != 1)
        reader.checked().complain(
            version ? version : Located{root.node, version.path},
            phrase("expected 1, the version of companion files that this program reads"));
}

}  // namespace

Loaded<CompanionFile> parse_companion(std::string text, const std::string& file) {
    const auto document = Document::from_json(std::move(text), file);
    if (!document) return document.problems;
    SectionReader reader(**document);
    const Located root{(*document)->root(), ""};
    if (!reader.object(
            root, {"version", "rest", "feelings", "degrees", "distress", "profile", "frames", "routines"}))
        return reader.checked().problems();
    CompanionFile out;
    Names names;
    read_version(reader, root);
    if (const Located rest = root.member("rest")) out.rest = reader.place(rest);
    read_words(reader, root, names, out);
    read_routines(reader, root, names, out);
    read_frames(reader, root, names, out);
    read_profile(reader, root, names, out);
    Problems problems = reader.checked().problems();
    if (problems.empty()) return out;
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    });
    return problems;
}

Loaded<CompanionFile> load_companion(const std::string& path) {
    Loaded<std::string> text = read_file(path, kMostBytes);
    if (!text) return text.problems;
    return parse_companion(std::move(*text), path);
}

}  // namespace rei::companion
