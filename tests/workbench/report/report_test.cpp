#include "rei/report/report.hpp"

#include <random>
#include <set>

#include "page_reader.hpp"
#include "workbench/files.hpp"
#include <gmock/gmock.h>

#include "rei/model/strings.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::workbench {
namespace {

using test::PageElement;
using test::PageRead;
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kMostBytes = 300000;  ///< of the page of one scenario, however long

ReportedPolicy project_policy() {
    return {"policies/rei.json", test::project_policy().policy, Variant::continuous, {}};
}

Scenario project_scenario(const std::string& name) {
    return *load_scenario(test::source_file("scenarios/" + name + ".yaml"));
}

Scenario scenario_of(const std::string& yaml) {
    auto loaded = parse_scenario(yaml, "s.yaml");
    EXPECT_TRUE(loaded) << text_of(loaded.problems);
    return *loaded;
}

ReportPlan plan_of(std::vector<Scenario> scenarios) {
    ReportPlan plan;
    plan.policy = project_policy();
    plan.scenarios = std::move(scenarios);
    plan.program = "rei 1.2.3";
    return plan;
}

/// The same, held against a policy that fades more slowly.
ReportPlan plan_with_before(std::vector<Scenario> scenarios) {
    ReportPlan plan = plan_of(std::move(scenarios));
    plan.before = project_policy();
    plan.before->file = "before.json";
    plan.before->policy.engine.half_life_valence_sec = 40;
    plan.before->policy.engine.cooldown_sec = 20;
    return plan;
}

std::string page_of(ReportPlan plan) {
    Report report(std::move(plan));
    double before = report.progress();
    while (report.advance()) {
        EXPECT_GE(report.progress(), before);
        before = report.progress();
    }
    EXPECT_EQ(report.progress(), 1);
    return report.page();
}

PageRead read(const std::string& page) {
    PageRead read = test::read_page(page);
    EXPECT_EQ(read.fault, "");
    return read;
}

/// Chat that never rests, a message every `step_sec`.
Scenario long_chat(std::size_t turns, double step_sec) {
    constexpr const char* kTexts[] = {
        "오늘 방송 최고였어!", "음 그렇구나", "바보",
        "힘내 괜찮아 괜찮아",  "대박 미쳤다", "그냥 지나가던 사람인데요 오늘 처음 왔어요 잘 부탁드립니다"};
    Scenario scenario;
    scenario.name = "long";
    std::mt19937_64 random(7);
    for (std::size_t k = 0; k < turns; ++k) {
        Turn turn;
        turn.at_sec = step_sec * static_cast<double>(k);
        turn.text = kTexts[random() % 6];
        scenario.turns.push_back(std::move(turn));
    }
    scenario.until_sec = step_sec * static_cast<double>(turns);
    return scenario;
}

TEST(Report, IsWellFormedAndSaysWhatThereIs) {
    const std::string page = page_of(plan_of({project_scenario("praise-then-insult")}));
    const PageRead elements = read(page);
    const std::string text = elements.text();
    for (const char* said : {"praise-then-insult", "7 / 7", "policies/rei.json", "rei 1.2.3",
                             "mood becomes happy", "flips per min"})
        EXPECT_THAT(text, HasSubstr(said));
}

TEST(Report, LoadsNothing) {
    const std::string page = page_of(plan_with_before({project_scenario("praise-insult-oscillation")}));
    for (const char* outside : {"http://", "https://", "<script", "<link", "<img", "<iframe", "@import",
                                "url(h", "@font-face", "javascript:"})
        EXPECT_THAT(page, Not(HasSubstr(outside)));
    EXPECT_THAT(page, HasSubstr("default-src &#39;none&#39;"));
}

TEST(Report, HasATargetForEveryLinkAndNoIdTwice) {
    const PageRead page = read(page_of(
        plan_of({project_scenario("praise-insult-oscillation"), project_scenario("one-hour-stream")})));
    std::set<std::string> ids;
    for (const PageElement& element : page.elements) {
        const std::string id = element.attribute("id");
        EXPECT_TRUE(id.empty() || ids.insert(id).second) << id;
    }
    std::size_t links = 0;
    for (const PageElement& element : page.elements) {
        const std::string target = element.attribute("href");
        if (target.empty()) continue;
        ++links;
        ASSERT_EQ(target[0], '#');
        EXPECT_EQ(ids.count(target.substr(1)), 1U) << target;
    }
    EXPECT_GE(links, 2U + 2U + 1U);  // to both scenarios, their tints, a finding
}

TEST(Report, ShowsWhatHoldsGreenAndWhatDoesNotRed) {
    const Scenario scenario = scenario_of(
        "turns: [{at: 1, text: 최고}]\nexpect:\n  - mood: {never: angry}\n  - mood: {is: sad, from: 0, to: "
        "2}\n"
        "  - mood: {becomes: happy}\n");
    const PageRead page = read(page_of(plan_of({scenario})));
    EXPECT_EQ(page.all("g", "bar").size(), 3U);
    EXPECT_EQ(page.all("g", "ok").size(), 2U);
    EXPECT_EQ(page.all("g", "no").size(), 1U);
    EXPECT_EQ(page.all("td", "ok").size(), 2U);
    EXPECT_EQ(page.all("td", "no").size(), 1U);
    EXPECT_THAT(page.text(), HasSubstr("2 / 3"));
}

TEST(Report, EscapesWhatComesFromFiles) {
    const std::string hostile = "</title></style><script>alert(1)</script>\"'&<b onload=x> \x01\xff";
    ReportPlan plan = plan_with_before({project_scenario("praise-then-insult")});
    Scenario& scenario = plan.scenarios[0];
    scenario.name = scenario.description = scenario.file = hostile;
    for (Turn& turn : scenario.turns) turn.text = turn.user = turn.id = hostile;
    for (Expectation& expectation : scenario.expectations) expectation.in_words = term(hostile);
    for (ReportedPolicy* policy : {&plan.policy, &*plan.before}) {
        policy->file = policy->policy.name = policy->policy.summary = hostile;
        policy->tuning = {{hostile, {hostile}, {{hostile, hostile}}, {{hostile, hostile, hostile}}}};
        policy->policy.emotions.push_back(hostile);
        policy->policy.regions.push_back({hostile, {-1, 1}, {0.9, 1}, {}, {}});
    }
    plan.policy.policy.voices.push_back({hostile, {}});
    plan.policy.policy.classes[0].keywords.push_back(hostile);
    plan.title = plan.program = hostile;
    const PageRead page = read(page_of(std::move(plan)));
    for (const PageElement& element : page.elements) {
        EXPECT_NE(element.name, "script");
        EXPECT_EQ(element.attribute("onload"), "");
    }
}

TEST(Report, IsTheSameForTheSameInput) {
    const auto plan = [] {
        return plan_with_before(
            {project_scenario("praise-insult-oscillation"), project_scenario("slow-night")});
    };
    EXPECT_EQ(page_of(plan()), page_of(plan()));
}

TEST(Report, OfAnHourIsNoLongerThanItMustBe) {
    EXPECT_LT(page_of(plan_with_before({project_scenario("one-hour-stream")})).size(), kMostBytes);
}

class ReportOfADay : public testing::TestWithParam<Variant> {};

TEST_P(ReportOfADay, IsNoLongerThanItMustBe) {
    ReportPlan plan = plan_with_before({long_chat(14400, 6)});
    plan.seeks_cures = false;
    plan.policy.variant = plan.before->variant = GetParam();
    const std::string page = page_of(std::move(plan));
    EXPECT_LT(page.size(), kMostBytes);
    read(page);
}

INSTANTIATE_TEST_SUITE_P(Variants, ReportOfADay, testing::Values(Variant::continuous, Variant::kalman),
                         [](const auto& instance) { return std::string(name_of(instance.param)); });

TEST(Report, HoldsAPolicyAgainstTheOneBefore) {
    const PageRead page = read(page_of(plan_with_before({project_scenario("praise-then-insult")})));
    EXPECT_EQ(page.all("path", "ghost").size(), 3U);
    EXPECT_EQ(page.all("path", "line").size(), 3U);
    EXPECT_EQ(page.all("rect", "was").size(), 7U);
    const std::string text = page.text();
    for (const char* said :
         {"half life · valence", "40", "cooldown", "What changed", "before", "before.json"})
        EXPECT_THAT(text, HasSubstr(said));
    EXPECT_TRUE(
        read(page_of(plan_of({project_scenario("praise-then-insult")}))).all("path", "ghost").empty());
}

TEST(Report, NamesFindingsWithTheirCures) {
    ReportPlan plan = plan_of({project_scenario("praise-insult-oscillation")});
    plan.policy.policy.engine.cooldown_sec = 1;
    const PageRead with = read(page_of(plan));
    ASSERT_FALSE(with.all("g", "finding").empty());
    EXPECT_EQ(with.all("ol", "findings").size(), 1U);
    EXPECT_FALSE(with.all("p", "cure").empty());
    plan.seeks_cures = false;
    EXPECT_TRUE(read(page_of(plan)).all("p", "cure").empty());
}

TEST(Report, TellsWhatIsNotAtItsDefault) {
    ReportPlan plan = plan_of({project_scenario("praise-then-insult")});
    EXPECT_THAT(page_of(plan), HasSubstr("Every number is at its default."));
    plan.policy.policy.engine.cooldown_sec = 7.25;
    EXPECT_THAT(page_of(plan), HasSubstr("<b>7.25</b>"));
}

TEST(Report, HasSomethingToSayWhereThereIsNothing) {
    const PageRead silent = read(page_of(plan_of({scenario_of("turns: []\n")})));
    EXPECT_THAT(silent.text(), HasSubstr("Nothing is expected of this conversation."));
    EXPECT_THAT(silent.text(), HasSubstr("Nothing wrong found"));
    read(
        page_of(plan_of({scenario_of("turns: [{at: 0, text: 최고}]\nuntil: 0\n")})));  // takes no time at all
    read(page_of(plan_of({})));
}

TEST(Report, ThatIsStoppedTellsWhatItHas) {
    Report report(plan_of({project_scenario("praise-then-insult"), project_scenario("slow-night")}));
    while (report.scenarios_done() < 1) ASSERT_TRUE(report.advance());
    const std::string text = read(report.page()).text();
    EXPECT_THAT(text, HasSubstr("Stopped early: 1 of 2 scenarios are told."));
    EXPECT_THAT(text, HasSubstr("7 / 7"));
}

ReportedRhythm rhythm_of(std::vector<companion::Day> days) {
    auto file = companion::load_companion(test::source_file("policies/companion.json"));
    return {"mina", std::make_shared<const companion::Companion>(std::move(*file)), std::move(days)};
}

TEST(Report, DrawsTheEmotionalRhythmABarADay) {
    ReportPlan plan = plan_of({project_scenario("praise-then-insult")});
    EXPECT_TRUE(read(page_of(plan)).all("g", "day").empty()) << "only where it is asked for";
    plan.rhythm = rhythm_of({{19'800, 2, -0.5, 0.25, {"listless", "calm"}, {}},
                             {19'801, 0, {}, {}, {}, {}},
                             {19'802, 1, 0.75, 0.5, {"happy"}, {"walk"}}});
    const PageRead page = read(page_of(plan));
    EXPECT_EQ(page.all("g", "day").size(), 3U);
    EXPECT_EQ(page.all("rect", "energy").size(), 2U) << "a day without notes has no bar";
    ASSERT_EQ(page.all("rect", "down").size(), 1U);
    ASSERT_EQ(page.all("rect", "up").size(), 1U);
    const auto height = [&](const char* look) {
        return std::stod(page.all("rect", look).front()->attribute("height"));
    };
    EXPECT_NEAR(height("up") / height("down"), 0.75 / 0.5, 1e-9);
    EXPECT_THAT(page.text(), HasSubstr("Emotional rhythm of mina"));
    EXPECT_THAT(page.text(), HasSubstr(companion::date_of(19'802)));
    EXPECT_THAT(page.text(), HasSubstr("mood +0.75, energy 0.50"));
}

TEST(Report, OfARhythmWithoutNotesSaysHowToBegin) {
    ReportPlan plan = plan_of({project_scenario("praise-then-insult")});
    plan.rhythm = rhythm_of({{19'800, 0, {}, {}, {}, {}}});
    EXPECT_THAT(read(page_of(plan)).text(), HasSubstr("rei reflect TEXT"));
}

TEST(Report, SpeaksKorean) {
    set_language(Language::korean);
    const std::string page = page_of(plan_of({project_scenario("praise-then-insult")}));
    set_language(Language::english);
    EXPECT_THAT(page, HasSubstr("<html lang=\"ko\">"));
    EXPECT_THAT(read(page).text(), HasSubstr("기대 충족"));
}

TEST(Report, OfKalmanShowsHowSureItIs) {
    ReportPlan plan = plan_of({project_scenario("praise-then-insult")});
    plan.policy.variant = Variant::kalman;
    EXPECT_EQ(read(page_of(std::move(plan))).all("path", "band").size(), 2U);
}

}  // namespace
}  // namespace rei::workbench
