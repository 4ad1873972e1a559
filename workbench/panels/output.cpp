#include <algorithm>

#include "rei/model/strings.hpp"
#include "rei/panels/output_parts.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kGap = 18;

void gauges_in(const Workbench& bench, Ui& ui, const OutputNow& output, const Box& box) {
    ImGui::SetCursorScreenPos(box.min);
    ImGui::BeginChild("gauges", {box.width(), box.height()}, false, ImGuiWindowFlags_NoSavedSettings);
    output_gauges(bench.session.policy(), ui, output);
    ImGui::EndChild();
}

void side_by_side(const Workbench& bench, Ui& ui, const OutputNow& output, const Box& box) {
    const float gap = ui.theme.px(kGap);
    const float face = std::min(box.height() - ui.theme.px(54), (box.width() - 2 * gap) * 0.30F);
    const float face_end = box.min.x + std::max(face, ui.theme.px(184));
    const float gauges_begin = face_end + gap;
    const float gauges_end = gauges_begin + (box.max.x - gauges_begin - gap) * 0.5F;
    output_face(ui, output, {box.min, {face_end, box.max.y}});
    gauges_in(bench, ui, output, {{gauges_begin, box.min.y}, {gauges_end, box.max.y}});
    output_prompt(bench, ui, {{gauges_end + gap, box.min.y}, box.max});
}

/// In a narrow pane: the face, the gauges below it, the prompt at the end.
void stacked(const Workbench& bench, Ui& ui, const OutputNow& output, const Box& box) {
    const float gap = ui.theme.px(kGap);
    ImGui::SetCursorScreenPos(box.min);
    ImGui::BeginChild("stack", {box.width(), box.height()}, false, ImGuiWindowFlags_NoSavedSettings);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float face_height = std::min(width, ui.theme.px(400)) + ui.theme.px(54);
    output_face(ui, output, {at, {at.x + width, at.y + face_height}});
    ImGui::SetCursorScreenPos({at.x, at.y + face_height + gap});
    output_gauges(bench.session.policy(), ui, output);
    ImGui::Dummy({width, gap});
    const ImVec2 prompt = ImGui::GetCursorScreenPos();
    output_prompt(bench, ui, {prompt, {prompt.x + width, prompt.y + ui.theme.px(260)}});
    ImGui::EndChild();
}

}  // namespace

void output_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::output, out);
    if (!bench.session.has_scenario()) {
        empty_state(ui.theme, tr("No scenario yet"),
                    tr("Open a conversation, and how the persona looks and speaks in it is shown here."));
    } else {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const ImVec2 size = ImGui::GetContentRegionAvail();
        const Box inside{at, {at.x + size.x, at.y + size.y}};
        const OutputNow output =
            output_at(bench.session.policy(), bench.session.main_run().trace, bench.playback.time_sec());
        const bool is_wide = size.x >= ui.theme.px(kOutputColumnsWidth);
        (is_wide ? side_by_side : stacked)(bench, ui, output, inside);
    }
    end_pane();
}

}  // namespace rei::workbench
