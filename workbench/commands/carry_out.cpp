#include <algorithm>
#include <variant>

#include "rei/commands/command.hpp"
#include "rei/commands/registry.hpp"

namespace rei::workbench {

namespace {

struct CarryOut {
    Workbench& bench;

    void operator()(const Invoke& command) const {
        const CommandInfo& info = info_of(command.id);
        if (info.enabled(bench)) info.apply(bench);
    }
    void operator()(const BeginEdit& command) const { bench.session.begin_edit(command.name); }
    void operator()(const SetParameter& command) const { bench.session.apply({command.path, command.value}); }
    void operator()(const CommitEdit&) const { bench.session.commit_edit(); }
    void operator()(const CancelEdit&) const { bench.session.cancel_edit(); }
    void operator()(const ResetParameters& command) const {
        bench.session.reset(command.paths, command.name);
    }
    void operator()(const Seek& command) const { bench.playback.seek(command.time_sec); }
    void operator()(const SetSpeed& command) const { bench.playback.set_speed(command.factor); }
    void operator()(const ShowTimeRange& command) const {
        const Interval whole = whole_range(bench.session);
        const Interval range{std::max(command.range.low, whole.low),
                             std::min(command.range.high, whole.high)};
        if (range.high - range.low >= kShortestRangeSec) bench.view.time_range = range;
    }
    void operator()(const SelectTurn& command) const { bench.view.selected_turn = command.turn; }
    void operator()(const OpenFile& command) const { open_file(bench, command.path); }
    void operator()(const SetExportPath& command) const { bench.export_path = command.path; }
    void operator()(const SetVariant& command) const { bench.session.set_variant(command.variant); }
    void operator()(const ShowVariant& command) const {
        bench.session.show_variant(command.variant, command.is_shown);
    }
    void operator()(const DismissNotice& command) const { bench.notices.dismiss(command.index); }
};

}  // namespace

void carry_out(Workbench& bench, const Command& command) {
    std::visit(CarryOut{bench}, command);
}

void carry_out(Workbench& bench, const Commands& commands) {
    for (const Command& command : commands) carry_out(bench, command);
}

}  // namespace rei::workbench
