// Nothing is clipped and nothing lies on something else, at every size, scale and language that is promised.
#include <array>
#include <cmath>

#include "workbench/panels/desk.hpp"

#include "rei/model/strings.hpp"
#include "rei/model/variants.hpp"
#include "rei/panels/scenario_turn.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

struct Screen {
    ImVec2 size;
    float scale;
    Language language;
};

std::vector<Screen> screens() {
    std::vector<Screen> all;
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 900}, ImVec2{2560, 1440}}) {
        for (const float scale : {1.0F, 1.5F, 2.0F}) {
            for (const Language language : {Language::english, Language::korean})
                all.push_back({size, scale, language});
        }
    }
    return all;
}

std::string name_of_screen(const ::testing::TestParamInfo<Screen>& info) {
    const Screen& screen = info.param;
    return std::to_string(static_cast<int>(screen.size.x)) + "at" +
           std::to_string(static_cast<int>(std::lround(screen.scale * 100))) +
           (screen.language == Language::korean ? "Korean" : "English");
}

class LayoutAt : public ::testing::TestWithParam<Screen> {
  protected:
    LayoutAt() : desk(test::project_scenario(), GetParam().size, test::project_policy(), GetParam().scale) {
        desk.bench.preferences.language = GetParam().language;
        desk.frames(3);
    }
    ~LayoutAt() override { set_language(Language::english); }
    LayoutAt(const LayoutAt&) = delete;
    LayoutAt& operator=(const LayoutAt&) = delete;

    [[nodiscard]] bool is_drawn(const std::string& item) const { return desk.ui.items.find(item) != nullptr; }
    [[nodiscard]] float px(float design_px) const { return desk.ui.theme.px(design_px); }

    /// Items from left to right, none on another and all inside.
    void expect_in_a_row(const std::vector<std::string>& items, float left, float right) const {
        for (const std::string& item : items) {
            const Box box = desk.box(item);
            EXPECT_GE(box.min.x, left - 1) << item;
            left = box.max.x;
        }
        EXPECT_LE(left, right + 1) << items.back();
    }

    /// A tab where it is seen, else in the menu of its row.
    void open_tab(const std::string& tab, const std::string& row) {
        if (!is_drawn(tab)) desk.click(desk.centre("tab/more/" + row));
        desk.click(desk.centre(tab));
    }

    Desk desk;
};

TEST_P(LayoutAt, ThePartsOfTheBarStandBesideEachOther) {
    carry_out(desk.bench, Seek{20});
    desk.frames(2);
    expect_in_a_row(
        {"command/go-to-start", "command/previous-turn", "command/play-pause", "command/next-turn",
         "command/go-to-end", "command/loop", "transport/speed", "transport/time", "transport/mood",
         "command/undo", "command/redo", "transport/scenario", "transport/policy"},
        0, GetParam().size.x);
    EXPECT_GE(desk.box("transport/scenario").width(), px(50));
}

TEST_P(LayoutAt, EveryTabOfTheDrawerIsSeenOrInItsMenu) {
    constexpr std::array<const char*, 7> kDrawers{"compare", "diagnosis", "output",   "runs",
                                                  "study",   "live",      "companion"};
    for (std::size_t k = 0; k < kDrawers.size(); ++k) {
        const std::string tab = std::string("tab/") + kDrawers[k];
        open_tab(tab, "drawer");
        ASSERT_EQ(desk.bench.view.drawer, static_cast<Drawer>(k)) << tab;
        EXPECT_TRUE(is_drawn(tab)) << "the open one is always seen: " << tab;
        for (const char* const other : kDrawers) {
            const Box* const box = desk.ui.items.find(std::string("tab/") + other);
            if (box == nullptr) continue;
            EXPECT_GE(box->min.x, desk.box("pane/timeline").min.x) << other;
            EXPECT_LE(box->max.x, desk.box("pane/timeline").max.x) << other;
        }
    }
}

