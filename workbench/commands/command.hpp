// What a person can ask for, as values. Panels make them, `carry_out` does them; nothing else changes the
// model.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {

/// Commands without arguments: rows of the registry (registry.hpp).
enum class CommandId : std::uint8_t {
    reload,
    export_policy,
    quit,
    undo,
    redo,
    reset_all,
    play_pause,
    previous_turn,
    next_turn,
    go_to_start,
    go_to_end,
    slower,
    faster,
    loop,
    fit_time,
    zoom_in,
    zoom_out,
    follow,
    show_ghost,
    show_variants,
    show_uncertainty,
    show_smoothed,
    show_innovation,
    show_posterior,
    show_parameters,
    show_export,
    show_compare,
    show_diagnosis,
    search_cures,
    show_output,
    show_notices,
    show_help,
    count
};

/// Carry out a row of the registry.
struct Invoke {
    CommandId id = CommandId::count;
};
/// Between BeginEdit and CommitEdit all values are one entry of the history.
struct BeginEdit {
    std::string name;
};
struct SetParameter {
    std::string path;
    double value = 0;
};
struct CommitEdit {};
struct CancelEdit {};
/// Back to the policy as loaded, as one entry.
struct ResetParameters {
    std::vector<std::string> paths;
    std::string name;
};
struct Seek {
    double time_sec = 0;
};
struct SetSpeed {
    double factor = 1;
};
struct ShowTimeRange {
    Interval range;
};
struct SelectTurn {
    std::optional<std::size_t> turn;
};
struct OpenFile {
    std::string path;
};
struct SetExportPath {
    std::string path;
};
struct SetVariant {
    Variant variant = Variant::continuous;
};
struct ShowVariant {
    Variant variant = Variant::continuous;
    bool is_shown = true;
};
struct DismissNotice {
    std::size_t index = 0;
};

using Command =
    std::variant<Invoke, BeginEdit, SetParameter, CommitEdit, CancelEdit, ResetParameters, Seek, SetSpeed,
                 ShowTimeRange, SelectTurn, OpenFile, SetExportPath, SetVariant, ShowVariant, DismissNotice>;
using Commands = std::vector<Command>;

/// Carry out a command. Ones that make no sense now do nothing.
void carry_out(Workbench& bench, const Command& command);
void carry_out(Workbench& bench, const Commands& commands);

}  // namespace rei::workbench
