// The sections `routines`, `frames` and `profile` of a companion file.
#include <algorithm>

#include "sections.hpp"

namespace rei::companion {
namespace {

constexpr Interval kMinutes{0.5, 240};

/// Frames speak of each other, so their names are needed before they are read.
std::vector<std::string> ids_in(const Located& list) {
    std::vector<std::string> out;
    if (!list || !list.node.is(NodeKind::list)) return out;
    list.node.each_item([&](std::size_t, Node item) {
        const Node id = item.is(NodeKind::object) ? item.find("id") : Node();
        out.emplace_back(id && id.is(NodeKind::string) ? id.text() : std::string_view());
    });
    return out;
}

}  // namespace

void read_routines(SectionReader& reader, const Located& root, Names& names, CompanionFile& out) {
    reader.each_object(
        root.member("routines"), 3, phrase("a list of routines, three at least"), [&](const Located& at) {
            if (!reader.object(at, {"id", "name", "kind", "minutes", "from", "towards", "energy", "steps"}))
                return;
            Routine& one = out.routines.emplace_back();
            one.id = reader.new_id(at.member("id"), names.routines);
            one.name = reader.text(at.member("name"));
            one.kind = reader.checked().nonempty_text(at.member("kind"), phrase("a text")).value_or("");
            one.minutes = reader.number(at.member("minutes"), kMinutes,
                                        phrase("minutes in [{}, {}]", kMinutes.low, kMinutes.high));
            one.from = reader.box(at.member("from"));
            one.towards = reader.place(at.member("towards"));
            one.energy = reader.number(at.member("energy"), {0, 1}, phrase("a number in [{}, {}]", 0, 1));
            one.steps = reader.lines(at.member("steps"), 1);
        });
}

void read_frames(SectionReader& reader, const Located& root, Names& names, CompanionFile& out) {
    const Located frames = root.member("frames");
    const std::vector<std::string> all = ids_in(frames);
    reader.each_object(frames, 1, phrase("a list of frames, one at least"), [&](const Located& at) {
        if (!reader.object(at, {"id", "name", "meaning", "beside", "states", "feelings", "routines", "with",
                                "declarations"}))
            return;
        Frame& one = out.frames.emplace_back();
        one.id = reader.new_id(at.member("id"), names.frames);
        one.name = reader.text(at.member("name"));
        one.meaning = reader.text(at.member("meaning"));
        one.beside = reader.text(at.member("beside"));
        one.states = reader.box(at.member("states"));
        one.feelings = reader.references(at.member("feelings"), names.feelings, phrase("feeling"));
        one.routines = reader.references(at.member("routines"), names.routines, phrase("routine"));
        one.with = reader.references(at.member("with"), all, phrase("frame"));
        if (std::find(one.with.begin(), one.with.end(), out.frames.size() - 1) != one.with.end())
            reader.checked().expected(at.member("with"), phrase("other frames than this one"));
        one.declarations = reader.lines(at.member("declarations"), 1);
    });
}

void read_profile(SectionReader& reader, const Located& root, const Names& names, CompanionFile& out) {
    const Located profile = root.member("profile");
    if (!reader.object(profile, {"core_routines", "philosophy", "emotion_pattern"})) return;
    out.profile.core_routines =
        reader.references(profile.member("core_routines"), names.routines, phrase("routine"));
    out.profile.philosophy = reader.text(profile.member("philosophy"));
    out.profile.emotion_pattern =
        reader.references(profile.member("emotion_pattern"), names.feelings, phrase("feeling"));
}

}  // namespace rei::companion
