// A scenario as it is said: the words of a file and nothing that follows from them. What two scenarios say
// decides whether they are the same; what one says anew is read as a file is.
#pragma once

#include "rei/document/problem.hpp"
#include "rei/scenario/scenario.hpp"
#include "rei/scenario/value.hpp"

namespace rei {

/// The scenario with all its times said: those that were not become seconds, unless they are the defaults.
[[nodiscard]] Scenario with_times_said(Scenario scenario);

/// What the scenario says, as a tree in the order in which people write it; defaults are left out, the name
/// is not. Looks at the times as they are said, not at the seconds. Items of lists keep their origin.
[[nodiscard]] Value tree_of_said(const Scenario& said);
/// The same of any scenario.
[[nodiscard]] Value tree_of(const Scenario& scenario);

/// Work out every time anew from what is said, with all the checks of a file; the problems name paths such as
/// `turns[3].at`. Origins and places stay as they are.
[[nodiscard]] Loaded<Scenario> resolved(const Scenario& said);

/// Whether both would be written alike: origins, places and file names aside.
[[nodiscard]] bool same_scenario(const Scenario& a, const Scenario& b);

}  // namespace rei
