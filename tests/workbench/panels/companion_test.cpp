// The Companion pane, by mouse and keyboard.
#include "workbench/panels/desk.hpp"

#include "rei/live/companion_book.hpp"
#include "rei/live/responder.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

class CompanionTest : public ::testing::Test {
  protected:
    CompanionTest() : desk(test::project_scenario(), {1600, 1600}) { open(desk); }
    void open(Desk& which) {
        CompanionMeans means;
        means.live.database = folder.file("talk.db");
        means.file = test::source_file("policies/companion.json");
        means.live.wall_ms = [this] { return wall_ms += 1000; };
        means.day_of = [](std::int64_t ms) { return static_cast<int>(ms / 86'400'000); };
        which.bench.reflecting.equip(std::move(means));
        which.key(Key::b, true);
        which.frames(3);
    }
    void tell(const std::string& text) {
        desk.click(desk.centre("companion/felt"));
        desk.type(text);
        desk.key(Key::enter);
        desk.frames(3);
    }
    [[nodiscard]] const Reflecting& reflecting() const { return desk.bench.reflecting; }
    [[nodiscard]] bool shows(const std::string& item) const { return desk.ui.items.find(item) != nullptr; }

    std::int64_t wall_ms = 1'700'000'000'000;
    test::TemporaryFolder folder;
    Desk desk;
};

TEST_F(CompanionTest, PutsWhatIsFeltIntoAFrameWithThreeRoutinesAndALine) {
    tell("오늘 너무 무기력함");
    ASSERT_TRUE(reflecting().last());
    EXPECT_EQ(reflecting().last()->language, companion::Language::korean);
    for (const char* const item : {"feeling", "frame", "routine/0", "routine/1", "routine/2", "declaration"})
        EXPECT_TRUE(shows(std::string("companion/") + item)) << item;
    EXPECT_LT(reflecting().days().back().valence.value_or(1), 0) << "the rhythm has today";
}

TEST_F(CompanionTest, ARatingIsOfWhatIsShownWhateverAConversationLoggedMeanwhile) {
    tell("so tired today");
    live::Store store(folder.file("talk.db"));
    live::CompanionBook book(store, "user",
                             [](std::int64_t ms) { return static_cast<int>(ms / 86'400'000); });
    companion::Companion companion(*companion::load_companion(test::source_file("policies/companion.json")));
    const companion::Reflection other = companion.reflect("화가 나서 미치겠어", {});
    static_cast<void>(book.add(live::record_of("화가 나", other, companion.file()), wall_ms += 1000));
    const std::string frame = companion.file().frames[reflecting().last()->frame.frame].id;
    desk.click(desk.centre("companion/rate/0/good"));
    desk.frames(2);
    const companion::Log log = book.read(wall_ms, 5);
    ASSERT_EQ(log.runs.size(), 1U);
    EXPECT_EQ(log.runs[0].frame, frame);
}

/// Reflects on whatever is said, as a model with the tool "routine" may.
class ReflectingResponder final : public live::Responder {
  public:
    [[nodiscard]] std::string name() const override { return "reflecting"; }
    live::Answer answer(const live::Request& request, live::AnswerListener&,
                        const std::stop_token&) override {
        const companion::Companion companion(
            *companion::load_companion(test::source_file("policies/companion.json")));
        live::Answer answer;
        answer.reply = "음";
        answer.reflection =
            live::record_of(request.text, companion.reflect(request.text, {}), companion.file());
        return answer;
    }
};

TEST_F(CompanionTest, WhatAConversationLoggedIsInTheRhythmAsSoonAsItsTurnIsStored) {
    TalkMeans means;
    means.live.database = folder.file("talk.db");
    means.live.wall_ms = [this] { return wall_ms; };
    means.responder = [](const Policy&) { return std::make_shared<ReflectingResponder>(); };
    desk.bench.talk.equip(std::move(means));
    ASSERT_EQ(reflecting().days().back().samples, 0);
    for (const int samples : {1, 2}) {
        wall_ms += 1000;
        carry_out(desk.bench, Say{"오늘 너무 무기력함"});
        while (desk.bench.talk.is_answering()) desk.frame();
        desk.frame();
        EXPECT_EQ(reflecting().days().back().samples, samples);
    }
    EXPECT_FALSE(reflecting().last()) << "it was told to somebody else";
}

TEST_F(CompanionTest, WhatARoutineWasWorthChangesTheNextSuggestions) {
    tell("so tired today");
    const companion::Index first = reflecting().last()->routines[0].routine;
    const double before = reflecting().last()->routines[0].worth.mean;
    desk.click(desk.centre("companion/rate/0/unfit"));
    desk.frames(2);
    EXPECT_EQ(reflecting().ratings()[0], companion::Rating::unfit);
    tell("so tired today");
    for (const companion::RoutineScore& score : reflecting().last()->routines) {
        if (score.routine == first) {
            EXPECT_LT(score.worth.mean, before);
        }
    }
    EXPECT_FALSE(reflecting().ratings()[0]);
}

TEST_F(CompanionTest, DistressIsAnsweredWithPeopleAndNotWithRoutines) {
    tell("죽고 싶어");
    EXPECT_TRUE(shows("companion/distress"));
    EXPECT_FALSE(shows("companion/routine/0"));
}

TEST_F(CompanionTest, WhatWasToldIsThereNextTime) {
    tell("오늘 너무 무기력함");
    Desk again(test::project_scenario(), {1600, 1600});
    open(again);
    EXPECT_EQ(again.bench.reflecting.days().back().samples, 1);
}

TEST(Companion, ABrokenFileIsToldOf) {
    test::TemporaryFolder folder;
    test::write_text(folder.file("companion.json"), "{");
    Desk desk;
    CompanionMeans means;
    means.live.database = folder.file("talk.db");
    means.file = folder.file("companion.json");
    means.live.wall_ms = [] { return std::int64_t{1'700'000'000'000}; };
    means.day_of = [](std::int64_t) { return 0; };
    desk.bench.reflecting.equip(std::move(means));
    desk.key(Key::b, true);
    desk.frames(3);
    ASSERT_FALSE(desk.bench.notices.history().empty());
    EXPECT_NE(desk.bench.notices.history().back().detail.find("companion.json"), std::string::npos);
}

}  // namespace
}  // namespace rei::workbench
