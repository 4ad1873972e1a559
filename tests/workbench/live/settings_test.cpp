// Settings in layers, and templates of system text.
#include "rei/live/settings.hpp"

#include "live_test_data.hpp"
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "rei/live/prompt_template.hpp"
#include "rei/live/settings_file.hpp"

namespace rei::live::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr SettingRow kRows[] = {
    {"colour", "REI_COLOUR", "--colour", SettingKind::text, false, "red", ""},
    {"loud", "REI_LOUD", "--loud", SettingKind::on_off, false, "off", ""},
    {"key", "REI_KEY", nullptr, SettingKind::text, true, "", ""},
};

SettingLayers layers(std::map<std::string, std::string> environment = {}) {
    SettingLayers out;
    out.config_file = "config.json";
    out.secrets_file = "secrets.json";
    out.environment = [environment](const char* name) -> const char* {
        const auto found = environment.find(name);
        return found == environment.end() ? nullptr : found->second.c_str();
    };
    return out;
}

TEST(Settings, LaterLayersWinAndEachValueKnowsItsOwn) {
    SettingLayers some = layers();
    EXPECT_EQ((*Settings::from(kRows, some))["colour"].source, "default");
    some.in_file["colour"] = "green";
    EXPECT_EQ((*Settings::from(kRows, some))["colour"].source, "config.json");
    some.environment = layers({{"REI_COLOUR", "blue"}}).environment;
    EXPECT_EQ((*Settings::from(kRows, some))["colour"].source, "REI_COLOUR");
    some.flags["colour"] = "black";
    const Settings all = *Settings::from(kRows, some);
    EXPECT_EQ(all["colour"].source, "--colour");
    EXPECT_EQ(all.value("colour"), "black");
}

TEST(Settings, EveryBadValueIsNamedWithItsPlace) {
    SettingLayers bad = layers({{"REI_LOUD", "very"}});
    bad.in_file = {{"colour", ""}, {"unknown", "x"}};
    const Loaded<Settings> settings = Settings::from(kRows, bad);
    ASSERT_THAT(settings.problems, SizeIs(3));
    EXPECT_THAT(text_of(settings.problems), HasSubstr("REI_LOUD: found \"very\", expected on or off"));
    EXPECT_THAT(text_of(settings.problems), HasSubstr("config.json: unknown: no such setting"));
}

TEST(Secrets, AreNeverShownAndComeFromTheirOwnPlacesAlone) {
    SettingLayers some = layers({{"REI_KEY", "0123456789"}});
    const Settings settings = *Settings::from(kRows, some);
    EXPECT_EQ(settings.shown(kRows[2]), "(set)");
    EXPECT_THAT(settings.secrets(), ElementsAre("0123456789"));
    some.in_file["key"] = "0123456789";
    const Loaded<Settings> misplaced = Settings::from(kRows, some);
    EXPECT_THAT(text_of(misplaced.problems), HasSubstr("does not belong here"));
    EXPECT_THAT(text_of(misplaced.problems), Not(HasSubstr("0123456789")));
}

TEST(Secrets, TooShortToBeTakenOutOfMessagesAreRefused) {
    const Loaded<Settings> settings = Settings::from(kRows, layers({{"REI_KEY", "red"}}));
    EXPECT_THAT(text_of(settings.problems), HasSubstr("REI_KEY: a secret has 8 bytes at least"));
    EXPECT_EQ(complaint_about(kRows[2], "12345678").text(), "");
}

TEST(Secrets, InAnotherSettingAreRefusedAndNotShown) {
    SettingLayers some = layers({{"REI_KEY", "0123456789"}});
    some.flags["colour"] = "my 0123456789";
    const Loaded<Settings> settings = Settings::from(kRows, some);
    EXPECT_THAT(text_of(settings.problems), HasSubstr("--colour: has a secret in it"));
    EXPECT_THAT(text_of(settings.problems), Not(HasSubstr("0123456789")));
}

TEST(Secrets, TheirFileIsTheOwnersAloneOrRefused) {
    const TemporaryFolder folder;
    const std::string file = folder.file("new/secrets.json");
    ASSERT_THAT(write_secrets(file, {{"key", "0123456789"}}), IsEmpty());
    ASSERT_THAT(write_secrets(file, {{"key", "9876543210"}}), IsEmpty());
    struct stat info {};
    ASSERT_EQ(::stat(file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777U, 0600U);
    EXPECT_EQ(read_secrets(file)->at("key"), "9876543210");
    ::chmod(file.c_str(), 0644);
    EXPECT_THAT(text_of(read_secrets(file).problems), HasSubstr("others can read it"));
    ::chmod(file.c_str(), 0600);
    write_text(file, "{\"key\": 0123456789}");
    EXPECT_THAT(text_of(read_secrets(file).problems), Not(HasSubstr("0123456789")));
}

TEST(SettingsFile, NoFileIsNoSettingsAndABadOneIsNamed) {
    const TemporaryFolder folder;
    EXPECT_THAT(*read_settings(folder.file("none.json")), IsEmpty());
    write_text(folder.file("bad.json"), "{\n  \"user\": 3\n}");
    EXPECT_THAT(text_of(read_settings(folder.file("bad.json")).problems),
                HasSubstr("bad.json:2:11: user: found a number"));
}

TEST(SettingTable, EveryDefaultIsFineAndEveryRowHasHelp) {
    for (const SettingRow& row : setting_table()) {
        if (*row.value != '\0') {
            EXPECT_EQ(complaint_about(row, row.value).text(), "") << row.name;
        }
        EXPECT_NE(*row.help, '\0') << row.name;
        EXPECT_FALSE(row.secret && row.flag != nullptr) << row.name;
    }
}

TEST(PromptTemplate, PutsValuesInOnceAndAsTheyAre) {
    EXPECT_EQ(*render("t", "{{a}}-{{ b }}-{{a}}", {{"a", "{{b}}"}, {"b", "2"}}), "{{b}}-2-{{b}}");
    EXPECT_EQ(*render("t", "no {braces} }} here", {}), "no {braces} }} here");
    EXPECT_THAT(*names_in("t", "{{b}} {{a}} {{b}}"), ElementsAre("b", "a"));
}

TEST(PromptTemplate, WhatHasNoValueIsNamedWithItsPlace) {
    EXPECT_THAT(text_of(render("t", "가\n나{{x}}", {}).problems),
                HasSubstr("t:2:2: the variable \"x\" has no value"));
    EXPECT_THAT(text_of(render("t", "{{x", {}).problems), HasSubstr("not closed"));
    EXPECT_THAT(text_of(render("t", "{{a b}}", {}).problems), HasSubstr("no name of a variable"));
}

TEST(PromptTemplate, TheBuiltInOneRendersByEveryPersona) {
    const Policy policy = project_policy().policy;
    Variables values = variables_of(policy, "happy", {}, "mina", 3);
    const Loaded<std::string> text = render("default", built_in_template(), values);
    ASSERT_TRUE(text) << text_of(text.problems);
    EXPECT_THAT(*text, HasSubstr("You are Rei."));
    EXPECT_THAT(*text, HasSubstr("Current mood: happy"));
    for (const PromptVariable& one : prompt_variables()) EXPECT_EQ(values.count(one.name), 1U) << one.name;
}

}  // namespace
}  // namespace rei::live::test
