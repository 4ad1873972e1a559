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
constexpr float kMostFileWidth = 240;
constexpr float kLeastFileWidth = 90;  ///< beside more than the time; a narrower choice is all text
constexpr float kBetween = 18;         ///< parts of the bar
constexpr float kNarrow = 760;         ///< below, the parts stand closer

/// What the bar has room for, from the narrowest form to the widest.
enum class Form : std::uint8_t { time_and_dot, time_and_mood, whole_time, numbers };

std::string speed_text(double factor) {
    return fmt::format("{:g}×", factor);
}

void speed_choice(const Workbench& bench, Ui& ui, bool is_narrow, Commands& out) {
    ImGui::SetNextItemWidth(ui.theme.px(is_narrow ? 52 : 76));
    if (ImGui::BeginCombo("##speed", speed_text(bench.playback.speed()).c_str(),
                          is_narrow ? ImGuiComboFlags_NoArrowButton : 0)) {
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

/// The parts of the read-out and where they end, from its beginning.
struct Readout {
    std::string time, whole, mood;  ///< no mood: nothing is played
    float time_width = 0;           ///< of the longest time, so that the rest stays where it is
    ImVec2 chip;

    [[nodiscard]] float width(const Theme& theme, Form form) const;
};

Readout readout_of(const Workbench& bench, const Theme& theme) {
    const double now = bench.playback.time_sec();
    const double until = bench.playback.until_sec();
    Readout readout{format_time(now, 2), "/ " + format_time(until, 0), "", 0, {}};
    readout.time_width = size_of(theme.fonts.title, format_time(until, 2)).x;
    if (!bench.session.has_scenario()) return readout;
    const Trace& trace = bench.session.main_run().trace;
    readout.mood = trace.moods[trace.mood_at(now)];
    // as wide as the widest, so that the bar keeps its form while it plays
    for (const std::string& mood : trace.moods)
        readout.chip.x = std::max(readout.chip.x, chip_size(theme, mood).x);
    readout.chip.y = chip_size(theme, readout.mood).y;
    return readout;
}

float Readout::width(const Theme& theme, Form form) const {
    float end = time_width;
    if (form >= Form::whole_time) end += theme.px(6) + size_of(theme.fonts.body, whole).x;
    if (mood.empty()) return end;
    if (form == Form::time_and_dot) return end + theme.px(20);
    end += theme.px(form >= Form::whole_time ? kBetween : 10) + std::max(chip.x, theme.px(70));
    return form == Form::numbers ? end + theme.px(12 + 3 * 68) : end;
}

/// The three numbers, each behind its letter.
void draw_numbers(const Workbench& bench, const Theme& theme, ImVec2 at) {
    const AffectState state = bench.session.main_run().trace.state_at(bench.playback.time_sec());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::pair<const char*, std::string> numbers[] = {{"v", format_value(state.valence, 3, true)},
                                                           {"a", format_value(state.arousal, 3, false)},
                                                           {"i", format_value(state.intensity, 3, false)}};
    for (const auto& number : numbers) {
        draw_label(list, theme.fonts.body, at, 0, theme.palette.ink_faint, number.first);
        draw_label(list, theme.fonts.bold, {at.x + theme.px(13), at.y}, 0, theme.palette.ink, number.second);
        at.x += theme.px(68);
    }
}

/// The mood as a chip; where there is no room for one a dot of its colour, which names it under the mouse.
float draw_mood(Ui& ui, const std::string& mood, ImVec2 at, bool is_dot) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 size = is_dot ? ImVec2{theme.px(12), theme.px(12)} : chip_size(theme, mood);
    const Box box{{at.x, at.y - size.y / 2}, {at.x + size.x, at.y + size.y / 2}};
    if (is_dot) {
        list.AddCircleFilled(box.centre(), size.x / 2, mood_colour(mood));
        if (ImGui::IsMouseHoveringRect(box.min, box.max)) ImGui::SetTooltip("%s", mood.c_str());
    } else {
        draw_chip(list, theme, box.min, mood_colour(mood), mood, true);
    }
    ui.items.note("transport/mood", box);
    return box.max.x;
}

/// Time in large figures, how long all of it is, the mood, the three numbers.
void draw_readout(const Workbench& bench, Ui& ui, const Readout& readout, Form form, ImVec2 at) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, theme.fonts.title, at, 0, theme.palette.ink, readout.time);
    float x = at.x + readout.time_width;
    if (form >= Form::whole_time) {
        x += theme.px(6);
        draw_label(list, theme.fonts.body, {x, at.y + theme.px(2)}, 0, theme.palette.ink_faint,
                   readout.whole);
        x += size_of(theme.fonts.body, readout.whole).x;
    }
    ui.items.note("transport/time", {{at.x, at.y - theme.px(10)}, {x, at.y + theme.px(10)}});
    if (readout.mood.empty()) return;
    x += form >= Form::whole_time ? theme.px(kBetween) : theme.px(form == Form::time_and_dot ? 8 : 10);
    const float mood_end = draw_mood(ui, readout.mood, {x, at.y}, form == Form::time_and_dot);
    if (form == Form::numbers)
        draw_numbers(bench, theme, {std::max(mood_end, x + theme.px(70)) + theme.px(12), at.y});
}

