#include <cstdlib>

#include "workbench/files.hpp"
#include "workbench/model/broken_texts.hpp"
#include <gtest/gtest.h>

#include "rei/model/preferences_file.hpp"
#include "rei/model/remembered_view.hpp"

namespace rei::workbench {
namespace {

Preferences sample() {
    Preferences p;
    p.language = Language::korean;
    p.look = Look::light;
    p.scale = 1.25F;
    p.recents = {{FileKind::policy, "/a/레이.json"}, {FileKind::scenario, "/b \"c\".yaml"}};
    p.window_width = 1280;
    p.window_height = 720;
    p.layout = {{"left", 0.25F}, {"right", 0.5F}};
    p.view.flags = {{"follows", false}};
    p.view.tab = "export";
    p.view.drawer = "compare";
    p.view.main_variant = "kalman";
    p.view.shown_variants = {"kalman", "hmm"};
    p.last_scenario = "/b \"c\".yaml";
    p.last_policy = "/a/레이.json";
    return p;
}

TEST(Preferences, ComeBackAsTheyWereWritten) {
    const ReadPreferences read = read_preferences(json_of(sample()), "p.json");
    EXPECT_EQ(text_of(read.problems), "");
    EXPECT_EQ(read.preferences, sample());
}

TEST(Preferences, UnknownKeysAreLeftOutWithoutAWord) {
    const ReadPreferences read = read_preferences("{\"later\": [1], \"view\": {\"more\": {}}}", "p.json");
    EXPECT_TRUE(read.problems.empty());
    EXPECT_EQ(read.preferences, Preferences{});
}

TEST(Preferences, AWrongMemberIsNamedAndTheOthersAreKept) {
    const ReadPreferences read = read_preferences("{\"look\": 3, \"language\": \"ko\"}", "p.json");
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].path, "look");
    EXPECT_EQ(read.preferences.language, Language::korean);
}

TEST(Preferences, WhateverTheFileHoldsWhatComesOutCanBeUsed) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("p.json");
    int damaged = 0;
    for (const std::string& text : test::broken_texts(json_of(sample()))) {
        test::write_text(path, text);
        PreferencesFile file(path);
        const ReadPreferences read = file.load();
        const Preferences& p = read.preferences;
        EXPECT_TRUE(p.scale == 0 || (p.scale >= kLeastScale && p.scale <= kGreatestScale)) << text;
        EXPECT_GE(p.window_width, 320);
        EXPECT_GE(p.window_height, 320);
        EXPECT_LE(p.recents.size(), kMostRecents);
        if (read.problems.empty()) continue;
        ++damaged;
        EXPECT_FALSE(std::filesystem::exists(path));
        EXPECT_EQ(test::text_in(path + ".bad"), text);
        EXPECT_TRUE(file.finish(p).empty());
        EXPECT_EQ(read_preferences(test::text_in(path), path).preferences, p);
    }
    EXPECT_GT(damaged, 25);
}

TEST(Preferences, AreWrittenOnlyWhenChangedAndAtMostOnceASecond) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("deep/er/p.json");
    PreferencesFile file(path);
    EXPECT_TRUE(file.load().problems.empty());
    Preferences p;
    EXPECT_TRUE(file.keep(p, 10).empty());
    EXPECT_EQ(test::text_in(path), json_of(p));
    p.scale = 2;
    EXPECT_TRUE(file.keep(p, 10.5).empty());
    EXPECT_NE(test::text_in(path), json_of(p));
    EXPECT_TRUE(file.keep(p, 11.1).empty());
    EXPECT_EQ(test::text_in(path), json_of(p));
    std::filesystem::remove(path);
    EXPECT_TRUE(file.keep(p, 20).empty());
    EXPECT_FALSE(std::filesystem::exists(path)) << "written though nothing changed";
}

TEST(Preferences, AFolderThatCannotBeMadeIsAProblemToldOnce) {
    const test::TemporaryFolder folder;
    test::write_text(folder.file("file"), "");
    PreferencesFile file(folder.file("file/p.json"));
    EXPECT_FALSE(file.keep({}, 1).empty());
    EXPECT_TRUE(file.keep({}, 9).empty());
}

TEST(Preferences, SpeakTheLanguageOfTheLocaleUntilThereIsAFile) {
    const test::TemporaryFolder folder;
    const auto language_in = [&](const char* locale) {
        setenv("LC_ALL", locale, 1);
        const Language language = PreferencesFile(folder.file("none.json")).load().preferences.language;
        setenv("LC_ALL", "C.UTF-8", 1);
        return language;
    };
    EXPECT_EQ(language_in("ko_KR.UTF-8"), Language::korean);
    EXPECT_EQ(language_in("en_US.UTF-8"), Language::english);
    EXPECT_EQ(language_in("kok_IN"), Language::english) << "Konkani is not Korean";
}

TEST(Preferences, WithoutAPathTouchNothing) {
    PreferencesFile file("");
    EXPECT_TRUE(file.load().problems.empty());
    EXPECT_TRUE(file.keep({}, 1).empty());
    EXPECT_TRUE(file.finish({}).empty());
}

TEST(RememberedView, IsTheSameInAnotherWorkbench) {
    Workbench left(test::project_policy());
    left.view.follows = false;
    left.view.shows_ghost = false;
    left.view.tab = Tab::export_policy;
    left.view.drawer = Drawer::output;
    left.session.set_variant(Variant::hmm);
    left.session.show_variant(Variant::heuristic, false);
    Workbench right(test::project_policy());
    recall_view(right, remembered_view(left));
    EXPECT_EQ(remembered_view(right), remembered_view(left));
    EXPECT_FALSE(right.view.follows);
    EXPECT_EQ(right.view.drawer, Drawer::output);
    EXPECT_EQ(right.session.main_variant(), Variant::hmm);
}

TEST(RememberedView, KnowsEveryTabAndDrawer) {
    for (const Tab tab : {Tab::parameters, Tab::export_policy, Tab::persona}) {
        for (const Drawer drawer : {Drawer::compare, Drawer::diagnosis, Drawer::output, Drawer::runs,
                                    Drawer::study, Drawer::live, Drawer::companion}) {
            Workbench left(test::project_policy());
            left.view.tab = tab;
            left.view.drawer = drawer;
            Workbench right(test::project_policy());
            recall_view(right, remembered_view(left));
            EXPECT_EQ(right.view.tab, tab);
            EXPECT_EQ(right.view.drawer, drawer);
        }
    }
}

TEST(RememberedView, NamesItDoesNotKnowChangeNothing) {
    Workbench bench(test::project_policy());
    const RememberedView before = remembered_view(bench);
    recall_view(bench, {{{"shows_ufo", true}}, "attic", "cellar", "loft", "warp", {}});
    EXPECT_EQ(remembered_view(bench), before);
    EXPECT_EQ(bench.session.history().depth(), 0U);
}

}  // namespace
}  // namespace rei::workbench
