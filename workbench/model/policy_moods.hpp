// What follows in a policy when a name changes or goes: a mood's, a class's, a trigger's.
#pragma once

#include <string>

#include "rei/policy/policy.hpp"

namespace rei::workbench {

/// `from` is a mood (and no part of the policy, where it would change), `to` is none. Empty, or what is there
/// under the new name already: then the policy is to be thrown away.
[[nodiscard]] std::string rename_mood(Policy& policy, const std::string& from, const std::string& to);
/// With everything that speaks of it. A family that it leaves fewer than two moods goes too.
void delete_mood(Policy& policy, const std::string& mood);

/// Rows of the fsm's table that wait for a class or a trigger.
void rename_event(Policy& policy, FsmRule::On on, const std::string& from, const std::string& to);
void drop_event(Policy& policy, FsmRule::On on, const std::string& name);

}  // namespace rei::workbench