/// The room of undo and redo.
float right_buttons(const Theme& theme) {
    return 2 * theme.px(kTransportButton) + theme.px(14);
}

/// What a choice of files is called.
struct FileChoice {
    const char* id;
    std::string none;     ///< where there is no file
    const char* tooltip;  ///< with a place for the file
};

void file_choice(Ui& ui, const FileChoice& what, const std::string& current,
                 const std::vector<std::string>& endings, float width, Commands& out) {
    const Theme& theme = ui.theme;
    ImGui::SetNextItemWidth(width);
    const bool has_arrow = width >= theme.px(kLeastFileWidth);
    const float room =
        width - 2 * ImGui::GetStyle().FramePadding.x - (has_arrow ? ImGui::GetFrameHeight() : 0.0F);
    const std::string shown =
        fitted(theme.fonts.body, current.empty() ? what.none : display_text(file_stem(current)), room);
    if (ImGui::BeginCombo((std::string("##") + what.id).c_str(), shown.c_str(),
                          ImGuiComboFlags_HeightLarge | (has_arrow ? 0 : ImGuiComboFlags_NoArrowButton))) {
        for (const std::string& file : files_beside(current, endings)) {
            if (ImGui::Selectable(file_stem(file).c_str(), file == current)) out.push_back(OpenFile{file});
        }
        ImGui::EndCombo();
    }
    ui.items.note(std::string("transport/") + what.id, item_box());
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip(
            "%s\n%s", fmt::format(fmt::runtime(what.tooltip), current.empty() ? what.none : current).c_str(),
            tr("Others can be dropped on the window."));
}

/// Undo, redo, the scenario and the policy, up to the bar's end.
void right_part(const Workbench& bench, Ui& ui, const Box& box, float centre, float width, Commands& out) {
    const Theme& theme = ui.theme;
    const Session& session = bench.session;
    float x = box.max.x - 2 * width - theme.px(8) - right_buttons(theme);
    ImGui::SetCursorScreenPos({x, centre - theme.px(kTransportButton) / 2});
    command_button(bench, ui, CommandId::undo, Icon::undo, theme.px(kTransportButton), out);
    ImGui::SameLine(0, theme.px(2));
    command_button(bench, ui, CommandId::redo, Icon::redo, theme.px(kTransportButton), out);
    x += right_buttons(theme);
    ImGui::SetCursorScreenPos({x, centre - ImGui::GetFrameHeight() / 2});
    const std::string unsaved =
        session.has_scenario() ? display_text(session.scenario().name) : tr("no scenario");
    file_choice(ui, {"scenario", unsaved, tr("The scenario: {}")},
                session.has_scenario() ? session.scenario().file : "", {".yaml", ".yml"}, width, out);
    ImGui::SetCursorScreenPos({x + width + theme.px(8), centre - ImGui::GetFrameHeight() / 2});
    file_choice(ui, {"policy", tr("no policy"), tr("The policy: {}")}, session.policy_file().path, {".json"},
                width, out);
}

/// The widest form beside which the choices of files keep a readable width.
Form form_for(const Theme& theme, const Readout& readout, float room, bool may_show_numbers) {
    const float least = 2 * theme.px(kLeastFileWidth) + 3 * theme.px(8) + right_buttons(theme);
    for (const Form form : {Form::numbers, Form::whole_time, Form::time_and_mood}) {
        if (form == Form::numbers && !may_show_numbers) continue;
        if (readout.width(theme, form) + least <= room) return form;
    }
    return Form::time_and_dot;
}

}  // namespace

void transport_bar(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    const Theme& theme = ui.theme;
    const float centre = box.centre().y - theme.px(1);
    const bool is_narrow = box.width() < theme.px(kNarrow);
    ImGui::SetCursorScreenPos({box.min.x + theme.px(2), centre - theme.px(kTransportButton) / 2});
    play_buttons(bench, ui, out);
    ImGui::SameLine(0, theme.px(is_narrow ? 2 : 8));
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, centre - ImGui::GetFrameHeight() / 2});
    speed_choice(bench, ui, is_narrow, out);

    const Readout readout = readout_of(bench, theme);
    const float begin = ImGui::GetItemRectMax().x + theme.px(is_narrow ? 10 : kBetween);
    const Form form = form_for(theme, readout, box.max.x - begin, box.width() > theme.px(kWidthForNumbers));
    draw_readout(bench, ui, readout, form, {begin, centre});
    const float room =
        box.max.x - begin - readout.width(theme, form) - right_buttons(theme) - 3 * theme.px(8);
    right_part(bench, ui, box, centre, std::clamp(room / 2, theme.px(40), theme.px(kMostFileWidth)), out);
}

}  // namespace rei::workbench
