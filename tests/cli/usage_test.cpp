// What the command line itself says.
#include <ostream>

#include "run_rei.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

struct Misuse {
    const char* name;
    std::vector<std::string> arguments;
    const char* message;
};

void PrintTo(const Misuse& misuse, std::ostream* out) {
    *out << misuse.name;
}
std::string name_of(const testing::TestParamInfo<Misuse>& misuse) {
    return misuse.param.name;
}

class Usage : public testing::TestWithParam<Misuse> {};

TEST_P(Usage, IsRefusedWithAMessageAndExitTwo) {
    const Scratch scratch;
    const Ran ran = scratch.rei(GetParam().arguments);
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, AllOf(StartsWith("rei: "), HasSubstr(GetParam().message)));
}

INSTANTIATE_TEST_SUITE_P(
    Wrong, Usage,
    testing::Values(Misuse{"NoCommand", {}, "replay, check, lint, diagnose, diff, compare"},
                    Misuse{"UnknownCommand", {"reply"}, "reply"},
                    Misuse{"UnknownOption", {"check", "x.yaml", "--fast"}, "--fast"},
                    Misuse{"NoScenario", {"replay"}, "SCENARIO"},
                    Misuse{"NoSuchScenario", {"replay", "no.yaml"}, "no.yaml: cannot open"},
                    Misuse{"NoSuchPolicy", {"lint", "no.json"}, "no.json: cannot open"},
                    Misuse{"OnePolicyToDiff", {"diff", "a.json"}, "B is required"},
                    Misuse{"UnknownFormat", {"check", "x.yaml", "--format", "xml"}, "xml"},
                    Misuse{"UnknownRows", {"replay", "x.yaml", "--rows", "some"}, "some"},
                    Misuse{"OptionWithoutValue", {"replay", "x.yaml", "--policy"}, "--policy"}),
    name_of);

TEST(Help, NamesEverySubcommandInOneLine) {
    const Scratch scratch;
    const Ran ran = scratch.rei({"--help"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.err, "");
    for (const char* name : {"replay", "check", "lint", "diff", "compare", "sweep"}) {
        EXPECT_THAT(ran.out, HasSubstr(std::string("\n  ") + name + " "));
        EXPECT_EQ(scratch.rei({name, "--help"}).exit_code, 0);
    }
}

TEST(Help, TellsTheVersion) {
    const Scratch scratch;
    EXPECT_THAT(scratch.rei({"--version"}).out, StartsWith("rei "));
}

}  // namespace
}  // namespace rei::test
