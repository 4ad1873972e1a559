// rei check: verdicts, exit codes, reports.
#include "csv.hpp"
#include "run_rei.hpp"
#include "xml.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kHolds = "scenario: holds\nturns: [{at: 1}]\nexpect:\n  - mood: {never: angry}\n";
constexpr const char* kFails =
    "scenario: fails <&\" 민아\nexpect:\n  - mood: {never: angry}\n  - mood: {is: happy}\n";

class Check : public testing::Test {
  protected:
    Ran check(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"check", "--policy", project_file("policies/rei.json")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
};

TEST_F(Check, PassesWhereAllExpectationsHold) {
    const Ran ran = check({scratch.write("a.yaml", kHolds)});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("pass  line 4    mood never angry"));
    EXPECT_THAT(ran.out, HasSubstr("1 of 1 scenario pass; 1 of 1 expectation hold"));
}

TEST_F(Check, FailsWithTheLineAndTheMarginWhereOneDoesNot) {
    const Ran ran = check({scratch.write("a.yaml", kFails)});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("FAIL  line 4    mood is happy in [0, 30] s"));
    EXPECT_THAT(ran.out, HasSubstr("-30 s"));
    EXPECT_EQ(ran.err, "");
}

TEST_F(Check, TakesAFolderAsItsScenariosByName) {
    scratch.write("all/b.yaml", kHolds);
    scratch.write("all/a.yml", kHolds);
    scratch.write("all/c.json", R"({"scenario": "c", "expect": [{"mood": {"never": "angry"}}]})");
    scratch.write("all/notes.txt", "no scenario");
    scratch.write("all/deeper/d.yaml", kFails);
    const Ran ran = check({"all", "--format", "csv"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(parse_csv(ran.out).column("file"), ElementsAre("all/a.yml", "all/b.yaml", "all/c.json"));
}

TEST_F(Check, SaysThatAFolderHasNoScenario) {
    scratch.write("empty/notes.txt", "");
    const Ran ran = check({"empty"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("rei: empty: no scenario in this folder"));
}

TEST_F(Check, JudgesTheOthersWhereOneIsUnreadable) {
    scratch.write("all/a.yaml", "turns: [{at: soon}]\n");
    scratch.write("all/b.yaml", kHolds);
    const Ran ran = check({"all", "--junit", "report.xml"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("all/a.yaml:1:14"));
    EXPECT_THAT(ran.out, HasSubstr("mood never angry"));
    EXPECT_THAT(ran.out, HasSubstr("1 unreadable"));
    EXPECT_THAT(scratch.read("report.xml"), HasSubstr("<error"));
}

TEST_F(Check, ReportsAsJUnitXml) {
    scratch.write("a.yaml", kFails);
    scratch.write("b.yaml", kHolds);
    EXPECT_EQ(check({"a.yaml", "b.yaml", "--junit", "report.xml"}).exit_code, 1);
    const std::string xml = scratch.read("report.xml");
    EXPECT_EQ(xml_fault(xml), "") << xml;
    EXPECT_THAT(xml, HasSubstr("<testsuites name=\"rei check\" tests=\"3\" failures=\"1\" errors=\"0\""));
    EXPECT_THAT(xml, HasSubstr("name=\"fails &lt;&amp;&quot; 민아\" tests=\"2\" failures=\"1\""));
    EXPECT_THAT(xml, HasSubstr("line=\"4\""));
    EXPECT_THAT(xml, HasSubstr("<failure"));
}

TEST_F(Check, ReportsWhatXmlDoesNotAllowAsReplaced) {
    // noncharacters, which YAML cannot spell but as they are, and a name of a file that is no UTF-8
    scratch.write("a\xff.yaml",
                  "scenario: \"a\\uFFFEb\\uFFFFc\\u0001d\\te\"\nexpect:\n  - mood: {is: happy}\n");
    EXPECT_EQ(check({"a\xff.yaml", "--junit", "report.xml"}).exit_code, 1);
    const std::string xml = scratch.read("report.xml");
    EXPECT_EQ(xml_fault(xml), "") << xml;
    EXPECT_THAT(xml, HasSubstr("name=\"a\xEF\xBF\xBD"
                               "b\xEF\xBF\xBD"
                               "c\xEF\xBF\xBD"
                               "d&#9;e\""));
    EXPECT_THAT(xml, HasSubstr("file=\"a\xEF\xBF\xBD.yaml\""));
    for (const char* forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xff.yaml"})
        EXPECT_THAT(xml, Not(HasSubstr(forbidden)));
}

TEST_F(Check, StopsAtCtrlCAndDoesNotCallTheRestGood) {
    std::vector<std::string> arguments = {"check", "--policy", project_file("policies/rei-tuned.json"),
                                          "--junit", "report.xml"};
    for (int k = 0; k < 400; ++k) arguments.push_back(project_file("scenarios/one-hour-stream.yaml"));
    const Ran ran = scratch.rei_stopped(arguments);
    ASSERT_EQ(ran.exit_code, 130);
    EXPECT_THAT(ran.err, testing::ContainsRegex("stopped after [1-9][0-9]* of 400 scenarios"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("of 400 scenarios pass; .* [1-9][0-9]* not judged"));
    const std::string xml = scratch.read("report.xml");
    EXPECT_EQ(xml_fault(xml), "");
    EXPECT_THAT(xml, HasSubstr("skipped=\"1\" time=\"0\">\n    <testcase name=\"is judged\""));
    EXPECT_THAT(xml, HasSubstr("<skipped message=\"stopped before it\"/>"));
}

TEST_F(Check, ReportsExactDataWithoutNan) {
    const Ran ran = check({scratch.write("a.yaml", kFails),
                           scratch.write("b.yaml", "expect: [{flips: {at_most: 3}}]\n"), "--format", "json"});
    const auto json = nlohmann::json::parse(ran.out);
    ASSERT_EQ(json.size(), 3U);
    EXPECT_EQ(json[0].at("holds"), true);
    EXPECT_EQ(json[1].at("robustness"), -30);
    EXPECT_EQ(json[2].at("border_distance"), nullptr);
    EXPECT_THAT(ran.out, Not(HasSubstr("nan")));
}

TEST_F(Check, ShowsThatTheDocumentsPolicyFailsUnderTheHeuristicVariant) {
    const Ran ran = check({project_file("scenarios"), "--engine", "heuristic"});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("FAIL  faster-than-cooldown"));
}

TEST_F(Check, PassesEveryScenarioOfTheTunedPolicy) {
    const Ran ran = scratch.rei(
        {"check", project_file("scenarios"), "--policy", project_file("policies/rei-tuned.json")});
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
}

TEST_F(Check, PassesEveryScenarioOfTheEnglishPersona) {
    const Ran ran = scratch.rei(
        {"check", project_file("scenarios/aria"), "--policy", project_file("policies/aria.json")});
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
}

}  // namespace
}  // namespace rei::test
