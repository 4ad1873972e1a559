// What a person does to a scenario, as values: each gives the edited scenario, or says in words why there is
// none. The reader of files has the last word on every one, so what was edited can always be saved and read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rei/model/one_of.hpp"
#include "rei/policy/policy.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei::workbench {

// Turns and expectations are known by their index in the scenario that is edited. Times that come from a
// mouse are rounded to the microsecond; one that counted from a turn keeps counting from it.

/// Where its time puts it, behind the turns of the same time.
struct AddTurn {
    Turn turn;
};
/// What becomes of times that count from a turn whose id goes.
enum class Dependents : std::uint8_t {
    refuse,         ///< the id can't go while there are any
    keep_instants,  ///< they become seconds from the start
};
struct DeleteTurn {
    std::size_t turn = 0;
    Dependents dependents = Dependents::refuse;
};
/// To another time, past other turns if need be; all times that count from it move along.
struct MoveTurn {
    std::size_t turn = 0;
    double at_sec = 0;
};
/// Says when it is, as it is to be written; nothing that counts from the turn itself.
struct SetTurnTime {
    std::size_t turn = 0;
    Moment at;
};
struct SetTurnText {
    std::size_t turn = 0;
    std::string text;
};
struct SetTurnUser {
    std::size_t turn = 0;
    std::string user;
};
/// Times that count from the turn count from its new id.
struct SetTurnId {
    std::size_t turn = 0;
    std::string id;  ///< empty: none
    Dependents dependents = Dependents::refuse;
};
struct SetTurnReply {
    std::size_t turn = 0;
    std::string reply;
};
struct SetTurnSignal {
    std::size_t turn = 0;
    LlmSignal llm;
};
/// The affinity with which a user starts; unset: not listed.
struct SetAffinity {
    std::string user;
    std::optional<int> affinity;
};
struct SetStart {
    std::string mood;
    AffectState state;
};
/// Its times are those said; one that is not said is taken from `what`, in seconds.
struct AddExpectation {
    Expectation expectation;
};
/// Its times are those said; one that is not said is left out, and one that the kind does not have goes.
struct EditExpectation {
    std::size_t expectation = 0;
    Expectation now;
};
/// The begin of its span or its end (of `becomes` and `settles`: the deadline) somewhere else. At 0 and at
/// the end of the conversation it is left out.
struct StretchExpectation {
    std::size_t expectation = 0;
    std::optional<double> from_sec;
    std::optional<double> to_sec;
};
struct DeleteExpectation {
    std::size_t expectation = 0;
};
/// The end of the conversation; unset: 30 s after the last turn.
struct SetUntil {
    std::optional<Moment> until;
};
struct SetName {
    std::string name;
};
struct SetDescription {
    std::string text;
};

using ScenarioEdit =
    OneOf<AddTurn, DeleteTurn, MoveTurn, SetTurnTime, SetTurnText, SetTurnUser, SetTurnId, SetTurnReply,
          SetTurnSignal, SetAffinity, SetStart, AddExpectation, EditExpectation, StretchExpectation,
          DeleteExpectation, SetUntil, SetName, SetDescription>;

/// For undo, e.g. "Move turn 3"; turns and expectations count from 1.
[[nodiscard]] std::string name_of(const ScenarioEdit& edit);

struct EditedScenario {
    Scenario scenario;
    /// The turn or expectation that was added or changed, where it is now.
    std::optional<std::size_t> turn, expectation;
};

/// Requires indices inside the scenario. The problems speak of "turn 3" and "expectation 2"; the scenario
/// must fit the policy (check_scenario) before and does so after.
[[nodiscard]] Loaded<EditedScenario> edited(const Scenario& scenario, const ScenarioEdit& edit,
                                            const Policy& policy);

/// A time as typed into a form: `12.5` or `praise + 1`; nothing where it is none.
[[nodiscard]] std::optional<Moment> typed_moment(std::string_view text);

}  // namespace rei::workbench
