// The sweep: two parameters, and the map of what comes of them.
#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

std::string summary_text(const SweepStudy& sweep) {
    std::string text;
    if (sweep.points_done() < sweep.points()) {
        text = fmt::format(fmt::runtime(tr("{} of {} points")), sweep.points_done(), sweep.points());
    } else {
        text = fmt::format(fmt::runtime(tr("{} points")), sweep.points());
    }
    if (!sweep.has_expectations()) return text;
    return text + "  ·  " + fmt::format(fmt::runtime(tr("all expectations hold in {}")), sweep.passing());
}

/// The point with most robustness, for those who would rather not aim.
void best_button(const StudyPane& pane) {
    const SweepStudy* const sweep = pane.studies().sweep();
    if (sweep == nullptr || !sweep->best()) return;
    const double x = adopted_value(sweep->map()->across()[sweep->best()->across], sweep->x());
    const double y = adopted_value(sweep->map()->up()[sweep->best()->up], sweep->y());
    if (ImGui::Button(tr("Adopt the best point"), {-1, 0}))
        pane.out.push_back(AdoptValues{tr("Adopt point"), {{sweep->x().path, x}, {sweep->y().path, y}}});
    pane.ui.items.note("study/best", item_box());
    if (!ImGui::IsItemHovered()) return;
    tooltip(pane.theme(), tr("The most robust point"),
            {fmt::format("{}: {:.6g}", label_of(sweep->x()), x),
             fmt::format("{}: {:.6g}", label_of(sweep->y()), y),
             fmt::format("{}: {:.4g}", tr("least robustness"),
                         sweep->value(0, sweep->best()->across, sweep->best()->up))});
}

}  // namespace

void sweep_setup(const StudyPane& pane) {
    axis_fields(pane, "x", &StudySetup::x);
    axis_fields(pane, "y", &StudySetup::y);
    study_label(pane, tr("colour by"));
    column_choice(pane);
    best_button(pane);
}

void sweep_result(const StudyPane& pane) {
    const SweepStudy* const sweep = pane.studies().sweep();
    if (sweep == nullptr || !sweep->map()) {
        const bool is_running = sweep != nullptr && sweep->job().is_running();
        empty_state(
            pane.theme(), tr(is_running ? "Sweeping" : "Nothing swept yet"),
            tr("Choose two numbers and press Sweep: the map shows where the conversation goes well. A "
               "click on it adopts both values."));
        return;
    }
    result_heading(pane, StudyKind::sweep, summary_text(*sweep));
    sweep_map(pane, *sweep);
}

}  // namespace rei::workbench
