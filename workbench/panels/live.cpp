// The Live drawer: stored conversations on the left, the one that is held in the middle, and on the right
// what a language model is told before the next turn.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/commands/registry.hpp"
#include "rei/live/session_export.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/live_parts.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kSessionsWidth = 190;
constexpr float kPromptWidth = 260;
/// The least width in design pixels in which the prompt is shown too.
constexpr float kThreeColumns = 640;
/// How often the prompt follows a mood that fades.
constexpr double kPromptSec = 0.5;

void begin_column(const char* id, float width) {
    ImGui::BeginChild(id, {width, 0}, false, ImGuiWindowFlags_NoSavedSettings);
}

void faint_line(const Theme& theme, ImU32 colour, const std::string& text) {
    const float width = ImGui::GetContentRegionAvail().x;
    for (const std::string_view line : wrapped(theme.fonts.small, text, width))
        text_line(theme.fonts.small, colour, line);
}

void session_row(const Workbench& bench, Ui& ui, const live::SessionSummary& session, Commands& out) {
    const Theme& theme = ui.theme;
    const Talk& talk = bench.talk;
    const bool is_open = talk.is_open() && talk.record().id == session.id;
    const std::string name = session.name.empty() ? session.first_text : session.name;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = theme.px(38);
    if (hit_area(session.id.c_str(), {width, height}) && !is_open && !talk.is_answering())
        out.push_back(ResumeTalk{session.id});
    const bool is_hovered = ImGui::IsItemHovered();
    ui.items.note("live/session/" + session.id, item_box());
    if (is_hovered) {
        tooltip(
            theme, display_text(name),
            {fmt::format(fmt::runtime(tr("{}, engine {}, {} turns, {} UTC")), display_text(session.persona),
                         session.variant, session.turns, live::utc_time(session.updated_ms))});
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box box{at, {at.x + width, at.y + height}};
    if (is_open || is_hovered)
        list.AddRectFilled(box.min, box.max, is_open ? theme.palette.raised : theme.palette.sunken,
                           theme.px(5));
    list.AddCircleFilled({at.x + theme.px(9), at.y + theme.px(11)}, theme.px(4), mood_colour(session.mood));
    const float x = at.x + theme.px(20);
    draw_label(list, theme.fonts.body, {x, at.y + theme.px(11)}, 0, theme.palette.ink,
               fitted(theme.fonts.body, display_text(name), box.max.x - x - theme.px(4)));
    const std::string about = fmt::format(fmt::runtime(tr("{} turns  ·  {}")), session.turns,
                                          live::utc_time(session.updated_ms).substr(0, 16));
    draw_label(list, theme.fonts.small, {x, at.y + theme.px(27)}, 0, theme.palette.ink_faint,
               fitted(theme.fonts.small, about, box.max.x - x - theme.px(4)));
}

void sessions_column(const Workbench& bench, Ui& ui, Commands& out) {
    const CommandInfo& begin = info_of(CommandId::new_talk);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::BeginDisabled(!begin.enabled(bench));
    const std::string text = fitted(ui.theme.fonts.body, tr(begin.text), width - ui.theme.px(16)) + "###new";
    if (ImGui::Button(text.c_str(), {width, 0})) out.push_back(Invoke{begin.id});
    ImGui::EndDisabled();
    ui.items.note("live/new", item_box());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr(begin.tooltip));
    if (bench.talk.sessions().empty()) {
        faint_line(ui.theme, ui.theme.palette.ink_faint, tr("Conversations that were held are listed here."));
        return;
    }
    ImGui::BeginChild("sessions", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    for (const live::SessionSummary& session : bench.talk.sessions()) session_row(bench, ui, session, out);
    ImGui::EndChild();
}

/// Who answers, and whether the persona is the one that is being tuned.
void state_line(const Workbench& bench, Ui& ui, Commands& out) {
    const Talk& talk = bench.talk;
    const Theme& theme = ui.theme;
    const std::string& persona = talk.record().persona;
    faint_line(theme, theme.palette.ink_dim,
               fmt::format(fmt::runtime(tr("{} by the responder {}, engine {}")), display_text(persona),
                           display_text(talk.responder_name()), talk.record().variant));
    ui.items.note("live/state", item_box());
    if (bench.avatar.is_on()) {
        faint_line(theme, theme.palette.ink_dim,
                   std::string(tr("Avatar")) + ": " + display_text(bench.avatar.status_text()));
        ui.items.note("live/avatar", item_box());
        if (ImGui::SmallButton(tr("Mapping…"))) out.push_back(Invoke{CommandId::avatar_mapping});
        ui.items.note("live/avatar-mapping", item_box());
    }
    if (talk.is_of(bench.session)) return;
    faint_line(theme, theme.palette.warn,
               tr("This persona keeps the numbers that it began with; begin a new conversation to hear the "
                  "tuned one."));
    ui.items.note("live/other-policy", item_box());
}

/// Enter says it; while an answer comes the button stops it.
void input_line(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const bool is_answering = bench.talk.is_answering();
    const float button = theme.px(76);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button - theme.px(6));
    const bool is_entered = ImGui::InputTextWithHint("##say", tr("Say something"), &ui.live.typed,
                                                     ImGuiInputTextFlags_EnterReturnsTrue);
    ui.items.note("live/say", item_box());
    if (is_entered) ImGui::SetKeyboardFocusHere(-1);
    ImGui::SameLine(0, theme.px(6));
    const bool is_pressed =
        ImGui::Button((std::string(tr(is_answering ? "Stop" : "Say")) + "###act").c_str(), {button, 0});
    ui.items.note("live/act", item_box());
    if (is_answering) {
        if (is_pressed) out.push_back(Invoke{CommandId::stop_answer});
        return;
    }
    const bool is_blank = ui.live.typed.find_first_not_of(" \t") == std::string::npos;
    if ((!is_entered && !is_pressed) || is_blank) return;
    out.push_back(Say{ui.live.typed});
    ui.live.typed.clear();
}

