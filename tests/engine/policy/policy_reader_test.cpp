#include "sample_policies.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

using testing::HasSubstr;

std::string minimal(const std::string& more) {
    return std::string("{\"emotions\": [\"neutral\", \"happy\"]").append(more).append("}");
}
std::string errors(const std::string& text) {
    return text_of(parse_policy(text, "p.json").problems);
}

TEST(PolicyReader, TheDocumentsFileLoadsUnchanged) {
    const auto loaded = load_policy(REI_SOURCE_DIR "/policies/rei.json");
    ASSERT_TRUE(loaded) << text_of(loaded.problems);
    const Policy& policy = loaded->policy;
    EXPECT_EQ(policy.name, "Rei");
    EXPECT_EQ(policy.emotions.size(), 7U);
    EXPECT_EQ(policy.engine, default_engine_settings());
    EXPECT_EQ(policy.variant, Variant::continuous);
    EXPECT_EQ(policy.families,
              (std::vector<std::vector<std::string>>{{"happy", "excited"}, {"sad", "tired"}}));
    ASSERT_EQ(policy.regions.size(), 5U);
    EXPECT_EQ(policy.regions[0].mood, "excited");
    EXPECT_EQ(policy.regions[4].arousal, (Interval{0, 0.25}));
    ASSERT_EQ(policy.classes.size(), 5U);
    EXPECT_EQ(policy.classes[1].name, "insult");
    EXPECT_EQ(policy.classes[1].valence, -1.4);
    EXPECT_EQ(policy.classes[1].keywords.size(), 5U);
    ASSERT_EQ(policy.transitions.size(), 4U);
    EXPECT_EQ(policy.transitions[3].key, "any->excited");
    EXPECT_EQ(policy.transitions[3].source, "any");
    EXPECT_EQ(policy.transitions[3].target, "excited");
    EXPECT_EQ(find_by_name(policy.voices, "excited")->rate, 1.12);
    EXPECT_EQ(find_by_name(policy.faces, "tired")->at(2), (std::pair<std::string, double>("EyeClosed", 0.6)));
    EXPECT_EQ(*find_by_name(policy.style_hints, "neutral"), "친근하고 담백");
    EXPECT_EQ(policy.max_reply_chars, 500);
}

TEST(PolicyReader, OnlyEmotionsAreNeeded) {
    const Policy policy = policy_of(minimal("")).policy;
    EXPECT_EQ(policy.engine, default_engine_settings());
    ASSERT_EQ(policy.regions.size(), 1U) << "default regions of moods it has not are dropped";
    EXPECT_EQ(policy.regions[0].mood, "happy");
    EXPECT_TRUE(policy.families.empty());
    EXPECT_TRUE(policy.classes.empty() && policy.transitions.empty() && policy.voices.empty());
}

TEST(PolicyReader, EngineNumbersMergeByPath) {
    const Policy policy =
        policy_of(
            minimal(
                R"(, "engine": {"version": 1, "variant": "hmm", "half_life_sec": {"arousal": 20}, "kalman": {"x": 1},
                           "baseline": {}, "unknown": [null]})"))
            .policy;
    EXPECT_EQ(policy.variant, Variant::hmm);
    EXPECT_EQ(policy.engine.half_life_arousal_sec, 20);
    EXPECT_EQ(policy.engine.half_life_valence_sec, 10);
    EXPECT_EQ(policy.engine.baseline_arousal, 0.3);
}

