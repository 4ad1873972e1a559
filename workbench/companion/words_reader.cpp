// The sections `feelings`, `degrees` and `distress` of a companion file.
#include <set>

#include "keyword.hpp"
#include "sections.hpp"

namespace rei::companion {
namespace {

/// Each keyword once in the file, else nobody could say which feeling was heard.
class KeywordCheck {
  public:
    explicit KeywordCheck(SectionReader& reader) : reader_(reader) {}

    void look(const Located& keywords) {
        if (!keywords.node.is(NodeKind::object)) return;
        keywords.node.each_member([&](Node language, Node list) {
            if (!list.is(NodeKind::list)) return;
            const Located at = keywords.value_of(language, list);
            list.each_item([&](std::size_t k, Node word) { look(at.item(k, word), word); });
        });
    }

  private:
    void look(const Located& at, Node word) {
        if (!word.is(NodeKind::string) || word.text().empty()) return;
        const std::string pattern = pattern_of(word.text());
        if (pattern.empty()) {
            reader_.checked().expected(at, phrase("a keyword with letters or signs in it"));
        } else if (!seen_.insert(pattern).second) {
            reader_.checked().complain(
                at, phrase("found \"{}\" a second time, expected each keyword once", word.text()));
        }
    }

    SectionReader& reader_;
    std::set<std::string> seen_;
};

}  // namespace

void read_words(SectionReader& reader, const Located& root, Names& names, CompanionFile& out) {
    KeywordCheck check(reader);
    const Located feelings = root.member("feelings");
    reader.each_object(feelings, 1, phrase("a list of feelings, one at least"), [&](const Located& at) {
        if (!reader.object(at, {"id", "name", "place", "keywords"})) return;
        Feeling& one = out.feelings.emplace_back();
        one.id = reader.new_id(at.member("id"), names.feelings);
        one.name = reader.text(at.member("name"));
        one.place = reader.place(at.member("place"));
        one.keywords = reader.keywords(at.member("keywords"));
        check.look(at.member("keywords"));
    });
    const Located degrees = root.member("degrees");
    if (degrees && reader.object(degrees, {"more", "less", "same"})) {
        for (auto [name, into] : {std::pair("more", &out.degrees.more), std::pair("less", &out.degrees.less),
                                  std::pair("same", &out.degrees.same)}) {
            const Located words = degrees.member(name);
            if (!words) continue;
            *into = reader.keywords(words);
            check.look(words);
        }
    }
    const Located distress = root.member("distress");
    if (!reader.object(distress, {"keywords", "answer"})) return;
    out.distress.keywords = reader.keywords(distress.member("keywords"));
    check.look(distress.member("keywords"));
    out.distress.answer = reader.lines(distress.member("answer"), 1);
}

}  // namespace rei::companion
