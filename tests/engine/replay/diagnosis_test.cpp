#include "rei/replay/diagnosis.hpp"

#include <limits>
#include <set>

#include "engine/replay/patient.hpp"

namespace rei {
namespace {

using test::any_of_kind;
using test::diagnosed;
using test::find;
using test::kMoody;

TEST(Diagnosis, FindsNothingInAQuietConversation) {
    EXPECT_TRUE(diagnosed(kMoody, "{turns: [{at: 5, text: up}, {at: 40, text: down}], until: 80}").empty());
    EXPECT_TRUE(diagnosed(kMoody, "{turns: []}").empty());
    EXPECT_TRUE(diagnosed(kMoody, "{turns: [{at: 0, text: up}], until: 0}").empty());
}

TEST(FindingTable, HasARowAKindInTheirOrder) {
    std::size_t k = 0;
    for (const FindingInfo& info : finding_table()) {
        EXPECT_EQ(static_cast<std::size_t>(info.kind), k++);
        EXPECT_EQ(&info_of(info.kind), &info);
        EXPECT_LT(info.limit, info.grave) << info.name;
    }
}

void expect_well_formed(const std::vector<Finding>& findings, const Trace& trace) {
    std::set<std::pair<FindingKind, std::string>> seen;
    const auto inside = [&](const Span& span) {
        return span.from_sec >= 0 && span.to_sec <= trace.until_sec + 1e-9 && span.from_sec <= span.to_sec;
    };
    double least = std::numeric_limits<double>::infinity();
    for (const Finding& finding : findings) {
        EXPECT_TRUE(seen.emplace(finding.kind, finding.subject.text()).second) << finding.subject;
        EXPECT_GT(finding.severity, info_of(finding.kind).limit);
        EXPECT_LE(badness(finding), least);
        least = badness(finding);
        EXPECT_FALSE(finding.what.empty());
        EXPECT_FALSE(finding.why.empty()) << finding.what;
        ASSERT_FALSE(finding.places.empty()) << finding.what;
        EXPECT_TRUE(inside(finding.span)) << finding.what;
        for (const Span& place : finding.places) EXPECT_TRUE(inside(place)) << finding.what;
        for (const auto* numbers : {&finding.turns, &finding.marks}) {
            EXPECT_TRUE(std::is_sorted(numbers->begin(), numbers->end())) << finding.what;
        }
        EXPECT_TRUE(finding.turns.empty() || finding.turns.back() < trace.turns.size());
        EXPECT_TRUE(finding.marks.empty() || finding.marks.back() < trace.marks.size());
    }
}

constexpr Variant kAll[] = {Variant::heuristic, Variant::discrete, Variant::continuous,
                            Variant::kalman,    Variant::fsm,      Variant::hmm};

TEST(Diagnosis, IsWellFormedForEveryVariantOnRandomPolicies) {
    test::Dice dice(7);
    for (int round = 0; round < 150; ++round) {
        const Policy policy = test::random_policy(dice);
        const Scenario scenario = test::random_scenario(dice, dice.whole(0, 40));
        const AppraisedScenario heard = appraise(scenario, policy);
        for (const Variant variant : kAll) {
            if (!is_available(variant)) continue;
            const Trace trace = replay(scenario, heard, policy, variant);
            expect_well_formed(diagnose(trace, scenario, heard, policy), trace);
        }
    }
}

TEST(Diagnosis, CountsExactlyTheTriggersThatTheEngineCounts) {
    test::Dice dice(8);
    std::uint32_t all = 0;
    for (int round = 0; round < 80; ++round) {
        const Policy policy = test::random_policy(dice);
        const Scenario scenario = test::random_scenario(dice, 30);
        for (const Variant variant : kAll) {
            if (variant == Variant::heuristic || !is_available(variant)) continue;
            const test::Patient patient(policy, scenario, variant);
            const Trace trace = patient.trace();
            double lost = 0;
            for (const Finding& finding : patient.findings()) {
                if (finding.kind == FindingKind::lost_trigger) lost += finding.severity;
            }
            EXPECT_EQ(lost, trace.triggers_lost) << name_of(variant);
            all += trace.triggers_lost;
        }
    }
    EXPECT_GT(all, 100U);
}

TEST(Diagnosis, NoVariantThatFadesByHalvesOvershoots) {
    test::Dice dice(9);
    for (int round = 0; round < 100; ++round) {
        const Policy policy = test::random_policy(dice);
        const Scenario scenario = test::random_scenario(dice, 30);
        for (const Variant variant : {Variant::continuous, Variant::discrete, Variant::kalman}) {
            const test::Patient patient(policy, scenario, variant);
            EXPECT_FALSE(any_of_kind(patient.findings(), FindingKind::sign_overshoot)) << name_of(variant);
        }
    }
}

TEST(Diagnosis, TellsWhatIsWrongWithTheDocumentsPython) {
    const Policy policy = test::shipped_policy("rei.json");
    const auto found = [&](const char* file, FindingKind kind, const char* subject) {
        const auto scenario = load_scenario(test::source_path(std::string("scenarios/") + file));
        const AppraisedScenario heard = appraise(*scenario, policy);
        const Trace trace = replay(*scenario, heard, policy, Variant::heuristic);
        return find(diagnose(trace, *scenario, heard, policy), kind, subject) != nullptr;
    };
    EXPECT_TRUE(found("silence-after-praise.yaml", FindingKind::sign_overshoot, "valence"));
    EXPECT_TRUE(found("faster-than-cooldown.yaml", FindingKind::lost_trigger, "any->angry"));
    EXPECT_TRUE(found("praise-insult-oscillation.yaml", FindingKind::unreachable_mood, "angry"));
    EXPECT_TRUE(found("slow-night.yaml", FindingKind::label_confusion, "sad/tired"));
    EXPECT_TRUE(found("hype-spam.yaml", FindingKind::saturation, "intensity near 1"));
}

}  // namespace
}  // namespace rei
