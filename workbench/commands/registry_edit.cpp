// Editing: rows of the registry.
#include "rei/commands/registry_rows.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/turn_place.hpp"

namespace rei::workbench {

namespace {

bool with_open_scenario(const Workbench& bench) {
    return with_scenario(bench) && when_idle(bench);
}

bool with_selected_turn(const Workbench& bench) {
    return with_open_scenario(bench) && bench.view.selected_turn;
}

bool can_delete_turn(const Workbench& bench) {
    return with_selected_turn(bench) && !bench.view.expectation_selected_last;
}

bool can_delete_expectation(const Workbench& bench) {
    return with_open_scenario(bench) && bench.view.selected_expectation &&
           bench.view.expectation_selected_last;
}

void add_turn(Workbench& bench) {
    edit_scenario(bench, AddTurn{new_turn(bench.session.scenario(), bench.view.selected_turn)});
    if (!bench.view.selected_turn) return;
    bench.view.edits_turn = true;
    bench.playback.seek(bench.session.scenario().turns[*bench.view.selected_turn].at_sec);
}

bool when_tuned(const Workbench& bench) {
    return bench.session.is_tuned() && when_idle(bench);
}

std::vector<std::string> all_paths(const Workbench& bench) {
    std::vector<std::string> paths;
    for (const Parameter& parameter : bench.session.parameters()) paths.push_back(parameter.path);
    return paths;
}

bool has_pinned(const Workbench& bench, PinSlot slot) {
    return bench.runs.pinned(slot) != nullptr && when_idle(bench);
}

bool has_run(const Workbench& bench) {
    return bench.runs.current() != nullptr;
}

bool is_pinned(const Workbench& bench, PinSlot slot) {
    return has_run(bench) && bench.runs.pinned(slot) == bench.runs.current();
}

void pin_current(Workbench& bench, PinSlot slot) {
    carry_out(bench, PinRun{slot, bench.runs.current()->number});
}

void restore_pinned(Workbench& bench, PinSlot slot) {
    restore_run(bench, bench.runs.pinned(slot)->number);
}

using B = Workbench;
constexpr CommandInfo kEditRows[] = {
    {CommandId::undo,
     "undo",
     Menu::edit,
     "Undo",
     "Take the last change of policy or scenario back.",
     {ctrl(Key::z), kNone},
     [](const B& b) { return b.session.history().can_undo(); },
     nullptr,
     [](B& b) { b.session.undo(); }},
    {CommandId::redo,
     "redo",
     Menu::edit,
     "Redo",
     "Make the change again that was taken back.",
     {ctrl_shift(Key::z), ctrl(Key::y)},
     [](const B& b) { return b.session.history().can_redo(); },
     nullptr,
     [](B& b) { b.session.redo(); }},
    {CommandId::reset_all,
     "reset-all",
     Menu::edit,
     "Reset all parameters",
     "Set every number back to the nominal policy: the one loaded, or what was taken as nominal since.",
     {kNone, kNone},
     when_tuned,
     nullptr,
     [](B& b) { b.session.reset(all_paths(b), tr("Reset all parameters")); }},
    {CommandId::reset_all_to_defaults,
     "reset-all-to-defaults",
     Menu::edit,
     "Reset all to defaults",
     "Set every number to the default of the parameter table.",
     {kNone, kNone},
     when_idle,
     nullptr,
     [](B& b) { b.session.reset(all_paths(b), tr("Reset all to defaults"), ResetTo::initial); }},
    {CommandId::take_as_nominal,
     "take-as-nominal",
     Menu::edit,
     "Take as nominal",
     "From now on compare with the policy as it is now, and reset to it.",
     {kNone, kNone},
     when_tuned,
     nullptr,
     [](B& b) { b.session.take_as_nominal(); }},
    {CommandId::edit_turn,
     "edit-turn",
     Menu::edit,
     "Edit turn",
     "Open the editor of the selected turn in the chat.",
     {plain(Key::enter), kNone},
     with_selected_turn,
     nullptr,
     [](B& b) { b.view.edits_turn = true; }},
    {CommandId::add_turn,
     "add-turn",
     Menu::edit,
     "Add turn",
     "Let somebody say something after the selected turn, or at the end.",
     {plain(Key::insert), kNone},
     with_open_scenario,
     nullptr,
     add_turn},
    {CommandId::delete_turn,
     "delete-turn",
     Menu::edit,
     "Delete turn",
     "Delete the selected turn; what counts from it keeps its place in time.",
     {plain(Key::del), kNone},
     can_delete_turn,
     nullptr,
     [](B& b) {
         b.view.edits_turn = false;
         edit_scenario(b, DeleteTurn{*b.view.selected_turn, Dependents::keep_instants});
     }},
    {CommandId::delete_expectation,
     "delete-expectation",
     Menu::edit,
     "Delete expectation",
     "Delete the selected expectation; Del deletes what was selected last, it or a turn.",
     {plain(Key::del), kNone},
     can_delete_expectation,
     nullptr,
     [](B& b) { edit_scenario(b, DeleteExpectation{*b.view.selected_expectation}); }},
    {CommandId::pin_a,
     "pin-a",
     Menu::edit,
     "Pin run as A",
     "Keep what is shown now at hand as A: its line stays in the timeline, one key restores it.",
     {ctrl(Key::digit_1), kNone},
     has_run,
     [](const B& b) { return is_pinned(b, PinSlot::a); },
     [](B& b) { pin_current(b, PinSlot::a); }},
    {CommandId::pin_b,
     "pin-b",
     Menu::edit,
     "Pin run as B",
     "Keep what is shown now at hand as B.",
     {ctrl(Key::digit_2), kNone},
     has_run,
     [](const B& b) { return is_pinned(b, PinSlot::b); },
     [](B& b) { pin_current(b, PinSlot::b); }},
    {CommandId::restore_a,
     "restore-a",
     Menu::edit,
     "Restore A",
     "Go back to the policy and the variant of the run pinned as A, as one edit.",
     {ctrl_shift(Key::digit_1), kNone},
     [](const B& b) { return has_pinned(b, PinSlot::a); },
     nullptr,
     [](B& b) { restore_pinned(b, PinSlot::a); }},
    {CommandId::restore_b,
     "restore-b",
     Menu::edit,
     "Restore B",
     "Go back to the policy and the variant of the run pinned as B, as one edit.",
     {ctrl_shift(Key::digit_2), kNone},
     [](const B& b) { return has_pinned(b, PinSlot::b); },
     nullptr,
     [](B& b) { restore_pinned(b, PinSlot::b); }},
};

}  // namespace

std::span<const CommandInfo> edit_commands() {
    return kEditRows;
}

}  // namespace rei::workbench