TEST(PolicyReader, AHalfGivenWeightTakesTheRestFromItsClass) {
    const Policy policy = policy_of(minimal(R"(, "sentiment_keywords": {"mine": ["x"], "praise": ["y"]},
        "sentiment_weights": {"hype": {"valence": 2}, "praise": {"arousal": -1}, "other": {"arousal": 1}})"))
                              .policy;
    ASSERT_EQ(policy.classes.size(), 4U);
    EXPECT_EQ(policy.classes[0], (SentimentClass{"mine", 0, 0, {"x"}}));
    EXPECT_EQ(policy.classes[1], (SentimentClass{"praise", 1.0, -1, {"y"}}));
    EXPECT_EQ(policy.classes[2], (SentimentClass{"hype", 2, 0.8, {}}));
    EXPECT_EQ(policy.classes[3], (SentimentClass{"other", 0, 1, {}}));
}

TEST(PolicyReader, RegionsReplaceTheDefaults) {
    const Policy policy = policy_of(minimal(R"(, "regions": [
        {"mood": "happy", "valence": [0.2, 1], "note": "kept"},
        {"mood": "neutral", "intensity": [0.5, 1], "affinity": [-20, 100]}])"))
                              .policy;
    ASSERT_EQ(policy.regions.size(), 2U);
    EXPECT_EQ(policy.regions[0].arousal, (Interval{0, 1}));
    EXPECT_FALSE(policy.regions[0].intensity);
    EXPECT_EQ(*policy.regions[1].affinity, (Interval{-20, 100}));
    EXPECT_TRUE(policy_of(minimal(R"(, "regions": [])")).policy.regions.empty());
}

TEST(PolicyReader, SpacesAroundTheArrowDoNotCount) {
    const Policy policy =
        policy_of(minimal(R"(, "transitions": {" happy  ->\tneutral ": ["x"], "any->gone": []})")).policy;
    EXPECT_EQ(policy.transitions[0].source, "happy");
    EXPECT_EQ(policy.transitions[0].target, "neutral");
    EXPECT_EQ(policy.transitions[0].key, " happy  ->\tneutral ");
    EXPECT_EQ(policy.transitions[1].target, "gone") << "an unknown mood is for the lint";
}

TEST(PolicyReader, AllProblemsAreToldAtOnceInTheOrderOfTheFile) {
    const std::string text = R"({
  "emotions": ["happy", "happy", ""],
  "engine": {"cooldown_sec": "abc", "context_turns": 1.5, "half_life_sec": 5, "version": 2, "variant": "magic",
    "baseline": {"valence": 3}, "families": [["happy", "nobody"]], "fsm": null},
  "regions": [{"valence": [0.5, 0.1]}, {"mood": "x", "arousal": [0]}, 5],
  "sentiment_keywords": {"praise": ["a", ""], "hype": "b"},
  "sentiment_weights": {"praise": {"valence": 9}},
  "transitions": {"happy": ["x"], "a->b->c": [], "->b": [], "any->happy": [1]},
  "voice_map": {"happy": {"rate": 0}}, "vts_parameters": {"happy": {"Smile": "big"}},
  "prompt_prefs": {"max_reply_chars": -1, "style_hints": {"happy": 3}}
})";
    const std::string expected =
        "p.json:2:15: emotions: found no \"neutral\" in it, expected it, for it is the fallback of all "
        "moods\n"
        "p.json:2:25: emotions[1]: found \"happy\" a second time, expected each mood once\n"
        "p.json:2:34: emotions[2]: found an empty text, expected the name of a mood\n"
        "p.json:3:30: engine.cooldown_sec: found \"abc\", expected a number of seconds in [0, 60]\n"
        "p.json:3:54: engine.context_turns: found 1.5, expected a whole number in [1, 50]\n"
        "p.json:3:76: engine.half_life_sec: found 5, expected an object\n"
        "p.json:3:90: engine.version: found 2, expected 1, for this build knows version 1\n"
        "p.json:3:104: engine.variant: found \"magic\", expected one of heuristic, discrete, continuous, "
        "kalman, fsm, hmm\n"
        "p.json:4:29: engine.baseline.valence: found 3, expected a number in [-0.9, 0.9]\n"
        "p.json:4:56: engine.families[0][1]: found \"nobody\", expected a mood listed in emotions\n"
        "p.json:4:75: engine.fsm: found null, expected an object\n"
        "p.json:5:15: regions[0].mood: found nothing, expected a mood listed in emotions\n"
        "p.json:5:27: regions[0].valence: found [0.5, 0.1], expected [low, high] with -1 <= low <= high <= "
        "1\n"
        "p.json:5:49: regions[1].mood: found \"x\", expected a mood listed in emotions\n"
        "p.json:5:65: regions[1].arousal: found a list of 1, expected [low, high] with 0 <= low <= high <= "
        "1\n"
        "p.json:5:71: regions[2]: found 5, expected an object\n"
        "p.json:6:42: sentiment_keywords.praise[1]: found an empty text, expected a keyword\n"
        "p.json:6:55: sentiment_keywords.hype: found \"b\", expected a list of keywords\n"
        "p.json:7:47: sentiment_weights.praise.valence: found 9, expected a number in [-5, 5]\n"
        "p.json:8:19: transitions.happy: found \"happy\", expected \"source->target\", a mood or any on the "
        "left and a mood "
        "on the right\n"
        "p.json:8:35: transitions.a->b->c: found \"a->b->c\", expected \"source->target\", a mood or any on "
        "the left and a "
        "mood on the right\n"
        "p.json:8:50: transitions.->b: found \"->b\", expected \"source->target\", a mood or any on the left "
        "and a mood on "
        "the right\n"
        "p.json:8:76: transitions.any->happy[0]: found 1, expected a word\n"
        "p.json:9:35: voice_map.happy.rate: found 0, expected a number above 0\n"
        "p.json:9:78: vts_parameters.happy.Smile: found \"big\", expected a number\n"
        "p.json:10:39: prompt_prefs.max_reply_chars: found -1, expected a number above 0\n"
        "p.json:10:68: prompt_prefs.style_hints.happy: found 3, expected a text";
    EXPECT_EQ(errors(text), expected);
}

