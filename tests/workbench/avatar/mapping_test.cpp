// From channels of a policy to inputs of VTube Studio.
#include "rei/avatar/mapping.hpp"

#include <cmath>
#include <limits>
#include <random>

#include "workbench/files.hpp"
#include <gmock/gmock.h>

namespace rei::avatar::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using workbench::test::project_policy;
using workbench::test::TemporaryFolder;
using workbench::test::write_text;

InputRow row_of(const Mapping& mapping, const std::string& input) {
    for (const InputRow& row : mapping) {
        if (row.input == input) return row;
    }
    ADD_FAILURE() << "no input " << input;
    return {};
}

double value_of(const std::string& input, const Face& face) {
    const InputRow row = row_of(default_mapping(), input);
    return input_value(row, face, row.range);
}

TEST(Mapping, MovesWhatTheDocumentsPolicyMeans) {
    EXPECT_DOUBLE_EQ(value_of("MouthSmile", {{"MouthSmile", 0.4}}), 0.4);
    EXPECT_DOUBLE_EQ(value_of("EyeOpenLeft", {{"EyeClosed", 0.6}}), 0.4) << "closed eyes are not open";
    EXPECT_DOUBLE_EQ(value_of("EyeOpenRight", {{"EyeClosed", 0.6}}), 0.4);
    EXPECT_DOUBLE_EQ(value_of("BrowLeftY", {}), 0.5);
    EXPECT_NEAR(value_of("BrowLeftY", {{"BrowDownLeft", 0.9}}), 0.05, 1e-12);
    EXPECT_DOUBLE_EQ(value_of("BrowRightY", {{"BrowDownLeft", 0.9}}), 0.5);
    EXPECT_DOUBLE_EQ(value_of("Blush", {{"Blush", 1.0}}), 1.0);
}

TEST(Mapping, EveryChannelOfTheProjectsPersonasMovesSomething) {
    for (const char* name : {"policies/rei.json", "policies/aria.json"}) {
        const Policy policy = load_policy(workbench::test::source_file(name))->policy;
        const PersonaMapping mapping = mapping_for(default_mapping(), channels_of(policy));
        EXPECT_THAT(mapping.left_out, IsEmpty());
        EXPECT_THAT(mapping.rows, SizeIs(7)) << "and nothing else moves";
    }
}

TEST(Mapping, AChannelThatNoRowNamesMovesTheInputOfItsName) {
    const PersonaMapping mapping = mapping_for(default_mapping(), {"CheekPuff", "볼", "abc", "MouthSmile"});
    ASSERT_THAT(mapping.rows, SizeIs(2));
    EXPECT_EQ(mapping.rows[1], (InputRow{"CheekPuff", 0, {{"CheekPuff", 1}}, true, {-1, 1}}));
    EXPECT_THAT(mapping.left_out, ElementsAre("볼", "abc"));
}

TEST(Mapping, WhatIsLeftToTheCameraIsNotMovedByTheBackDoor) {
    Mapping mapping = default_mapping();
    for (InputRow& row : mapping) {
        if (row.input != "MouthOpen") row.from.clear();
    }
    mapping.push_back({"CheekPuff", 0, {}, false, {0, 1}});
    const PersonaMapping left =
        mapping_for(mapping, {"MouthSmile", "MouthOpen", "BrowDownLeft", "EyeClosed", "Blush", "CheekPuff"});
    ASSERT_THAT(left.rows, SizeIs(1));
    EXPECT_EQ(left.rows[0].input, "MouthOpen");
    EXPECT_THAT(left.left_out, IsEmpty());
}

