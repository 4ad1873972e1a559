// Whatever a scenario says, however it is written, whatever is edited: the new text says the edited scenario,
// and keeps what was written where nothing was edited.
#include "engine/scenario/random_layout.hpp"
#include "engine/scenario/random_talk.hpp"

#include "rei/document/layout.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei {
namespace {

struct Case {
    ScenarioFile file;
    std::vector<std::string> top_comments, list_comments;
};

Case random_case(test::Dice& dice, bool json) {
    const Value tree = tree_of(test::random_talk(dice, dice.whole(0, 7)));
    test::RandomLayout layout(dice);
    Case out;
    out.file.path = json ? "talk.json" : "talk.yaml";
    out.file.text = json ? layout.json(tree) : layout.yaml(tree);
    out.top_comments = layout.top_comments;
    out.list_comments = layout.list_comments;
    auto read = parse_scenario(out.file.text, out.file.path);
    EXPECT_TRUE(read) << text_of(read.problems) << out.file.text;
    if (read) {
        EXPECT_TRUE(tree_of(*read) == tree) << out.file.text;
        out.file.scenario = std::move(*read);
    }
    return out;
}

/// What stands in the text for each item of the list called `key`.
std::vector<std::string> items_of(const ScenarioFile& file, const char* key) {
    const auto document = Document::from_text(file.text, file.path);
    const std::optional<Piece> root = layout_of(**document);
    std::vector<std::string> out;
    for (const Piece::Part& part : root->parts) {
        if (part.key != key) continue;
        for (const Piece::Part& item : part.value.parts) {
            out.push_back(file.text.substr(item.value.begin, item.value.end - item.value.begin));
        }
    }
    return out;
}

/// What is said of an item as before is written as before.
void expect_untouched(const Case& one, const std::string& text, const Value& after, const char* key) {
    const Value before = tree_of(one.file.scenario);
    const Value* old_list = before.find(key);
    const Value* new_list = after.find(key);
    if (old_list == nullptr || new_list == nullptr) return;
    const std::vector<std::string> written = items_of(one.file, key);
    for (const Value& item : new_list->items) {
        const auto k = static_cast<std::size_t>(item.origin);
        if (item.origin < 0 || !(old_list->items[k] == item)) continue;
        EXPECT_NE(text.find(written[k]), std::string::npos) << written[k] << "\nis not in\n" << text;
    }
}

void expect_comments_kept(const Case& one, const std::string& text, const Scenario& edited) {
    std::vector<std::string> comments = one.top_comments;
    for (const std::string& comment : one.list_comments) {
        const bool of_turns = comment.find("turns") != std::string::npos;
        const bool list_is_left = of_turns ? !edited.turns.empty() : !edited.expectations.empty();
        if (list_is_left) comments.push_back(comment);
    }
    const std::vector<std::string> written = items_of(one.file, "turns");
    for (const Turn& turn : edited.turns) {
        if (turn.origin < 0) continue;
        // over several lines the comment belongs to the last of them, which may be gone
        if (written[static_cast<std::size_t>(turn.origin)].find('\n') != std::string::npos) continue;
        const std::string comment = " # turn " + std::to_string(turn.origin);
        if (one.file.text.find(comment) != std::string::npos) comments.push_back(comment);
    }
    for (const std::string& comment : comments) {
        const bool kept = text.find(comment) != std::string::npos;
        EXPECT_TRUE(kept) << comment << "\n" << one.file.text << "\nbecame\n" << text;
    }
}

class RandomWriting : public testing::TestWithParam<int> {};

TEST_P(RandomWriting, SaysTheEditedScenarioAndKeepsTheRest) {
    test::Dice dice(static_cast<std::uint64_t>(GetParam()));
    for (int round = 0; round < 40; ++round) {
        const bool json = dice.chance(0.25);
        const Case one = random_case(dice, json);
        const Scenario edited = test::edited_at_random(dice, one.file.scenario, dice.whole(1, 6));
        const std::string text = scenario_text(one.file, edited, one.file.path);
        const auto again = parse_scenario(text, one.file.path);
        ASSERT_TRUE(again) << text_of(again.problems) << text;
        ASSERT_TRUE(same_scenario(*again, edited)) << text;

        const Value after = tree_of(edited);
        expect_untouched(one, text, after, "turns");
        expect_untouched(one, text, after, "truth");
        expect_untouched(one, text, after, "expect");
        expect_comments_kept(one, text, edited);
        if (HasFailure()) return;
    }
}

TEST_P(RandomWriting, AnUnchangedScenarioIsTheSameBytes) {
    test::Dice dice(static_cast<std::uint64_t>(GetParam()) + 1000);
    for (int round = 0; round < 20; ++round) {
        const Case one = random_case(dice, dice.chance(0.25));
        EXPECT_EQ(scenario_text(one.file, one.file.scenario, one.file.path), one.file.text);
    }
}

TEST_P(RandomWriting, ANewScenarioReadsBack) {
    test::Dice dice(static_cast<std::uint64_t>(GetParam()) + 2000);
    for (int round = 0; round < 20; ++round) {
        const Scenario talk = test::random_talk(dice, dice.whole(0, 12));
        for (const char* path : {"talk.yaml", "talk.json"}) {
            const auto again = parse_scenario(scenario_text({}, talk, path), path);
            ASSERT_TRUE(again) << text_of(again.problems);
            EXPECT_TRUE(same_scenario(*again, talk)) << scenario_text({}, talk, path);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomWriting, testing::Range(0, 12));

}  // namespace
}  // namespace rei
