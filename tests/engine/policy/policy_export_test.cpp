#include <algorithm>
#include <filesystem>
#include <sstream>

#include "sample_policies.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

using testing::HasSubstr;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// Lines of `after` that are not in `before`, in order.
std::vector<std::string> new_lines(const std::string& before, const std::string& after) {
    std::vector<std::string> old = lines_of(before);
    std::vector<std::string> fresh;
    for (const std::string& line : lines_of(after)) {
        const auto same = std::find(old.begin(), old.end(), line);
        if (same == old.end()) {
            fresh.push_back(line);
        } else {
            old.erase(same);
        }
    }
    return fresh;
}

void expect_read_back(const PolicyFile& original, const Policy& tuned) {
    const std::string text = export_text(original, tuned);
    const Loaded<Policy> again = parse_policy(text, "out.json");
    ASSERT_TRUE(again) << text_of(again.problems) << "\n" << text;
    EXPECT_TRUE(*again == tuned) << text;
}

std::string without_blanks_between_tokens(const std::string& text) {
    std::string out;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;  // the documents' file has no escaped quotes
        if (quoted || (c != ' ' && c != '\n')) out += c;
    }
    return out;
}

std::string with(std::string text, char from, const std::string& to) {
    std::string out;
    for (const char c : text) {
        if (c == from) {
            out += to;
        } else {
            out += c;
        }
    }
    return out;
}

/// The documents' policy in many layouts.
std::vector<std::string> layouts() {
    const std::string text = documents_text();
    std::string tabs = text;
    for (std::size_t at = 0; (at = tabs.find("\n  ", at)) != std::string::npos;) {
        std::size_t end = at + 1;
        while (tabs[end] == ' ') ++end;
        tabs.replace(at + 1, end - at - 1, std::string((end - at - 1) / 2, '\t'));
        ++at;
    }
    std::string no_engine = text;
    no_engine.erase(no_engine.find("  \"engine\""),
                    no_engine.find("  \"voice_map\"") - no_engine.find("  \"engine\""));
    std::string one_line = text;
    const std::size_t engine = one_line.find("\"engine\": {");
    const std::size_t end = one_line.find("  },", engine);
    one_line.replace(engine, end + 4 - engine,
                     "\"engine\": { \"cooldown_sec\": 3.0, \"affinity_bias\":0.002 },");
    return {text,
            without_blanks_between_tokens(text),
            tabs,
            with(text, '\n', "\r\n"),
            no_engine,
            one_line,
            "\xEF\xBB\xBF" + text,
            "{\n  \"emotions\": [\"neutral\", \"happy\", \"sad\"],\n  \"engine\": {},\n  \"regions\": [],\n  "
            "\"sentiment_weights\": { },\n  \"voice_map\": {}\n}\n",
            "{\"emotions\":[\"neutral\"]}",
            "{ \"emotions\": [\"neutral\", \"angry\"],\n  \"engine\": { \"baseline\": {\n      \"valence\": "
            "0\n  } } }",
            documents_text_with(
                "\"regions\": [{\"mood\": \"shy\", \"valence\": [0.1, 1],\n \"affinity\": [5, 100]}, "
                "{\"mood\": \"sad\"}]")};
}

TEST(PolicyExport, AnUntouchedPolicyIsTheSameBytes) {
    for (const std::string& text : layouts()) {
        const PolicyFile file = policy_of(text);
        EXPECT_EQ(export_text(file, file.policy), text);
    }
}

TEST(PolicyExport, OnlyTheTunedLineChanges) {
    const PolicyFile file = policy_of(documents_text());
    Policy tuned = file.policy;
    tuned.engine.cooldown_sec = 4.5;
    EXPECT_EQ(export_text(file, tuned),
              replaced(file.text, "\"cooldown_sec\": 3.0", "\"cooldown_sec\": 4.5"));
    tuned = file.policy;
    tuned.engine.heuristic_decay_arousal = 0.125;
    EXPECT_EQ(export_text(file, tuned), replaced(file.text, "\"arousal\": 0.05", "\"arousal\": 0.125"));
}

