#include "rei/commands/registry.hpp"

#include <vector>

#include <fmt/format.h>

#include "rei/commands/registry_rows.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

std::vector<CommandInfo> all_rows() {
    std::vector<CommandInfo> rows;
    for (const auto menu : {file_commands(), edit_commands(), playback_commands(), view_commands(),
                            study_commands(), live_commands(), help_commands()}) {
        rows.insert(rows.end(), menu.begin(), menu.end());
    }
    return rows;
}

}  // namespace

const char* name_of(Menu menu) {
    constexpr const char* names[] = {"File", "Edit", "Playback", "View", "Study", "Live", "Help"};
    return names[static_cast<int>(menu)];
}

std::span<const CommandInfo> command_registry() {
    static const std::vector<CommandInfo> registry = all_rows();
    return registry;
}

const CommandInfo& info_of(CommandId id) {
    return command_registry()[static_cast<std::size_t>(id)];
}

std::string text_now(const CommandInfo& info, const Workbench& bench) {
    const History& history = bench.session.history();
    if (info.id == CommandId::undo && history.can_undo())
        return fmt::format(fmt::runtime(tr("Undo: {}")), history.undo_name());
    if (info.id == CommandId::redo && history.can_redo())
        return fmt::format(fmt::runtime(tr("Redo: {}")), history.redo_name());
    return tr(info.text);
}

}  // namespace rei::workbench
