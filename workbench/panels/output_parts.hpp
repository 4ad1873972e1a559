// The parts of the Output pane: a face between neutral's and the mood's own, gauges, the prompt.
#pragma once

#include "rei/model/output.hpp"
#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// The least width in design pixels in which face, gauges and prompt stand side by side.
inline constexpr float kOutputColumnsWidth = 520;

/// The portrait, and below it how far the face has come from neutral's to the mood's own.
void output_face(Ui& ui, const OutputNow& output, const Box& box);
/// Voice, face channels and style hint in rows from the cursor down, as wide as the window.
void output_gauges(const Policy& policy, Ui& ui, const OutputNow& output);
/// The prompt of the turn at the playhead, with a button that copies it.
void output_prompt(const Workbench& bench, Ui& ui, const Box& box);

}  // namespace rei::workbench