TEST(Mapping, ValuesStayInTheRangeWhateverComes) {
    const double odd[] = {0,    -0.0, 1e308, -1e308, std::nan(""), std::numeric_limits<double>::infinity(),
                          -1e9, 0.5,  2,     -2};
    std::mt19937_64 dice(7);
    const auto pick = [&] { return odd[dice() % std::size(odd)]; };
    for (int k = 0; k < 2000; ++k) {
        const Interval range = dice() % 2 == 0 ? Interval{0, 1} : Interval{-30, 30};
        const InputRow row{"MouthSmile", 0.5, {{"one", 100}, {"two", -100}}, false, {0, 1}};
        const double value = input_value(row, {{"one", pick()}, {"two", pick()}, {"three", pick()}}, range);
        EXPECT_TRUE(value >= range.low && value <= range.high) << value;
    }
}

TEST(MappingFile, TakesThePlaceOfRowsAddsThemAndTakesThemOut) {
    const TemporaryFolder folder;
    write_text(folder.file("m.json"), R"({"inputs": {"Blush": null,
        "MouthSmile": {"from": {"MouthSmile": 0.5, "Joy": 1}, "offset": 0.25},
        "Cheeks": {"from": {"Blush": 2}, "range": [0, 2], "custom": true}}})");
    const Loaded<Mapping> mapping = read_mapping(folder.file("m.json"));
    ASSERT_TRUE(mapping) << text_of(mapping.problems);
    EXPECT_THAT(*mapping, SizeIs(9));
    EXPECT_TRUE(row_of(*mapping, "Blush").from.empty());
    EXPECT_EQ(row_of(*mapping, "MouthSmile"),
              (InputRow{"MouthSmile", 0.25, {{"MouthSmile", 0.5}, {"Joy", 1}}, false, {0, 1}}));
    EXPECT_EQ(row_of(*mapping, "Cheeks"), (InputRow{"Cheeks", 0, {{"Blush", 2}}, true, {0, 2}}));
    EXPECT_THAT(mapping_for(*mapping, {"Blush"}).rows, SizeIs(1));
}

TEST(MappingFile, WhatIsWrittenReadsTheSame) {
    const TemporaryFolder folder;
    Mapping mapping = default_mapping();
    mapping.push_back({"CheekPuff", -0.25, {{"Cheeks", 1.5}}, true, {-1, 2}});
    write_text(folder.file("m.json"), mapping_text(mapping));
    EXPECT_EQ(*read_mapping(folder.file("m.json")), mapping);
    mapping[2] = {mapping[2].input, 0, {}, false, {0, 1}};
    mapping.back() = {"CheekPuff", 0, {}, false, {0, 1}};
    EXPECT_EQ(*parse_mapping(mapping_text(mapping), "m.json"), mapping) << "what is left alone stays so";
}

TEST(MappingFile, EveryMistakeIsNamedWithItsPlace) {
    const TemporaryFolder folder;
    const std::string file = folder.file("bad.json");
    write_text(file, R"({"inputs": {"Eye": {"from": {"A": 1}},
"MouthSmile": {"from": {"A": "x", "B": 1e9}, "offest": 1},
"MouthOpen": {"offset": 1},
"CheekPuff": {"from": {"A": 1}, "range": [1, 0]},
"FaceAngry": 3}, "more": 1})");
    const std::string text = text_of(read_mapping(file).problems);
    EXPECT_THAT(text, HasSubstr("bad.json:1:13: inputs.Eye: VTube Studio wants names of 4 to 32 letters"));
    EXPECT_THAT(text, HasSubstr(":2:30: inputs.MouthSmile.from.A: found a string, expected a number"));
    EXPECT_THAT(text, HasSubstr("inputs.MouthSmile.from.B: found 1e9, expected a number within ±100"));
    EXPECT_THAT(text, HasSubstr("inputs.MouthSmile.offest: no such key; expected from, offset"));
    EXPECT_THAT(text, HasSubstr("inputs.MouthOpen: \"from\" is missing"));
    EXPECT_THAT(text, HasSubstr("inputs.CheekPuff.range: expected two numbers, the lower one first"));
    EXPECT_THAT(text, HasSubstr("inputs.FaceAngry: found a number, expected an object"));
    EXPECT_THAT(text, HasSubstr("more: no such key; expected inputs"));
}

}  // namespace
}  // namespace rei::avatar::test
