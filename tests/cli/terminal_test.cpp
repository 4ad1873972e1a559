// rei chat on a terminal: lines are edited, Ctrl-C takes back what is being typed, Ctrl-D ends.
#include "terminal.hpp"

#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ChatOnATerminal, LinesAreEditedTakenBackAndBroughtBack) {
    const OwnHome home;
    Terminal terminal(home);
    EXPECT_THAT(terminal.wait_for("user> "), HasSubstr("/help says what there is"));
    terminal.type("고마웓\x7f워\n");
    EXPECT_THAT(terminal.wait_for("affinity +1"), HasSubstr("Rei: "));
    terminal.wait_for("user> ");
    terminal.type("바보\x03");
    terminal.wait_for("user> ");
    terminal.type("\x1b[A\n");
    EXPECT_THAT(terminal.wait_for("affinity +2"), HasSubstr("고마워"));
    terminal.wait_for("user> ");
    EXPECT_EQ(terminal.end(), 0);
    const Ran shown = home.rei({"history", "show", "last"});
    EXPECT_THAT(shown.out, HasSubstr("affinity +2"));
    EXPECT_THAT(shown.out, Not(HasSubstr("바보")));
}

}  // namespace
}  // namespace rei::test