TEST_P(LayoutAt, EveryTabOfTheLowerRightPaneIsSeenOrInItsMenu) {
    constexpr std::array<std::pair<const char*, Tab>, 3> kTabs{
        {{"persona", Tab::persona}, {"export", Tab::export_policy}, {"parameters", Tab::parameters}}};
    for (const auto& tab : kTabs) {
        open_tab(std::string("tab/") + tab.first, "pane");
        EXPECT_EQ(desk.bench.view.tab, tab.second);
        EXPECT_LE(desk.box(std::string("tab/") + tab.first).max.x,
                  desk.box(std::string("pane/") + tab.first).max.x);
    }
}

TEST_P(LayoutAt, EverySectionOfTheStudyIsSeenOrInItsMenu) {
    carry_out(desk.bench, Invoke{CommandId::show_study});
    desk.frames(2);
    constexpr std::array<std::pair<const char*, StudyKind>, 5> kSections{{{"sweep", StudyKind::sweep},
                                                                          {"ranking", StudyKind::ranking},
                                                                          {"tune", StudyKind::tune},
                                                                          {"front", StudyKind::front},
                                                                          {"falsify", StudyKind::falsify}}};
    for (const auto& section : kSections) {
        const std::string tab = std::string("study/tab/") + section.first;
        open_tab(tab, "study");
        EXPECT_EQ(desk.bench.view.study, section.second);
        EXPECT_LE(desk.box(tab).max.x, desk.box(std::string("study/run/") + section.first).max.x + 1);
    }
}

TEST_P(LayoutAt, TheToolsAboveTheParametersAreInTheirPane) {
    const Box pane = desk.box("pane/parameters");
    expect_in_a_row({"parameters/filter", "parameters/only-changed", "parameters/reset-all"}, pane.min.x,
                    pane.max.x - px(12));
}

TEST_P(LayoutAt, AParametersNumberAndUnitAreInItsPane) {
    carry_out(desk.bench, SetParameter{"engine.half_life_sec.valence", 7.5});
    desk.ui.parameters.filter = "half_life_sec.valence";
    desk.frames(3);
    const std::string path = "parameters/engine.half_life_sec.valence";
    const float right = desk.box("pane/parameters").max.x - px(12);
    for (const char* const part : {"/track", "/value", "/unit", "/reset"})
        EXPECT_LE(desk.box(path + part).max.x, right + 1) << part;
    EXPECT_GE(desk.box(path + "/value").min.x, desk.box("pane/parameters").min.x);
}

TEST_P(LayoutAt, AddingTheFirstExpectationLeavesItsAdviceReadable) {
    carry_out(desk.bench, Invoke{CommandId::new_scenario});
    desk.frames(3);
    const Box pane = desk.box("pane/expectations");
    EXPECT_GE(desk.box("expectations/add").min.y, pane.min.y);
    EXPECT_LE(desk.box("expectations/add").max.y, pane.max.y);
}

TEST_P(LayoutAt, ColumnsOfFilesHaveRoomOrAreLeftOut) {
    carry_out(desk.bench, Invoke{CommandId::open_file});
    desk.frames(3);
    std::vector<std::string> heads{"browser/sort/Name"};
    for (const char* const title : {"Kind", "Size", "Changed"}) {
        const std::string head = std::string("browser/sort/") + title;
        if (is_drawn(head)) heads.push_back(head);
    }
    const Box dialog = desk.box("dialog/browser");
    expect_in_a_row(heads, dialog.min.x, dialog.max.x);
    EXPECT_GE(desk.box("browser/sort/Name").width(), px(149));
    if (!is_drawn("browser/sort/Changed")) return;
    EXPECT_GE(desk.box("browser/sort/Changed").width(),
              size_of(desk.ui.theme.fonts.body, "2026-11-30 20:41").x + px(8));
}

INSTANTIATE_TEST_SUITE_P(Screens, LayoutAt, ::testing::ValuesIn(screens()), name_of_screen);