TEST(PolicyExport, WhoThePersonaIsIsWrittenWhereItStandsOrIsAdded) {
    for (const std::string& text : layouts()) {
        const PolicyFile file = policy_of(text);
        Policy tuned = file.policy;
        tuned.name = "Aria";
        tuned.summary = "A \"quiet\" librarian";
        tuned.speech_register = "해요체";
        expect_read_back(file, tuned);
        EXPECT_NE(policy_hash(tuned), policy_hash(file.policy));
    }
}

TEST(PolicyExport, MissingValuesAreAddedInTheStyleOfTheFile) {
    const PolicyFile file = policy_of(documents_text());
    Policy tuned = file.policy;
    tuned.engine.half_life_valence_sec = 7;
    tuned.engine.half_life_arousal_sec = 8.5;
    tuned.engine.intensity_gain = 0.1 + 0.2;
    tuned.variant = Variant::kalman;
    tuned.classes[0].arousal = 0.4;
    EXPECT_EQ(
        new_lines(file.text, export_text(file, tuned)),
        (std::vector<std::string>{
            "    \"affinity_bias\": 0.002,", "    \"half_life_sec\": {\"valence\": 7, \"arousal\": 8.5},",
            "    \"intensity_gain\": 0.30000000000000004,", "    \"variant\": \"kalman\"",
            "  \"sentiment_weights\": {", "    \"praise\": {\"arousal\": 0.4}", "  },"}));
}

TEST(PolicyExport, RegionsAreWrittenOneALine) {
    const PolicyFile file = policy_of(documents_text());
    Policy tuned = file.policy;
    tuned.regions[1].valence.low = 0.12;
    EXPECT_THAT(export_text(file, tuned),
                HasSubstr("\n  },\n  \"regions\": [\n"
                          "    {\"mood\": \"excited\", \"valence\": [0.15, 1], \"arousal\": [0.55, 1]},\n"
                          "    {\"mood\": \"happy\", \"valence\": [0.12, 1], \"arousal\": [0, 0.55]},\n"));
}

TEST(PolicyExport, OneBorderOfAGivenRegionIsOneNumber) {
    const std::string regions =
        "  \"regions\": [\n    {\"mood\": \"happy\",  \"valence\": [0.10, 1.0], \"mine\": 1},\n    "
        "{\"mood\": \"sad\", "
        "\"arousal\":  [0.0,0.50]}\n  ]";
    const PolicyFile file = policy_of(documents_text_with(regions));
    Policy tuned = file.policy;
    tuned.regions[0].valence.low = 0.2;
    EXPECT_EQ(export_text(file, tuned), replaced(file.text, "[0.10, 1.0]", "[0.2, 1.0]"));
    tuned.regions[0].valence.low = 0.1;
    tuned.regions[1].valence.high = -0.3;
    EXPECT_EQ(export_text(file, tuned),
              replaced(file.text, "[0.0,0.50]}", "[0.0,0.50], \"valence\": [-1, -0.3]}"));
    tuned = file.policy;
    tuned.regions.push_back({"angry", {-1, -0.5}, {0.5, 1}, Interval{0.2, 1}, {}});
    const std::string text = export_text(file, tuned);
    EXPECT_THAT(text, HasSubstr("    {\"mood\": \"happy\",  \"valence\": [0.10, 1.0], \"mine\": 1},\n"))
        << "kept as it was";
    EXPECT_THAT(text, HasSubstr("\"intensity\": [0.2, 1]}\n  ]"));
}

TEST(PolicyExport, AFileWithoutBlanksStaysWithoutThem) {
    const PolicyFile file = policy_of(without_blanks_between_tokens(documents_text()));
    Policy tuned = file.policy;
    tuned.engine.hysteresis_valence = 0.25;
    tuned.regions.pop_back();
    const std::string text = export_text(file, tuned);
    EXPECT_THAT(text, HasSubstr(",\"hysteresis\":{\"valence\":0.25}}"));
    EXPECT_THAT(text, HasSubstr(",\"regions\":[{\"mood\":\"excited\",\"valence\":[0.15,1],"));
    EXPECT_EQ(text.find('\n'), std::string::npos);
    expect_read_back(file, tuned);
}

