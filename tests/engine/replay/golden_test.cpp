// The heuristic variant against traces that the documents' Python made (tests/golden/make.py).
#include <cmath>
#include <fstream>
#include <sstream>

#include "engine/test_data.hpp"

#include "rei/document/files.hpp"
#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

struct GoldenRow {
    double valence, arousal, intensity;
    std::string mood;
    int affinity;
};

std::vector<GoldenRow> read_golden(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::vector<GoldenRow> out;
    std::string line;
    std::getline(in, line);
    EXPECT_EQ(line, "time_sec,turn,user,valence,arousal,intensity,mood,affinity");
    while (std::getline(in, line)) {
        std::vector<std::string> cells;
        std::stringstream split(line);
        for (std::string cell; std::getline(split, cell, ',');) cells.push_back(cell);
        out.push_back(
            {std::stod(cells[3]), std::stod(cells[4]), std::stod(cells[5]), cells[6], std::stoi(cells[7])});
    }
    return out;
}

TEST(HeuristicGolden, EqualsTheDocumentsPythonOnEveryTrace) {
    std::size_t traces = 0, updates = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_path("tests/golden"))) {
        if (entry.path().extension() != ".csv") continue;
        const std::string stem = entry.path().stem().string();
        const bool random = stem.rfind("random", 0) == 0;
        const auto scenario = load_scenario(
            test::source_path(random ? "tests/golden/" + stem + ".json" : "scenarios/" + stem + ".yaml"));
        ASSERT_TRUE(scenario) << text_of(scenario.problems);
        const auto policy = load_policy(
            test::source_path(random ? "tests/golden/" + stem + ".policy.json" : "policies/rei.json"));
        ASSERT_TRUE(policy) << text_of(policy.problems);
        const Trace trace = replay(*scenario, policy->policy, Variant::heuristic);
        const auto golden = read_golden(entry.path());
        ASSERT_EQ(trace.turns.size(), golden.size()) << stem;
        for (std::size_t k = 0; k < golden.size(); ++k) {
            const AffectState s = trace.turn_state(k);
            EXPECT_NEAR(s.valence, golden[k].valence, 1e-9) << stem << " turn " << k;
            EXPECT_NEAR(s.arousal, golden[k].arousal, 1e-9) << stem << " turn " << k;
            EXPECT_NEAR(s.intensity, golden[k].intensity, 1e-9) << stem << " turn " << k;
            EXPECT_EQ(trace.moods[trace.turn_label(k).mood], golden[k].mood) << stem << " turn " << k;
            EXPECT_EQ(trace.anchors.affinity[k + 1], golden[k].affinity) << stem << " turn " << k;
        }
        ++traces;
        updates += golden.size();
    }
    EXPECT_GE(traces, 20U);
    EXPECT_GE(updates, 2000U);
}

// A change of any bit in these hashes is a change of behaviour, or a compiler that rounds differently.
TEST(GoldenHash, TheOptimisedBuildReplaysBitForBit) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    const auto scenario = load_scenario(test::source_path("scenarios/one-hour-stream.yaml"));
    ASSERT_TRUE(scenario);
    std::ifstream in(test::source_path("tests/golden/hashes.txt"));
    for (const Variant variant : {Variant::heuristic, Variant::continuous}) {
        std::string name, hash;
        ASSERT_TRUE(in >> name >> hash) << "tests/golden/hashes.txt: expected a line a variant";
        EXPECT_EQ(name, name_of(variant));
        EXPECT_EQ(hash, trace_hash(replay(*scenario, policy, variant))) << name;
    }
}

}  // namespace
}  // namespace rei
