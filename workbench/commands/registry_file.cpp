// Files: rows of the registry.
#include "rei/commands/registry_rows.hpp"

namespace rei::workbench {

namespace {

/// A scenario that has no file yet is asked for one.
void save_scenario(Workbench& bench) {
    const std::string path = bench.session.scenario_file().path;
    path.empty() ? show_dialog(bench, Dialog::save_scenario_as) : save_scenario_to_path(bench, path);
}

using B = Workbench;
constexpr CommandInfo kFileRows[] = {
    {CommandId::new_scenario,
     "new-scenario",
     Menu::file,
     "New scenario",
     "Begin a conversation in which nobody says anything yet; undo brings this one back.",
     {ctrl(Key::n), kNone},
     always,
     nullptr,
     [](B& b) { b.session.new_scenario(); }},
    {CommandId::open_file,
     "open-file",
     Menu::file,
     "Open…",
     "Choose a scenario or a policy in the file browser.",
     {ctrl(Key::o), kNone},
     always,
     [](const B& b) { return b.view.dialog == Dialog::open_file; },
     [](B& b) { show_dialog(b, Dialog::open_file); }},
    {CommandId::save_scenario,
     "save-scenario",
     Menu::file,
     "Save scenario",
     "Write the scenario to its file; comments and spelling stay, the file before it is kept as .bak.",
     {ctrl(Key::s), kNone},
     with_scenario,
     nullptr,
     save_scenario},
    {CommandId::save_scenario_as,
     "save-scenario-as",
     Menu::file,
     "Save scenario as…",
     "Write the scenario to another file, which is the open one from then on.",
     {kNone, kNone},
     with_scenario,
     [](const B& b) { return b.view.dialog == Dialog::save_scenario_as; },
     [](B& b) { show_dialog(b, Dialog::save_scenario_as); }},
    {CommandId::reload,
     "reload",
     Menu::file,
     "Reload",
     "Read policy and scenario again; a broken file changes nothing.",
     {ctrl(Key::r), kNone},
     always,
     nullptr,
     [](B& b) { reload_files(b); }},
    {CommandId::export_policy,
     "export",
     Menu::file,
     "Export policy",
     "Write the tuned policy to the path in the Export pane; the file before it is kept as .bak.",
     {ctrl_shift(Key::s), kNone},
     [](const B& b) { return !b.export_path.empty(); },
     nullptr,
     [](B& b) { export_to_path(b); }},
    {CommandId::export_trace,
     "export-trace",
     Menu::file,
     "Export trace…",
     "Write the trace of the main variant, or of all shown ones, as CSV or JSON.",
     {ctrl_shift(Key::e), kNone},
     with_scenario,
     [](const B& b) { return b.view.export_trace_open; },
     [](B& b) { b.view.export_trace_open = !b.view.export_trace_open; }},
    {CommandId::export_picture,
     "export-picture",
     Menu::file,
     "Export picture",
     "Write the window as it is shown to a PNG beside the scenario.",
     {plain(Key::f12), kNone},
     always,
     nullptr,
     [](B& b) { b.requests.picture_path = path_beside_scenario(b.session, ".png"); }},
    {CommandId::export_as,
     "export-as",
     Menu::file,
     "Export policy as…",
     "Write the tuned policy to a file chosen in the file browser.",
     {kNone, kNone},
     always,
     [](const B& b) { return b.view.dialog == Dialog::export_as; },
     [](B& b) { show_dialog(b, Dialog::export_as); }},
    {CommandId::quit,
     "quit",
     Menu::file,
     "Quit",
     "Close the workbench; it asks what to do with what is unsaved.",
     {ctrl(Key::q), kNone},
     always,
     nullptr,
     request_quit},
};

}  // namespace

std::span<const CommandInfo> file_commands() {
    return kFileRows;
}

}  // namespace rei::workbench
