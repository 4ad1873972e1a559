// Ten thousand things that hands can do, in no order that makes sense: nothing breaks, and undo leads back to
// the start.
#include <random>

#include "workbench/panels/sandbox.hpp"

#include "rei/commands/registry.hpp"

namespace rei::workbench {
namespace {

using test::Desk;
using test::Sandbox;

constexpr int kEventsASeed = 1250;
constexpr int kSeeds = 8;

class Hands {
  public:
    Hands(Sandbox& sandbox, unsigned seed) : sandbox_(sandbox), desk_(sandbox.desk), random_(seed) {
        write_broken_files();
        for (const CommandInfo& info : command_registry()) {
            for (const Shortcut& shortcut : info.shortcuts) {
                if (shortcut.key != Key::none && info.id != CommandId::quit) shortcuts_.push_back(shortcut);
            }
        }
    }

    void do_something() {
        switch (below(12)) {
            case 0:
            case 1:
            case 2:
                return click(below(4) == 0 ? 1 : 0);
            case 3:
            case 4:
                return drag();
            case 5:
                return desk_.wheel(static_cast<float>(below(7)) - 3);
            case 6:
            case 7:
                return press_shortcut();
            case 8:
                return desk_.key(one_of(kPlainKeys), below(6) == 0, below(4) == 0);
            case 9:
                return desk_.type(one_of(kTexts));
            case 10:
                return resize();
            default:
                return drop();
        }
    }

  private:
    static constexpr Key kPlainKeys[] = {Key::enter, Key::escape, Key::tab,      Key::backspace, Key::del,
                                         Key::left,  Key::right,  Key::up,       Key::down,      Key::home,
                                         Key::end,   Key::space,  Key::page_down};
    static constexpr const char* kTexts[] = {"0",    "-1", "1e999", "nan",    "12.5", "praise + 1", "최고",
                                             "ㅠㅠ", "😀",  "\"",    "a: b #", ", ,",  "neutral",    "0x"};

    std::size_t below(std::size_t count) { return random_() % count; }
    template <class T, std::size_t count>
    const T& one_of(const T (&list)[count]) {
        return list[below(count)];
    }

    /// Somewhere in the window, mostly on something that was drawn.
    ImVec2 somewhere() {
        const auto& boxes = desk_.ui.items.boxes();
        if (below(4) != 0 && !boxes.empty()) {
            const Box& box =
                std::next(boxes.begin(), static_cast<std::ptrdiff_t>(below(boxes.size())))->second;
            return {box.min.x + box.width() * share(), box.min.y + box.height() * share()};
        }
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        return {size.x * share(), size.y * share()};
    }
    float share() { return static_cast<float>(below(1001)) / 1000; }

    void click(int button) {
        desk_.move(somewhere());
        desk_.press(button);
        desk_.release(button);
    }
    void drag() {
        ImGui::GetIO().KeyShift = below(5) == 0;
        desk_.move(somewhere());
        const int button = below(4) == 0 ? 1 : 0;
        desk_.press(button);
        for (int k = 0; k < 3; ++k) desk_.move(somewhere());
        if (below(6) == 0) desk_.key(Key::escape);
        desk_.release(button);
        ImGui::GetIO().KeyShift = false;
    }
    void press_shortcut() {
        const Shortcut& shortcut = shortcuts_[below(shortcuts_.size())];
        desk_.key(shortcut.key, shortcut.ctrl, shortcut.shift);
    }
    void resize() {
        ImGui::GetIO().DisplaySize = {300.0F + static_cast<float>(below(1700)),
                                      200.0F + static_cast<float>(below(1000))};
        desk_.frame();
    }
    void drop() {
        carry_out(desk_.bench, OpenFile{files_[below(files_.size())]});
        desk_.frame();
    }

    void write_broken_files() {
        const auto add = [&](const char* name, const std::string& text) {
            files_.push_back(sandbox_.folder.file(name));
            test::write_text(files_.back(), text);
        };
        const std::string policy = test::text_in(sandbox_.policy);
        const std::string scenario = test::text_in(sandbox_.scenario);
        add("cut.json", policy.substr(0, policy.size() / 2));
        add("cut.yaml", scenario.substr(0, scenario.size() / 2));
        add("binary.yaml", std::string("\0\xff\xfe\x01", 4));
        add("empty.json", "");
        add("wrong.json", R"({"emotions": [3], "engine": {"cooldown_sec": "long"}})");
        add("moods.yaml", "scenario: x\nturns: []\nexpect:\n  - mood: {never: jolly}\n");
        add("fine.yaml",
            "scenario: fine\nturns:\n  - {at: 1, text: \"최고\"}\n  - {at: 2, text: \"바보\"}\n");
        files_.push_back(sandbox_.folder.file("not-there.yaml"));
        files_.push_back(sandbox_.policy);
        files_.push_back(sandbox_.scenario);
    }

    Sandbox& sandbox_;
    Desk& desk_;
    std::mt19937 random_;
    std::vector<Shortcut> shortcuts_;
    std::vector<std::string> files_;
};

/// What is seen must be of what there is.
void expect_consistent(const Desk& desk) {
    const Session& session = desk.session();
    ASSERT_TRUE(session.has_scenario());
    ASSERT_EQ(session.main_run().verdicts.size(), session.scenario().expectations.size());
    ASSERT_EQ(session.turn_texts().size(), session.scenario().turns.size());
    ASSERT_LE(desk.bench.playback.time_sec(), session.scenario().until_sec);
    const Interval range = desk.bench.view.time_range;
    ASSERT_GT(range.high, range.low);
    ASSERT_TRUE(!desk.bench.view.selected_turn ||
                *desk.bench.view.selected_turn < session.scenario().turns.size());
}

class RandomInput : public ::testing::TestWithParam<int> {};

TEST_P(RandomInput, BreaksNothingAndUndoLeadsBackToTheStart) {
    Sandbox sandbox(test::project_scenario(), {1280, 720});
    // paths that are typed are relative ones: they shall end up nowhere else
    const std::filesystem::path home = std::filesystem::current_path();
    std::filesystem::current_path(sandbox.folder.file(""));
    Desk& desk = sandbox.desk;
    desk.work_sec = 0;
    const std::string start = desk.hash();
    const Policy policy = desk.session().policy();
    Hands hands(sandbox, static_cast<unsigned>(GetParam()));
    for (int k = 0; k < kEventsASeed && !HasFatalFailure(); ++k) {
        hands.do_something();
        expect_consistent(desk);
    }
    carry_out(desk.bench, CommitEdit{});
    while (desk.session().history().can_undo()) carry_out(desk.bench, Invoke{CommandId::undo});
    while (desk.session().main_variant() != policy.variant) carry_out(desk.bench, SetVariant{policy.variant});
    EXPECT_EQ(desk.session().policy(), policy);
    EXPECT_EQ(desk.hash(), start);
    std::filesystem::current_path(home);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomInput, ::testing::Range(0, kSeeds));

}  // namespace
}  // namespace rei::workbench
