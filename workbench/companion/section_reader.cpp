#include <algorithm>

#include "sections.hpp"

namespace rei::companion {
namespace {

constexpr std::string_view kLanguages[] = {"ko", "en"};
constexpr std::size_t kLongestId = 40;

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= kLongestId && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

}  // namespace

bool SectionReader::missing(const Located& at, const Phrase& what) {
    if (at) return false;
    reader_.complain(at, phrase("found nothing, expected {}", what));
    return true;
}

bool SectionReader::object(const Located& at, std::initializer_list<std::string_view> members) {
    if (missing(at, phrase("an object")) || !reader_.is_object(at)) return false;
    at.node.each_member([&](Node key, Node value) {
        if (std::find(members.begin(), members.end(), key.text()) != members.end()) return;
        std::string names;
        for (const std::string_view one : members) names += (names.empty() ? "" : ", ") + std::string(one);
        reader_.expected({key, at.value_of(key, value).path}, phrase("one of {}", names));
    });
    return true;
}

Text SectionReader::text(const Located& at) {
    Text out;
    if (!object(at, {"ko", "en"})) return out;
    const auto one = [&](std::string_view language) {
        const Located text = at.member(language);
        if (!text)
            reader_.complain({at.node, text.path}, phrase("found nothing, expected {}", phrase("a text")));
        return reader_.nonempty_text(text, phrase("a text")).value_or("");
    };
    out.korean = one(kLanguages[0]);
    out.english = one(kLanguages[1]);
    return out;
}

std::vector<std::string> SectionReader::lines_in(const Located& at, std::size_t least) {
    std::vector<std::string> out = reader_.texts(at, phrase("text")).value_or(std::vector<std::string>{});
    if (at.node.is(NodeKind::list) && at.node.size() < least) {
        reader_.complain(at, phrase("found a list of {}, expected {} at least", at.node.size(), least));
    }
    return out;
}

Lines SectionReader::lines(const Located& at, std::size_t least) {
    Lines out;
    if (!object(at, {"ko", "en"})) return out;
    const auto all = [&](std::string_view language) {
        const Located list = at.member(language);
        if (list) return lines_in(list, least);
        reader_.complain({at.node, list.path},
                         phrase("found nothing, expected {}", phrase("a list of {}s", phrase("text"))));
        return std::vector<std::string>{};
    };
    out.korean = all(kLanguages[0]);
    out.english = all(kLanguages[1]);
    return out;
}

Lines SectionReader::keywords(const Located& at) {
    Lines out;
    if (!object(at, {"ko", "en"})) return out;
    const auto all = [&](std::string_view language) {
        return reader_.texts(at.member(language), phrase("keyword")).value_or(std::vector<std::string>{});
    };
    out.korean = all(kLanguages[0]);
    out.english = all(kLanguages[1]);
    return out;
}

double SectionReader::number(const Located& at, Interval range, const Phrase& what) {
    if (missing(at, what)) return range.low;
    return reader_.number(at, range, what).value_or(range.low);
}

Push SectionReader::place(const Located& at) {
    if (!object(at, {"valence", "arousal"})) return {};
    return {number(at.member("valence"), {-1, 1}, phrase("a number in [{}, {}]", -1, 1)),
            number(at.member("arousal"), {0, 1}, phrase("a number in [{}, {}]", 0, 1))};
}

Box SectionReader::box(const Located& at) {
    Box out;
    if (!object(at, {"valence", "arousal"})) return out;
    out.valence = reader_.interval(at.member("valence"), out.valence).value_or(out.valence);
    out.arousal = reader_.interval(at.member("arousal"), out.arousal).value_or(out.arousal);
    return out;
}

std::string SectionReader::new_id(const Located& at, std::vector<std::string>& known) {
    const Phrase what = phrase("a name of letters a-z, digits, - and _");
    std::string id;
    if (!missing(at, what)) {
        id = reader_.text(at, what).value_or("");
        if (at.node.is(NodeKind::string) && !is_id(id)) {
            reader_.expected(at, what);
        } else if (!id.empty() && std::find(known.begin(), known.end(), id) != known.end()) {
            reader_.complain(at, phrase("found \"{}\" a second time, expected each name once", id));
        }
    }
    known.push_back(id);
    return id;
}

std::vector<Index> SectionReader::references(const Located& at, const std::vector<std::string>& known,
                                             const Phrase& what) {
    std::vector<Index> out;
    if (!at || !reader_.is_list(at, phrase("a list of {}s", what))) return out;
    at.node.each_item([&](std::size_t k, Node item) {
        const Located one = at.item(k, item);
        const auto name = reader_.nonempty_text(one, phrase("the id of a {}", what));
        if (!name) return;
        const auto found = std::find(known.begin(), known.end(), *name);
        const auto index = static_cast<Index>(found - known.begin());
        if (found == known.end()) {
            reader_.expected(one, phrase("the id of a {} of this file", what));
        } else if (std::find(out.begin(), out.end(), index) != out.end()) {
            reader_.complain(one, phrase("found \"{}\" a second time, expected each once", *name));
        } else {
            out.push_back(index);
        }
    });
    return out;
}

bool SectionReader::list(const Located& at, std::size_t least, const Phrase& what) {
    if (missing(at, what) || !reader_.is_list(at, what)) return false;
    if (at.node.size() < least) {
        reader_.complain(at, phrase("found a list of {}, expected {}", at.node.size(), what));
    }
    return true;
}

}  // namespace rei::companion
