// The sections of the Study pane, and what they are made of.
#pragma once

#include <string>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// What every part of the pane is given.
struct StudyPane {
    const Workbench& bench;
    Ui& ui;
    Commands& out;

    [[nodiscard]] const Theme& theme() const { return ui.theme; }
    [[nodiscard]] const Studies& studies() const { return bench.studies; }
    void set_up(StudySetup setup) const { out.push_back(SetUpStudy{std::move(setup)}); }
};

// ---- sections: how it is set up, on the left; what came of it, on the right
void sweep_setup(const StudyPane& pane);
void sweep_result(const StudyPane& pane);
void ranking_setup(const StudyPane& pane);
void ranking_result(const StudyPane& pane);
void tune_setup(const StudyPane& pane);
void tune_result(const StudyPane& pane);
void front_setup(const StudyPane& pane);
void front_result(const StudyPane& pane);
void falsify_setup(const StudyPane& pane);
void falsify_result(const StudyPane& pane);

// ---- parts
/// The map of a sweep that has one, in what is left of the pane.
void sweep_map(const StudyPane& pane, const SweepStudy& sweep);
/// The parameter, the range and the points of an axis; `id` is "x" or "y".
void axis_fields(const StudyPane& pane, const char* id, StudyAxis StudySetup::*axis);
/// What is coloured and ranked by.
void column_choice(const StudyPane& pane);
/// A faint line above fields.
void study_label(const StudyPane& pane, const std::string& text);
/// The line above a result: what it says, and on the right whether it was stopped or is of another policy.
void result_heading(const StudyPane& pane, StudyKind kind, const std::string& text);

}  // namespace rei::workbench
