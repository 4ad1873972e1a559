// What a command reads it does not replace, and what it writes it writes where it said: outputs of every
// command that studies.
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <sys/stat.h>

namespace rei::test {
namespace {

using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kChat =
    "scenario: chat\nturns:\n  - {at: 1, text: 좋았어}\nuntil: 5\nexpect:\n  - mood: {never: angry}\n";

using Arguments = std::vector<std::string>;

class Overwriting : public testing::Test {
  protected:
    Overwriting() {
        scratch.write("s.yaml", kChat);
        scratch.write("other.yaml", kChat);
        std::filesystem::copy(project_file("policies/rei.json"), scratch.path() / "p.json");
        std::filesystem::copy(project_file("policies/rei.json"), scratch.path() / "q.json");
        policy = scratch.read("p.json");
        files = scratch.files();
    }
    /// Exit 2, says it, and nothing is there that was not, or is other than it was.
    void refuses(const Arguments& arguments, const char* says) {
        const Ran ran = scratch.rei(arguments);
        const std::string command = testing::PrintToString(arguments);
        EXPECT_EQ(ran.exit_code, 2) << command;
        EXPECT_EQ(ran.out, "") << command;
        EXPECT_THAT(ran.err, HasSubstr(says)) << command;
        EXPECT_EQ(scratch.read("s.yaml"), kChat) << command;
        EXPECT_EQ(scratch.read("p.json"), policy) << command;
        EXPECT_THAT(scratch.files(), ElementsAreArray(files)) << command;
    }
    Scratch scratch;
    std::string policy;
    std::vector<std::string> files;
};

constexpr const char* kParameter = "engine.cooldown_sec=0:5:2";

TEST_F(Overwriting, OfWhatIsReadIsRefusedByEveryCommand) {
    const char* const read = "is what this command reads";
    refuses({"report", "s.yaml", "--policy", "p.json", "--out", "s.yaml"}, read);
    refuses({"report", "s.yaml", "--policy", "p.json", "--out", "./p.json"}, read);
    refuses({"report", "s.yaml", "--policy", "p.json", "--against", "q.json", "--out", "q.json"}, read);
    refuses({"replay", "s.yaml", "--policy", "p.json", "--out", "s.yaml"}, read);
    refuses({"replay", "s.yaml", "--policy", "p.json", "--meta", "p.json"}, read);
    refuses({"check", "s.yaml", "--policy", "p.json", "--junit", "s.yaml"}, read);
    refuses({"check", ".", "--policy", "p.json", "--out", "s.yaml"}, read);
    refuses({"sweep", "s.yaml", "--policy", "p.json", "--param", kParameter, "--out", "p.json"}, read);
    refuses({"sweep", "s.yaml", "--policy", "p.json", "--param", kParameter, "--checkpoint", "s.yaml"}, read);
    refuses({"tune", "s.yaml", "--policy", "p.json", "--export", "s.yaml"}, read);
    refuses({"tune", "s.yaml", "--policy", "p.json", "--out", "p.json"}, read);
    refuses({"tune", "s.yaml", "--policy", "p.json", "--words-from", "q.json", "--export", "q.json"}, read);
    refuses({"falsify", "s.yaml", "--policy", "p.json", "--budget", "10", "--save", "s.yaml"}, read);
    refuses({"falsify", "--policy", "p.json", "--budget", "10", "--out", "p.json"}, read);
    refuses({"compare", "s.yaml", "--policy", "p.json", "--out", "s.yaml"}, read);
    refuses({"diagnose", "s.yaml", "--policy", "p.json", "--out", "s.yaml"}, read);
    refuses({"diff", "p.json", "q.json", "--out", "q.json"}, read);
    refuses({"lint", "p.json", "--out", "p.json"}, read);
}

TEST_F(Overwriting, IsSeenThroughLinks) {
    std::filesystem::create_symlink("s.yaml", scratch.path() / "link");
    files = scratch.files();
    refuses({"check", "s.yaml", "--policy", "p.json", "--out", "link"}, "is what this command reads");
}

TEST_F(Overwriting, OfAScenarioOrPolicyThatAResultWouldReplaceIsRefused) {
    // --out *.yaml: the name of the page was forgotten
    refuses({"report", "--policy", "p.json", "--out", "s.yaml", "other.yaml"},
            "--out s.yaml: this is a scenario");
    refuses({"check", "other.yaml", "--policy", "q.json", "--out", "p.json"},
            "--out p.json: this is a policy");
    // what an earlier run left may be replaced
    scratch.write("rows.json", "[]");
    const Ran ran = scratch.rei({"check", "s.yaml", "--policy", "p.json", "--out", "rows.json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(scratch.read("rows.json"), HasSubstr("never angry"));
}

TEST_F(Overwriting, OfOneOutputByAnotherIsRefused) {
    refuses({"check", "s.yaml", "--policy", "p.json", "--junit", "j.xml", "--out", "./j.xml"},
            "--junit j.xml: this is where --out goes");
    refuses(
        {"sweep", "s.yaml", "--policy", "p.json", "--param", kParameter, "--checkpoint", "x", "--out", "x"},
        "--out x: this is where --checkpoint goes");
    refuses({"tune", "s.yaml", "--policy", "p.json", "--out", "x", "--export", "x"},
            "--export x: this is where --out goes");
    refuses({"check", "s.yaml", "--policy", "p.json", "--junit", "-"},
            "--junit -: this is the screen, where the result goes");
}

TEST_F(Overwriting, OfNothingAsANameIsRefused) {
    refuses({"check", "s.yaml", "--policy", "p.json", "--out", ""}, "--out: found nothing");
    refuses({"check", "s.yaml", "--policy", "p.json", "--junit", ""}, "--junit: found nothing");
    refuses({"tune", "s.yaml", "--policy", "p.json", "--export", ""}, "--export: found nothing");
    refuses({"tune", "s.yaml", "--policy", "p.json", "--export", "-"}, "--export: found '-'");
    refuses({"tune", "s.yaml", "--policy", "p.json", "--checkpoint", ""}, "--checkpoint: found nothing");
    refuses({"falsify", "--policy", "p.json", "--save", ""}, "--save: found nothing");
    refuses({"replay", "s.yaml", "--policy", "p.json", "--meta", ""}, "--meta: found nothing");
}

TEST_F(Overwriting, IsKnownToBeImpossibleBeforeTheWork) {
    const std::string far = project_file("scenarios/one-hour-stream.yaml");
    for (const Arguments& command :
         {Arguments{"falsify", "--policy", "p.json", "--budget", "1000000000000"},
          Arguments{"compare", far, "--policy", "p.json", "--noise", "0.1", "--runs", "1000000"},
          Arguments{"tune", far, "--policy", "p.json", "--budget", "100000000"},
          Arguments{"diagnose", far, "--policy", "p.json"}, Arguments{"report", far, "--policy", "p.json"}}) {
        Arguments asked = command;
        asked.insert(asked.end(), {"--out", "no/such/out.csv"});
        refuses(asked, "no/such/out.csv: cannot write");
    }
    refuses({"falsify", "--policy", "p.json", "--budget", "1000000000000", "--save", "s.yaml/found"},
            "s.yaml is no folder");
    refuses({"falsify", "--policy", "p.json", "--law", "rest", "--save", "no/such/rest.yaml"},
            "cannot write");
    refuses({"replay", "s.yaml", "--policy", "p.json", "--out", "rr.csv", "--meta", "no/such/m"},
            "no/such/m");
}

TEST_F(Overwriting, HasTheScreenUnderItsNames) {
    const Ran plain = scratch.rei({"check", "s.yaml", "--policy", "p.json"});
    for (const char* screen : {"-", "/dev/stdout"}) {
        const Ran ran = scratch.rei({"check", "s.yaml", "--policy", "p.json", "--out", screen});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_EQ(ran.out, plain.out);
    }
    EXPECT_EQ(scratch.rei({"compare", "s.yaml", "--policy", "p.json", "--out", "-"}).exit_code, 0);
    EXPECT_EQ(
        scratch.rei({"sweep", "s.yaml", "--policy", "p.json", "--param", kParameter, "--out", "-"}).exit_code,
        0);
    EXPECT_EQ(scratch.rei({"tune", "s.yaml", "--policy", "p.json", "--out", "-"}).exit_code, 0);
    EXPECT_THAT(scratch.files(), ElementsAreArray(files));
}

TEST_F(Overwriting, IsNothingThatAPipeKnows) {
    const std::string pipe = (scratch.path() / "pipe").string();
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const std::string copy = (scratch.path() / "copy").string();
    std::thread reader([&] { EXPECT_EQ(std::system(("cat '" + pipe + "' > '" + copy + "'").c_str()), 0); });
    const Ran ran = scratch.rei({"check", "s.yaml", "--policy", "p.json", "--out", "pipe"});
    reader.join();
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(scratch.read("copy"), HasSubstr("1 of 1 scenario pass"));
    EXPECT_TRUE(std::filesystem::is_fifo(pipe));
    EXPECT_EQ(scratch.rei({"check", "s.yaml", "--policy", "p.json", "--junit", "/dev/null"}).exit_code, 0);
}

TEST_F(Overwriting, KnowsTheFormatByTheNameInWhateverCase) {
    ASSERT_EQ(scratch.rei({"check", "s.yaml", "--policy", "p.json", "--out", "G.CSV"}).exit_code, 0);
    EXPECT_THAT(scratch.read("G.CSV"), StartsWith("scenario,file,line,"));
}

}  // namespace
}  // namespace rei::test