TEST(PolicyExport, LineEndsAndTabsStay) {
    const PolicyFile crlf = policy_of(layouts()[3]);
    Policy tuned = crlf.policy;
    tuned.engine.context_turns = 3;
    tuned.regions.pop_back();
    const std::string text = export_text(crlf, tuned);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; ++at)
        EXPECT_EQ(text[at - 1], '\r') << at;
    const PolicyFile tabs = policy_of(layouts()[2]);
    tuned = tabs.policy;
    tuned.engine.context_turns = 3;
    EXPECT_THAT(export_text(tabs, tuned),
                HasSubstr("\n\t\t\"affinity_bias\": 0.002,\n\t\t\"context_turns\": 3\n\t}"));
}

TEST(PolicyExport, WordsVoicesFacesAndHintsFollow) {
    for (const std::string& text : layouts()) {
        const PolicyFile file = policy_of(text);
        Policy tuned = file.policy;
        tuned.name = "새 \"이름\"\n";
        tuned.max_reply_chars = 200;
        tuned.voices.push_back({"new", {"P", "id", 1.5, 0.9}});
        tuned.faces.push_back({"new", {{"Smile", 0.5}}});
        tuned.style_hints.emplace_back("new", "짧게");
        tuned.classes.push_back({"mine", 0.5, 0, {"가", "나"}});
        tuned.transitions.push_back({"any -> neutral", "any", "neutral", {"그만"}});
        tuned.families = {{"neutral"}};
        expect_read_back(file, tuned);
    }
}

TEST(PolicyExport, WhatIsTakenAwayOrReorderedFollows) {
    const PolicyFile file = policy_of(documents_text());
    Policy tuned = file.policy;
    tuned.classes.erase(tuned.classes.begin());
    tuned.transitions.erase(tuned.transitions.begin() + 1);
    tuned.voices.pop_back();
    tuned.faces[0].second.pop_back();
    tuned.faces.erase(tuned.faces.begin() + 1);
    tuned.style_hints.clear();
    tuned.regions.clear();
    tuned.families.clear();
    expect_read_back(file, tuned);
    const std::string text = export_text(file, tuned);
    EXPECT_THAT(text, HasSubstr("  \"sentiment_keywords\": {\n    \"insult\":  [\"바보\""));
    tuned = file.policy;
    std::reverse(tuned.classes.begin(), tuned.classes.end());
    std::swap(tuned.transitions[0], tuned.transitions[2]);
    std::swap(tuned.voices[0], tuned.voices[1]);
    expect_read_back(file, tuned);
}

TEST(PolicyExport, ChangedEmotionsFollowWithTheirDefaults) {
    const PolicyFile file = policy_of(documents_text());
    Policy tuned = file.policy;
    tuned.emotions.pop_back();  // tired: its default region and family go with it
    tuned.regions.pop_back();
    tuned.families = {{"happy", "excited"}};
    EXPECT_EQ(new_lines(file.text, export_text(file, tuned)).size(), 1U);
    expect_read_back(file, tuned);
    tuned = file.policy;
    tuned.emotions.emplace_back("anxious");
    tuned.regions.push_back({"anxious", {-1, 0}, {0.4, 1}, {}, Interval{-100, -10}});
    expect_read_back(file, tuned);
}

TEST(PolicyExport, AnyTuningReadsBackInAnyLayout) {
    std::uint32_t random = 11;
    const auto next = [&random] {
        random = random * 1664525U + 1013904223U;
        return static_cast<double>(random >> 8U) / (1U << 24U);
    };
    for (const std::string& text : layouts()) {
        const PolicyFile file = policy_of(text);
        const std::vector<Parameter> parameters = parameters_of(file.policy);
        for (int round = 0; round < 12; ++round) {
            Policy tuned = file.policy;
            for (int edits = 0; edits <= round; ++edits) {
                const Parameter& parameter =
                    parameters[static_cast<std::size_t>(next() * static_cast<double>(parameters.size()))];
                const double value = parameter.hard.low + next() * (parameter.hard.high - parameter.hard.low);
                set_parameter(tuned, parameter.path, parameter.whole ? std::floor(value) : value);
            }
            expect_read_back(file, tuned);
            // and back again: what was never touched still reads the same
            const PolicyFile once{"p.json", export_text(file, tuned), tuned};
            expect_read_back(once, file.policy);
        }
    }
}

