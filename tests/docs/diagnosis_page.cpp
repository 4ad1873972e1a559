// docs/diagnosis.md, from the table that `rei diagnose` and the window use.
#include <string_view>

#include "pages.hpp"
#include <fmt/format.h>

#include "rei/replay/diagnosis.hpp"

namespace {

const char* const kBefore = R"(# Diagnosis and cure

<!-- written by build/rei-docs from the table of findings; change the table, not this page -->

`rei diagnose` and the window's Diagnosis pane look for these in a replay. Everything is measured exactly from the
motion between turns, not from samples. A share of the worst minute is one of the minute in which it is worst, or of
the whole where that is shorter.

)";

const char* const kAfter = R"(
A finding says when (its worst place, and all of them), which turns are concerned, how bad it is, and why: the changes
of mood made and refused that it consists of, each with its reason. Findings stand in the order of how far they are
past their limits.

- **Oscillation**: a single return is an answer; it takes two in one run.
- **Label confusion**: a region that lies within another, or that asks for an affinity or an intensity besides, is a
  special case and no rival. Moods without a region (neutral, usually) take no part: every mood fades into them. In
  fsm and hmm only a mood held back counts.
- **User bias**: found by replays in which nobody, and in which only this user, has no affinity. What a friend leaves
  behind is not blamed on who speaks next.
- **Pinned**: what counts as pinned does not count as saturated again. In fsm everything stands still.

## Cures

The cure is the smallest change of one parameter under which a new replay shows that

- the finding is at or below its limit,
- no expectation of the scenario that held fails,
- nothing else is found that was not there before,
- the persona comes to rest in no mood that it does not rest in now,
- and, for a user's bias, the mood is near to what it is now without that user's affinity.

The new value lies inside the parameter's recommended range and on its step. The size of a change is its share of the
recommended range (of the logarithms where the slider is logarithmic); borders of regions have the whole axis for a
range, and one at the end of an axis stays there. All parameters are tried from their present values outwards in steps
of 1 %, then down to the parameter's own step; a cure that holds only between two such steps may be missed. Where no
single parameter cures a finding, the diagnosis says so.
)";

void print_kinds() {
    fmt::print("| finding | counts above | what it is |\n|---|---|---|\n");
    for (const rei::FindingInfo& info : rei::finding_table()) {
        const bool share = std::string_view(info.unit).substr(0, 3) == "of ";
        const std::string limit =
            share ? fmt::format("{:g} %", info.limit * 100) : fmt::format("{:g}", info.limit);
        fmt::print("| {} (`{}`) | {}{}{} | {} |\n", info.title, info.name, limit,
                   *info.unit == '\0' ? "" : " ", info.unit, info.meaning);
    }
}

}  // namespace

void print_diagnosis_page() {
    fmt::print("{}", kBefore);
    print_kinds();
    fmt::print("{}", kAfter);
}
