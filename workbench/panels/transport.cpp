#include <algorithm>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

constexpr float kTransportButton = 32;
constexpr float kWidthForNumbers = 1200;  ///< below, they stand in the timeline's gutter alone

std::string speed_text(double factor) {
    return fmt::format("{:g}×", factor);
}

void speed_choice(const Workbench& bench, Ui& ui, Commands& out) {
    ImGui::SetNextItemWidth(ui.theme.px(76));
    if (ImGui::BeginCombo("##speed", speed_text(bench.playback.speed()).c_str())) {
        for (double factor = Playback::kSlowest; factor <= Playback::kFastest; factor *= 2) {
            if (ImGui::Selectable(speed_text(factor).c_str(), factor == bench.playback.speed()))
                out.push_back(SetSpeed{factor});
        }
        ImGui::EndCombo();
    }
    ui.items.note("transport/speed", item_box());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr("Speed of playing  (, slower  . faster)"));
}

void play_buttons(const Workbench& bench, Ui& ui, Commands& out) {
    const float size = ui.theme.px(kTransportButton);
    const float gap = ui.theme.px(2);
    command_button(bench, ui, CommandId::go_to_start, Icon::to_start, size, out);
    ImGui::SameLine(0, gap);
    command_button(bench, ui, CommandId::previous_turn, Icon::previous, size, out);
    ImGui::SameLine(0, gap);
    command_button(bench, ui, CommandId::play_pause, bench.playback.playing() ? Icon::pause : Icon::play,
                   size, out);
    ImGui::SameLine(0, gap);
    command_button(bench, ui, CommandId::next_turn, Icon::next, size, out);
    ImGui::SameLine(0, gap);
    command_button(bench, ui, CommandId::go_to_end, Icon::to_end, size, out);
    ImGui::SameLine(0, gap);
    command_button(bench, ui, CommandId::loop, Icon::loop, size, out);
}

/// Time in large figures, the mood as a chip, the three numbers.
float now_readout(const Workbench& bench, const Ui& ui, ImVec2 at, bool with_numbers) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const double now = bench.playback.time_sec();
    const std::string time = format_time(now, 2);
    draw_label(list, theme.fonts.title, at, 0, theme.palette.ink, time);
    float x = at.x + size_of(theme.fonts.title, format_time(bench.playback.until_sec(), 2)).x + theme.px(6);
    const std::string whole = "/ " + format_time(bench.playback.until_sec(), 0);
    draw_label(list, theme.fonts.body, {x, at.y + theme.px(2)}, 0, theme.palette.ink_faint, whole);
    x += size_of(theme.fonts.body, whole).x + theme.px(18);
    if (!bench.session.has_scenario()) return x;

    const Trace& trace = bench.session.main_run().trace;
    const std::string& mood = trace.moods[trace.mood_at(now)];
    const ImVec2 chip = chip_size(theme, mood);
    draw_chip(list, theme, {x, at.y - chip.y / 2}, mood_colour(mood), mood, true);
    x += std::max(chip.x, theme.px(70)) + theme.px(12);
    if (!with_numbers) return x;
    const AffectState state = trace.state_at(now);
    const std::pair<const char*, std::string> numbers[] = {{"v", format_value(state.valence, 3, true)},
                                                           {"a", format_value(state.arousal, 3, false)},
                                                           {"i", format_value(state.intensity, 3, false)}};
    for (const auto& number : numbers) {
        draw_label(list, theme.fonts.body, {x, at.y}, 0, theme.palette.ink_faint, number.first);
        draw_label(list, theme.fonts.bold, {x + theme.px(13), at.y}, 0, theme.palette.ink, number.second);
        x += theme.px(68);
    }
    return x;
}

/// What a choice of files is called.
struct FileChoice {
    const char* id;
    const char* none;     ///< where there is no file
    const char* tooltip;  ///< with a place for the file
};

void file_choice(const FileChoice& what, const std::string& current, const std::vector<std::string>& endings,
                 float width, Commands& out) {
    ImGui::SetNextItemWidth(width);
    const std::string shown = current.empty() ? what.none : file_stem(current);
    if (ImGui::BeginCombo(what.id, shown.c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const std::string& file : files_beside(current, endings)) {
            if (ImGui::Selectable(file_stem(file).c_str(), file == current)) out.push_back(OpenFile{file});
        }
        ImGui::EndCombo();
    }
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s\n%s", fmt::format(fmt::runtime(what.tooltip), current).c_str(),
                          tr("Others can be dropped on the window."));
}

}  // namespace

void transport_bar(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    const Theme& theme = ui.theme;
    const float centre = box.centre().y - theme.px(1);
    const float top = centre - theme.px(kTransportButton) / 2;
    ImGui::SetCursorScreenPos({box.min.x + theme.px(2), top});
    play_buttons(bench, ui, out);
    ImGui::SameLine(0, theme.px(8));
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, centre - ImGui::GetFrameHeight() / 2});
    speed_choice(bench, ui, out);
    const float readout_end = now_readout(bench, ui, {ImGui::GetItemRectMax().x + theme.px(18), centre},
                                          box.width() > theme.px(kWidthForNumbers));

    const Session& session = bench.session;
    const float right_buttons = 2 * theme.px(kTransportButton) + theme.px(14);
    const float width =
        std::clamp((box.max.x - readout_end - right_buttons) / 2 - theme.px(8), theme.px(90), theme.px(240));
    float x = box.max.x - 2 * width - theme.px(8) - right_buttons;
    ImGui::SetCursorScreenPos({x, top});
    command_button(bench, ui, CommandId::undo, Icon::undo, theme.px(kTransportButton), out);
    ImGui::SameLine(0, theme.px(2));
    command_button(bench, ui, CommandId::redo, Icon::redo, theme.px(kTransportButton), out);
    x += right_buttons;
    ImGui::SetCursorScreenPos({x, centre - ImGui::GetFrameHeight() / 2});
    file_choice({"##scenario", tr("no scenario"), tr("The scenario: {}")},
                session.has_scenario() ? session.scenario().file : "", {".yaml", ".yml"}, width, out);
    ImGui::SetCursorScreenPos({x + width + theme.px(8), centre - ImGui::GetFrameHeight() / 2});
    file_choice({"##policy", tr("no policy"), tr("The policy: {}")}, session.policy_file().path, {".json"},
                width, out);
}

}  // namespace rei::workbench
