// Parameter sets that move in lockstep move as each would by itself, and as the plain engine has it.
#include "rei/study/lean_motion.hpp"

#include <algorithm>
#include <cmath>

#include "engine/kinds_of_machines.hpp"
#include "engine/random_cases.hpp"

#include "rei/replay/replay.hpp"
#include "rei/study/lean_continuous.hpp"

namespace rei {
namespace {

struct Moved {
    std::array<Trace, kLanes> traces;
    std::array<StretchEnds, kLanes> ends;
};

/// A lane a policy; the same one may be in several.
Moved move(const Script& script, const std::array<const Policy*, kLanes>& policies) {
    Moved out;
    LeanMotion motion;
    std::array<LeanMotion::Track, kLanes> tracks{};
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        out.traces[lane] = LeanContinuous(*policies[lane]).begin(script);
        tracks[lane] = {&out.traces[lane].anchors, &out.ends[lane]};
        motion.tune(lane, *policies[lane]);
    }
    motion.move(script, tracks);
    return out;
}

TEST(LeanMotion, ALaneIsTheSameBitsWhateverIsBesideItAndOnEveryKindOfMachine) {
    test::Dice dice(8);
    for (int round = 0; round < 20; ++round) {
        const Policy one = test::random_policy(dice), other = test::random_policy(dice);
        const Scenario scenario = test::random_scenario(dice, dice.whole(0, 150));
        const Script script(scenario, appraise(scenario, one), one, true);
        std::vector<double> wanted;
        test::on_every_kind_of_machine([&] {
            for (const auto& policies :
                 {std::array{&one, &one, &one, &one}, std::array{&one, &other, &other, &other},
                  std::array{&other, &other, &other, &one}}) {
                const std::size_t lane = policies[0] == &one ? 0 : kLanes - 1;
                const Moved moved = move(script, policies);
                std::vector<double> found = moved.traces[lane].anchors.valence;
                for (const auto* column :
                     {&moved.traces[lane].anchors.deviation_valence, &moved.traces[lane].anchors.arousal,
                      &moved.ends[lane].intensity}) {
                    found.insert(found.end(), column->begin(), column->end());
                }
                if (wanted.empty()) wanted = found;
                EXPECT_EQ(found, wanted);
            }
        });
    }
}

TEST(LeanMotion, IsThePlainEnginesButForRounding) {
    test::Dice dice(9);
    for (int round = 0; round < 200; ++round) {
        const Policy policy = test::random_policy(dice);
        const Scenario scenario = test::random_scenario(dice, dice.whole(0, 60));
        const AppraisedScenario heard = appraise(scenario, policy);
        const Script script(scenario, heard, policy, true);
        const Trace plain = replay(scenario, heard, policy, Variant::continuous);
        const Moved moved = move(script, {&policy, &policy, &policy, &policy});
        const AnchorColumns& lean = moved.traces[0].anchors;
        ASSERT_EQ(lean.size(), plain.anchors.size());
        for (std::size_t k = 0; k < lean.size(); ++k) {
            EXPECT_NEAR(lean.valence[k], plain.anchors.valence[k], 1e-9);
            EXPECT_NEAR(lean.arousal[k], plain.anchors.arousal[k], 1e-9);
            EXPECT_NEAR(lean.intensity[k], plain.anchors.intensity[k], 1e-9);
            EXPECT_LE(std::abs(lean.valence[k]), 1);
        }
    }
}

}  // namespace
}  // namespace rei