TEST(PolicyReader, WrongShapesAreRefused) {
    EXPECT_EQ(errors("[]"), "p.json:1:1: found a list, expected an object");
    EXPECT_THAT(errors("{}"), HasSubstr("emotions: found nothing, expected a list of moods"));
    EXPECT_THAT(errors("{\"emotions\": \"neutral\"}"),
                HasSubstr("emotions: found \"neutral\", expected a list of moods"));
    for (const char* section : {"engine", "meta", "sentiment_keywords", "sentiment_weights", "transitions",
                                "voice_map", "vts_parameters", "prompt_prefs", "regions"}) {
        for (const char* wrong : {"null", "3", "\"x\"", "true"}) {
            const std::string member = std::string(", \"").append(section).append("\": ").append(wrong);
            EXPECT_THAT(errors(minimal(member)),
                        HasSubstr(std::string(section).append(": found ").append(wrong)));
        }
    }
    EXPECT_THAT(errors(minimal(R"(, "engine": {}, "engine": {})")), HasSubstr("a second time"));
    std::string many = ", \"regions\": [";
    for (int k = 0; k < 65; ++k) many += "{\"mood\":\"happy\"},";
    many.back() = ']';
    EXPECT_THAT(errors(minimal(many)), HasSubstr("regions: found 65 regions, expected at most 64"));
}

TEST(PolicyReader, EveryNumberKeepsToItsHardRange) {
    for (const ParameterInfo& row : parameter_table()) {
        const std::string path = row.path;
        const auto with = [&](double value) {
            std::string text = std::to_string(value);
            std::string nested;
            std::string rest = path;
            std::size_t depth = 0;
            for (std::size_t dot; (dot = rest.find('.')) != std::string::npos; ++depth) {
                nested.append("\"").append(rest.substr(0, dot)).append("\": {");
                rest.erase(0, dot + 1);
            }
            nested.append("\"").append(rest).append("\": ").append(text).append(std::string(depth, '}'));
            return minimal(std::string(", ").append(nested));
        };
        EXPECT_THAT(errors(with(row.hard_max + 1)), HasSubstr(path)) << path;
        EXPECT_THAT(errors(with(row.hard_min - 1)), HasSubstr(path)) << path;
        EXPECT_EQ(errors(with(row.hard_max)), "") << path;
        EXPECT_EQ(errors(with(row.hard_min)), "") << path;
    }
}

TEST(PolicyReader, AFileThatIsNoneIsAProblem) {
    EXPECT_THAT(text_of(load_policy("/none.json").problems), HasSubstr("No such file"));
    EXPECT_THAT(text_of(load_policy(REI_SOURCE_DIR).problems), HasSubstr("is a directory"));
}

TEST(PolicyReader, TruncationsAndFlippedBytesNeverCrash) {
    const std::string text = documents_text();
    for (std::size_t size = 0; size < text.rfind('}'); size += 7) {
        EXPECT_FALSE(parse_policy(text.substr(0, size), "p.json").problems.empty());
    }
    std::uint32_t random = 3;
    for (int round = 0; round < 500; ++round) {
        std::string broken = text;
        random = random * 1664525U + 1013904223U;
        broken[(random >> 8U) % broken.size()] = "0{}[],:\"-9"[(random >> 4U) % 10];
        const auto policy = parse_policy(broken, "p.json");
        EXPECT_EQ(policy.value.has_value(), policy.problems.empty());
    }
}

}  // namespace
}  // namespace rei