TEST(PolicyExport, WhereTunedNumbersComeFromStandsInMeta) {
    const Provenance how{"rei tune 1",
                         "0123",
                         "continuous",
                         {"a", "b \"c\""},
                         18446744073709551615U,
                         42,
                         {{"engine.cooldown_sec", 3, 4.5}, {"regions[0].valence[0]", 0.1, 0.125}}};
    for (const std::string& text : layouts()) {
        const PolicyFile file = policy_of(text);
        Policy tuned = file.policy;
        tuned.engine.cooldown_sec = 4.5;
        const std::string once = export_text(file, tuned, &how);
        const Loaded<Policy> read_back = parse_policy(once, "p.json");
        ASSERT_TRUE(read_back) << text_of(read_back.problems);
        EXPECT_TRUE(*read_back == tuned);
        const PolicyFile again{"p.json", once, tuned};
        EXPECT_EQ(export_text(again, tuned, &how), once) << "in place of what stood there";
        Policy back = tuned;
        back.engine.cooldown_sec = file.policy.engine.cooldown_sec;
        EXPECT_NE(export_text(again, back), text) << "what is known of the numbers stays";
    }
    const PolicyFile file = policy_of(documents_text());
    EXPECT_EQ(
        new_lines(file.text, export_text(file, file.policy, &how)),
        (std::vector<std::string>{
            "    \"forbidden\": [\"정치적 선동\", \"개인정보 요구\"],", "    \"tuned\": {",
            "      \"by\": \"rei tune 1\",", "      \"engine\": \"continuous\",", "      \"from\": \"0123\",",
            "      \"scenarios\": [\"a\", \"b \\\"c\\\"\"],", "      \"seed\": 18446744073709551615,",
            "      \"tries\": 42,", "      \"changed\": {", "        \"engine.cooldown_sec\": [3, 4.5],",
            "        \"regions[0].valence[0]\": [0.1, 0.125]", "      }", "    }"}));
}

TEST(PolicyExport, HowASearchCanBeRepeatedStandsInMeta) {
    Provenance how{"rei tune 1", "0123", "continuous", {"a"}, 1, 42, {}};
    how.settings = Provenance::Settings{4000, 0.25, true, {"engine", "regions"}, 3};
    how.donor =
        Provenance::Donor{"d.json", "4567", {{}, {"shy"}, {}, {{"praise", {"good", "\"fine\""}}}, {}}};
    for (const std::string& text : layouts()) {
        const PolicyFile file = policy_of(text);
        const std::string once = export_text(file, file.policy, &how);
        const PolicyFile again{"p.json", once, file.policy};
        EXPECT_EQ(export_text(again, file.policy, &how), once) << "in place of what stood there";
    }
    const PolicyFile file = policy_of(documents_text());
    const std::vector<std::string> lines = new_lines(file.text, export_text(file, file.policy, &how));
    for (const char* line :
         {"      \"budget\": 4000,", "      \"margin\": 0.25,", "      \"hard\": true,",
          "      \"free\": [\"engine\", \"regions\"],", "      \"pick\": 3,",
          "      \"words_from\": {\"file\": \"d.json\", \"hash\": \"4567\", \"regions\": [\"shy\"], "
          "\"keywords\": {\"praise\": [\"good\", \"\\\"fine\\\"\"]}},"})
        EXPECT_NE(std::find(lines.begin(), lines.end(), line), lines.end()) << line;
}

TEST(PolicyExport, TheFileBeforeIsKept) {
    const std::string path = (std::filesystem::temp_directory_path() / "rei-export-test.json").string();
    ASSERT_TRUE(write_file(path, documents_text()).empty());
    const auto file = load_policy(path);
    ASSERT_TRUE(file);
    Policy tuned = file->policy;
    tuned.engine.cooldown_sec = 5;
    EXPECT_EQ(text_of(export_policy(*file, tuned, path)), "");
    EXPECT_TRUE(load_policy(path)->policy == tuned);
    EXPECT_EQ(*read_file(path + ".bak"), documents_text());
    tuned.transitions[0].source = "shy";  // the key still says any
    EXPECT_THAT(text_of(export_policy(*file, tuned, path)), HasSubstr("not written"));
    std::filesystem::remove(path);
    std::filesystem::remove(path + ".bak");
}

}  // namespace
}  // namespace rei
