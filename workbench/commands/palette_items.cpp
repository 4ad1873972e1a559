#include "rei/commands/palette_items.hpp"

#include <fmt/format.h>

#include "rei/commands/registry.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/variants.hpp"

namespace rei::workbench {

namespace {

void add_commands(const Workbench& bench, std::vector<PaletteItem>& items) {
    for (const CommandInfo& info : command_registry()) {
        if (info.id == CommandId::show_palette || !info.enabled(bench)) continue;
        items.push_back({{text_now(info, bench), info.text},
                         tr(name_of(info.menu)),
                         text_of(info.shortcuts[0]),
                         tr(info.tooltip),
                         {Invoke{info.id}},
                         ""});
    }
}

void add_variants(const Workbench& bench, std::vector<PaletteItem>& items) {
    for (const Variant variant : available_variants()) {
        if (variant == bench.session.main_variant()) continue;
        const std::string name = name_of(variant);
        items.push_back({{say("Make {} main", name), "Make " + name + " main"},
                         tr("Engine variants"),
                         "",
                         tr("The panels speak of this variant first."),
                         {SetVariant{variant}},
                         ""});
    }
}

void add_turns(const Workbench& bench, std::vector<PaletteItem>& items) {
    const Session& session = bench.session;
    if (!session.has_scenario()) return;
    const std::vector<Turn>& turns = session.scenario().turns;
    for (std::size_t k = 0; k < turns.size(); ++k) {
        const std::string text = display_text(session.turn_texts()[k].text);
        items.push_back({{fmt::format(fmt::runtime(tr("Go to turn {}: {}")), k + 1, text),
                          fmt::format("Go to turn {}: {}", k + 1, text)},
                         tr("Scenario"),
                         "",
                         "",
                         {Seek{turns[k].at_sec}, SelectTurn{k}},
                         ""});
    }
}

void add_scenarios(const Workbench& bench, std::vector<PaletteItem>& items) {
    const Session& session = bench.session;
    if (!session.has_scenario() || session.scenario_file().path.empty()) return;
    const std::string& open = session.scenario_file().path;
    for (const std::string& file : files_beside(open, {".yaml", ".yml"})) {
        if (file == open) continue;
        const std::string name = file_name(file);
        items.push_back({{fmt::format(fmt::runtime(tr("Open scenario {}")), name), "Open scenario " + name},
                         tr("File"),
                         "",
                         file,
                         {OpenFile{file}},
                         ""});
    }
}

void add_parameters(const Workbench& bench, std::vector<PaletteItem>& items) {
    for (const Parameter& parameter : bench.session.parameters()) {
        items.push_back({{fmt::format(fmt::runtime(tr("Show parameter {}")), parameter.path),
                          "Show parameter " + label_of(parameter)},
                         group_text(parameter.group),
                         "",
                         meaning_text(parameter),
                         {Invoke{CommandId::show_parameters}},
                         parameter.path});
    }
}

}  // namespace

std::vector<PaletteItem> palette_items(const Workbench& bench) {
    std::vector<PaletteItem> items;
    add_commands(bench, items);
    add_variants(bench, items);
    add_turns(bench, items);
    add_scenarios(bench, items);
    add_parameters(bench, items);
    return items;
}

}  // namespace rei::workbench