/// The names of regions of a policy as a desk draws them.
void expect_names_apart(const Desk& desk) {
    const Box plane = desk.box("circumplex/plane");
    std::vector<Box> labels;
    for (std::size_t k = 0; k < desk.session().policy().regions.size(); ++k) {
        const Box* const label = desk.ui.items.find("circumplex/label/" + std::to_string(k));
        if (label == nullptr) continue;
        EXPECT_TRUE(plane.contains(label->min) && plane.contains(label->max)) << k;
        for (const Box& other : labels) {
            EXPECT_FALSE(label->min.x < other.max.x && label->max.x > other.min.x &&
                         label->min.y < other.max.y && label->max.y > other.min.y)
                << k;
        }
        labels.push_back(*label);
    }
    EXPECT_GE(labels.size(), 2U);
}

TEST(NamesOfRegions, AreInThePlaneAndBesideEachOther) {
    constexpr std::pair<const char*, const char*> kPersonas[] = {
        {"policies/rei-tuned.json", "scenarios/praise-then-insult.yaml"},
        {"policies/aria.json", "scenarios/aria/hidden-words.yaml"}};
    for (const auto& persona : kPersonas) {
        for (const Screen& screen : screens()) {
            SCOPED_TRACE(std::string(persona.first) + " " + std::to_string(screen.size.x / screen.scale));
            Desk desk(test::source_file(persona.second), screen.size,
                      *load_policy(test::source_file(persona.first)), screen.scale);
            desk.bench.preferences.language = screen.language;
            desk.frames(2);
            expect_names_apart(desk);
        }
    }
    set_language(Language::english);
}