bool is_anything_said(const Talk& talk) {
    return !talk.trouble().empty() || (talk.is_open() && (!talk.turns().empty() || talk.is_answering()));
}

void talk_column(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    if (bench.talk.is_open()) state_line(bench, ui, out);
    const float input = ImGui::GetFrameHeight() + theme.px(6);
    ImGui::BeginChild("log", {0, ImGui::GetContentRegionAvail().y - input}, false,
                      ImGuiWindowFlags_NoSavedSettings);
    if (is_anything_said(bench.talk)) {
        live_log(bench, ui, out);
    } else {
        empty_state(
            theme, tr("Nothing said yet"),
            tr("Write below and press Enter: the persona answers, its mood moves on the timeline, and "
               "Ctrl+S keeps the conversation as a scenario."));
    }
    ImGui::EndChild();
    input_line(bench, ui, out);
}

void prompt_column(const Workbench& bench, Ui& ui) {
    const Theme& theme = ui.theme;
    const Talk& talk = bench.talk;
    const double now_sec = talk.now_sec();
    const bool is_of_now =
        ui.live.prompt_turns == talk.turns().size() && std::abs(now_sec - ui.live.prompt_sec) <= kPromptSec;
    if (ui.live.prompt.empty() || !is_of_now) {
        ui.live.prompt = talk.prompt_text();
        ui.live.prompt_sec = now_sec;
        ui.live.prompt_turns = talk.turns().size();
    }
    {
        const Scoped style(theme.fonts.bold, theme.palette.accent);
        ImGui::TextUnformatted(tr("Before the next turn the model is told"));
    }
    ImGui::BeginChild("prompt", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    paragraphs(theme, theme.palette.ink_dim, ui.live.prompt);
    ImGui::PopStyleVar();
    ui.items.note("live/prompt", item_box());
    ImGui::EndChild();
}

}  // namespace

void live_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::live, out);
    const Theme& theme = ui.theme;
    if (const std::string problem = bench.talk.problem(); !problem.empty()) {
        empty_state(theme, tr("Nobody can be talked with"), problem);
        end_pane();
        return;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const float gap = theme.px(14);
    const float left = std::min(theme.px(kSessionsWidth), width * 0.3F);
    const bool shows_prompt = width >= theme.px(kThreeColumns) && bench.talk.is_open();
    const float right = shows_prompt ? theme.px(kPromptWidth) + gap : 0;
    begin_column("live-sessions", left);
    sessions_column(bench, ui, out);
    ImGui::EndChild();
    ImGui::SameLine(0, gap);
    begin_column("live-talk", width - left - gap - right);
    talk_column(bench, ui, out);
    ImGui::EndChild();
    if (shows_prompt) {
        ImGui::SameLine(0, gap);
        begin_column("live-prompt", 0);
        prompt_column(bench, ui);
        ImGui::EndChild();
    }
    end_pane();
}

}  // namespace rei::workbench
