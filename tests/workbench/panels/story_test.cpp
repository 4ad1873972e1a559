// A designer's hour at the window, from the first look to the file that the bot runs.
#include "workbench/panels/sandbox.hpp"

namespace rei::workbench {
namespace {

using test::Desk;
using test::on_track;
using test::Sandbox;

std::size_t flips(const Desk& desk) {
    return desk.session().main_run().trace.flips().size();
}

TEST(Story, AFlipVanishesAFindingIsCuredAndTheBotGetsIt) {
    Sandbox sandbox(test::source_file("scenarios/apology-after-a-fight.yaml"));
    Desk& desk = sandbox.desk;
    const std::string as_loaded = desk.hash();
    const std::size_t flips_before = flips(desk);

    // drag a half-life: a flip less, in the very frame in which the mouse lets go
    desk.drag(on_track(desk, "engine.half_life_sec.valence", 10),
              on_track(desk, "engine.half_life_sec.valence", 5));
    EXPECT_LT(flips(desk), flips_before);
    EXPECT_EQ(desk.entries(), 1U);
    desk.key(Key::z, true);
    EXPECT_EQ(desk.hash(), as_loaded);

    // the diagnosis finds why, and one number that cures it
    desk.key(Key::d, true);
    ASSERT_FALSE(desk.bench.diagnosis.findings().empty());
    const std::size_t findings_before = desk.bench.diagnosis.findings().size();
    desk.click(desk.centre("diagnosis/0/apply"));
    EXPECT_LT(desk.bench.diagnosis.findings().size(), findings_before);
    const std::string cured = desk.hash();

    // undone, done again
    desk.key(Key::z, true);
    EXPECT_EQ(desk.hash(), as_loaded);
    desk.key(Key::y, true);
    EXPECT_EQ(desk.hash(), cured);

    // exported, and read again as the bot does
    desk.key(Key::s, true, true);
    EXPECT_EQ(desk.bench.notices.history().back().kind, NoticeKind::success);
    EXPECT_FALSE(desk.session().has_unsaved_policy());
    desk.key(Key::r, true);
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.hash(), cured);
    const Loaded<PolicyFile> bots = load_policy(sandbox.policy);
    ASSERT_TRUE(bots);
    EXPECT_EQ(trace_hash(replay(desk.session().scenario(), bots->policy, Variant::continuous)), cured);
}

}  // namespace
}  // namespace rei::workbench