TEST(TabRows, KeepTheOpenTabAndTheFirstOnes) {
    const std::array<float, 4> widths{40, 40, 40, 40};
    EXPECT_EQ(tab_row(widths, 3, 160, 20).shown, (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_EQ(tab_row(widths, 3, 159, 20).shown, (std::vector<std::size_t>{0, 1, 3}));
    EXPECT_EQ(tab_row(widths, 3, 159, 20).hidden, (std::vector<std::size_t>{2}));
    EXPECT_EQ(tab_row(widths, std::nullopt, 110, 20).shown, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(tab_row(widths, 2, 10, 20).shown, (std::vector<std::size_t>{2})) << "wherever it ends";
}

TEST(EmptyStates, WrapAndStayAboveTheFoot) {
    Desk desk;
    const auto drawn = [&](ImVec2 size, float foot, float head = 0) {
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(size);
        ImGui::Begin("empty", nullptr, ImGuiWindowFlags_NoDecoration);
        if (head > 0) ImGui::Dummy({20, head});
        const Box box = empty_state(desk.ui.theme, "A heading of some words that is long",
                                    "And what is to be done about it, in several words.", foot);
        ImGui::End();
        ImGui::Render();
        return box;
    };
    const Box roomy = drawn({400, 300}, 40);
    EXPECT_LE(roomy.max.y, 260);
    const Box narrow = drawn({120, 300}, 40);
    EXPECT_GE(narrow.min.x, 0);
    EXPECT_LE(narrow.max.x, 120);
    EXPECT_LE(narrow.max.y, 260);
    const Box low = drawn({400, 70}, 40);
    EXPECT_LT(low.height(), roomy.height()) << "the advice is left out";
    EXPECT_LE(low.max.y, 30);
    const Box below = drawn({400, 300}, 40, 100);
    EXPECT_GE(below.min.y, 100);
    EXPECT_LE(below.max.y, 260);
    EXPECT_EQ(drawn({120, 60}, 40).height(), 0) << "no room even for the heading";
}

/// The timeline's pieces outside of a frame.
struct Lanes {
    explicit Lanes(Desk& desk)
        : geometry(timeline_geometry(desk.bench, desk.ui.theme, desk.box("pane/timeline"))),
          view{desk.bench, desk.ui.theme, geometry, *ImGui::GetForegroundDrawList()} {}
    TimelineGeometry geometry;
    TimelineView view;
};

TEST(LaneLabels, NeverStandOnEachOther) {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
        const Desk desk(test::project_scenario(), {1280, 720}, test::project_policy(), scale);
        for (float height = 8; height < 90; height += 3) {
            const Box lane{{0, 100}, {300, 100 + height}};
            const std::vector<AxisLabel> labels = lane_labels(desk.ui.theme, lane, value_axis(lane, {0, 1}));
            for (std::size_t k = 1; k < labels.size(); ++k)
                EXPECT_GE(std::abs(labels[k].at_px - labels[k - 1].at_px), 10 * scale) << height;
        }
    }
}

TEST(RulerLabels, GiveWayToTheFlagsOfCursors) {
    Desk desk(test::project_scenario(), {1280, 720});
    const std::size_t without = ruler_labels(Lanes(desk).view).size();
    for (const auto& cursor : {std::pair{10, CommandId::cursor_1}, std::pair{25, CommandId::cursor_2}}) {
        carry_out(desk.bench, Seek{static_cast<double>(cursor.first)});
        carry_out(desk.bench, Invoke{cursor.second});
    }
    desk.frames(2);
    const Lanes lanes(desk);
    const std::vector<AxisLabel> labels = ruler_labels(lanes.view);
    EXPECT_LT(labels.size(), without);
    for (const AxisLabel& label : labels) {
        const float half = size_of(desk.ui.theme.fonts.small, label.text).x / 2;
        for (const Box& flag : cursor_flags(lanes.view))
            EXPECT_TRUE(label.at_px + half <= flag.min.x || label.at_px - half >= flag.max.x) << label.text;
    }
    for (const Box& flag : cursor_flags(lanes.view))
        EXPECT_LE(flag.max.y, lanes.geometry.ruler.max.y - 5) << "marks of turns stay in sight";
}

TEST(Thresholds, ThatCoincideShareALabel) {
    Desk desk;
    ASSERT_EQ(text_of(desk.bench.session.open_policy(test::source_file("policies/rei-tuned.json"))), "");
    const Lanes lanes(desk);
    const std::vector<Threshold> found = thresholds(lanes.view, 0);
    for (std::size_t k = 0; k < found.size(); ++k) {
        for (std::size_t other = 0; other < k; ++other) EXPECT_NE(found[k].value, found[other].value);
    }
    ImFont* const font = desk.ui.theme.fonts.small;
    const Threshold both_begin{0.15, 0, "excited, shy", ""};
    EXPECT_EQ(both_begin.label(font, 400), "excited, shy ≥ 0.15");
    EXPECT_EQ((Threshold{-0.2, 0, "tired", "sad"}.label(font, 400)), "tired ≥, sad ≤ -0.20");
    const std::string cut = both_begin.label(font, 90);
    EXPECT_LE(size_of(font, cut).x, 90);
    EXPECT_NE(cut.find("… ≥ 0.15"), std::string::npos) << cut;
}

TEST(StateNumbers, AreShownBesideAllLanesOrNone) {
    Desk desk;
    TimelineGeometry geometry = Lanes(desk).geometry;
    EXPECT_TRUE(state_numbers_have_room(desk.ui.theme, geometry));
    geometry.state[2].max.y = geometry.state[2].min.y + 20;
    EXPECT_FALSE(state_numbers_have_room(desk.ui.theme, geometry));
}

TEST(Legend, SaysHowManyLinesItHasNoRoomFor) {
    const auto shows_more = [](ImVec2 size) {
        Desk desk(test::project_scenario(), size);
        for (const Variant variant : available_variants()) carry_out(desk.bench, ShowVariant{variant, true});
        desk.frames(3);
        const Box* const more = desk.ui.items.find("timeline/legend/more");
        if (more != nullptr) {
            EXPECT_LE(more->max.x, desk.box("pane/timeline").max.x);
        }
        return more != nullptr;
    };
    EXPECT_TRUE(shows_more({1280, 720}));
    EXPECT_FALSE(shows_more({2560, 1440}));
}

TEST(Turns, PutTheirNumbersBelowTheMoodsWhereTheRowIsNarrow) {
    Desk desk;
    TurnText text;
    text.user = "someone";
    const float wide = turn_height(desk.ui.theme, text, 300);
    EXPECT_EQ(turn_height(desk.ui.theme, text, 270), wide);
    EXPECT_GT(turn_height(desk.ui.theme, text, 200), wide);
}

}  // namespace
}  // namespace rei::workbench
