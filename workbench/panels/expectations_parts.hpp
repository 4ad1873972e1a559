// Forms for expectations: the one that is selected, and what to add.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// The fields of its kind, from the cursor down.
void expectation_form(const Workbench& bench, Ui& ui, std::size_t index, Commands& out);

/// Prepare the menu for a span of time: it offers the mood of its middle.
void offer_expectations(const Workbench& bench, ExpectationsUi& state, const Span& span);
/// A mood and the kinds, inside a popup; choosing a kind adds it.
void expectation_menu(const Workbench& bench, Ui& ui, Commands& out);
/// The stretch between the two cursors, else the time that the timeline shows.
[[nodiscard]] Span span_to_expect(const Workbench& bench);

}  // namespace rei::workbench
