#include "rei/panels/fields.hpp"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

bool is_pressed(Key key) {
    return ImGui::IsKeyPressed(static_cast<int>(key), false);
}

/// Close the typing: kept, or taken back where it is refused or not wanted.
void finish(FieldDraft& draft, bool is_wanted, Commands& out) {
    if (draft.has_edit) {
        if (is_wanted && draft.refusal.empty()) {
            out.push_back(CommitEdit{});
        } else {
            out.push_back(CancelEdit{});
        }
    }
    draft = {};
}

std::string reason_of(const Problem& problem) {
    return problem.path.empty() ? say(problem.message) : problem.path + ": " + say(problem.message);
}

void take(const FieldPlace& place, const std::string& typed, const MakeEdit& make) {
    FieldDraft& draft = place.ui.field;
    const Session& session = place.bench.session;
    if (draft.has_edit && !session.history().is_open()) {  // saved meanwhile: typing goes on from there
        draft.has_edit = false;
        draft.subject = place.subject;
    }
    const TypedEdit made = make(typed, draft.subject);
    draft.refusal = made.refusal;
    if (!made.edit) return;
    const Scenario& base = draft.has_edit ? *session.history().now().scenario : session.scenario();
    const Loaded<EditedScenario> tried = edited(base, *made.edit, session.policy());
    if (!tried) {
        draft.refusal = reason_of(tried.problems.front());
        return;
    }
    if (!draft.has_edit) place.out.push_back(BeginEdit{name_of(*made.edit)});
    draft.has_edit = true;
    place.out.push_back(EditScenario{*made.edit});
}

/// Ctrl+Z in a field takes back what was typed in it, or else what was done before; likewise Ctrl+Y.
bool undo_keys(const FieldPlace& place) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.KeyCtrl || io.KeyAlt) return false;
    const bool undoes = is_pressed(Key::z) && !io.KeyShift;
    const bool redoes = is_pressed(Key::y) || (is_pressed(Key::z) && io.KeyShift);
    if (!undoes && !redoes) return false;
    const bool had_edit = place.ui.field.has_edit;
    finish(place.ui.field, redoes, place.out);
    if (redoes || !had_edit) place.out.push_back(Invoke{redoes ? CommandId::redo : CommandId::undo});
    ImGui::ClearActiveID();
    return true;
}

/// What was copied from a field of lines is the text itself.
void clean_clipboard(const TextCode& code) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.KeyCtrl || !(is_pressed(Key::c) || is_pressed(Key::x))) return;
    const char* const copied = ImGui::GetClipboardText();
    if (copied != nullptr) ImGui::SetClipboardText(code.plain(copied).c_str());
}

/// The life of the field that was drawn last, which now shows `shown`.
void field_life(const FieldPlace& place, const Field& field, const TextCode& code, const std::string& shown,
                const MakeEdit& make) {
    FieldDraft& draft = place.ui.field;
    if (ImGui::IsItemActivated()) {
        finish(draft, true, place.out);
        draft.name = field.name;
        draft.code = code;
        draft.subject = place.subject;
        draft.shown = shown;
    }
    if (draft.name != field.name) return;
    draft.seen_frame = ImGui::GetFrameCount();
    const bool is_over = ImGui::IsItemDeactivated();
    if (is_over && is_pressed(Key::escape)) {
        if (!draft.has_edit && draft.refusal.empty()) place.ui.escaped_field_unchanged = true;
        finish(draft, false, place.out);
        return;
    }
    if (ImGui::IsItemActive() && undo_keys(place)) return;
    if (ImGui::IsItemActive()) clean_clipboard(draft.code);
    if (shown != draft.shown) {
        const std::string typed = draft.code.plain(shown);
        const bool is_new = typed != draft.code.plain(draft.shown);
        draft.shown = shown;
        if (is_new) take(place, typed, make);
    }
    if (is_over) finish(draft, true, place.out);
}

/// Where the keyboard came without the mouse, typing goes on at the end.
void put_cursor_at_end() {
    if (!ImGui::IsItemActivated() || ImGui::GetIO().MouseClicked[0]) return;
    ImGuiInputTextState* const typing = ImGui::GetInputTextState(ImGui::GetActiveID());
    if (typing == nullptr) return;
    typing->Stb.cursor = typing->Stb.select_start = typing->Stb.select_end = typing->CurLenW;
}

bool is_typed_in(const Ui& ui, const Field& field) {
    return ui.field.name == field.name;
}
bool is_refused(const Ui& ui, const Field& field) {
    return is_typed_in(ui, field) && !ui.field.refusal.empty();
}

constexpr ImGuiInputTextFlags kFieldFlags = ImGuiInputTextFlags_NoUndoRedo;

void draw_marks(const Theme& theme, const Box& box, const std::vector<std::string_view>& lines,
                const TextCode& code, const std::string& plain, const std::vector<MarkedStretch>& marks) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = theme.fonts.body;
    const ImVec2 pad = ImGui::GetStyle().FramePadding;
    for (const MarkedStretch& mark : marks) {
        const std::size_t begin = code.shown(std::string_view(plain).substr(0, mark.begin)).size();
        const std::size_t end = code.shown(std::string_view(plain).substr(0, mark.end)).size();
        std::size_t at = 0;
        float y = box.min.y + pad.y;
        for (const std::string_view line : lines) {
            const std::size_t from = std::max(begin, at);
            const std::size_t to = std::min(end, at + line.size());
            if (from < to) {
                const float left = box.min.x + pad.x + size_of(font, line.substr(0, from - at)).x;
                const float right = left + size_of(font, line.substr(from - at, to - from)).x;
                list.AddRectFilled({left - 1, y}, {right + 1, y + font->FontSize},
                                   with_alpha(mark.colour, 0.26F), theme.px(3));
                list.AddRectFilled({left, y + font->FontSize - theme.px(1.5F)}, {right, y + font->FontSize},
                                   mark.colour);
            }
            at += line.size();
            y += font->FontSize;
        }
    }
}

}  // namespace

void text_field(const FieldPlace& place, const Field& field, const MakeEdit& make) {
    const Theme& theme = place.ui.theme;
    const bool is_typed = is_typed_in(place.ui, field);
    const TextCode code = is_typed ? place.ui.field.code : TextCode(field.now);
    code.lend_glyphs(*ImGui::GetFont());
    std::string shown = is_typed ? place.ui.field.shown : code.shown(field.now);
    ImGui::SetNextItemWidth(field.width > 0 ? field.width : ImGui::GetContentRegionAvail().x);
    {
        const Scoped border(ImGuiCol_Border,
                            is_refused(place.ui, field) ? theme.palette.bad : theme.palette.line_strong);
        ImGui::InputTextWithHint(("##" + field.name).c_str(), field.hint, &shown,
                                 kFieldFlags | ImGuiInputTextFlags_AutoSelectAll);
    }
    place.ui.items.note(field.name, item_box());
    field_life(place, field, code, shown, make);
}

void text_box(const FieldPlace& place, const Field& field, std::size_t least_lines, const MarkText& mark,
              const MakeEdit& make) {
    const Theme& theme = place.ui.theme;
    const ImVec2 pad = ImGui::GetStyle().FramePadding;
    const bool is_typed = is_typed_in(place.ui, field);
    const TextCode code = is_typed ? place.ui.field.code : TextCode(field.now);
    const float width = field.width > 0 ? field.width : ImGui::GetContentRegionAvail().x;
    code.lend_glyphs(*theme.fonts.body);
    LineBreaker breaker{theme.fonts.body, width - 2 * pad.x - theme.px(4), &code, ""};
    breaker.before = is_typed ? without_line_breaks(place.ui.field.shown) : code.shown(field.now);
    std::string shown = joined_lines(breaker, breaker.before);
    const std::string one_line = breaker.before;
    const auto lines = lines_of(breaker.font, one_line, code.break_sign(), breaker.width);
    const auto rows = static_cast<float>(std::max(lines.size(), least_lines));
    const ImVec2 size{width, rows * theme.fonts.body->FontSize + 2 * pad.y + theme.px(2)};

    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box box{at, {at.x + size.x, at.y + size.y}};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.min, box.max, theme.palette.sunken, theme.px(4));
    if (mark) draw_marks(theme, box, lines, code, code.plain(one_line), mark(code.plain(one_line)));
    if (one_line.empty() && !is_typed)
        draw_text(list, theme.fonts.body, {at.x + pad.x, at.y + pad.y}, theme.palette.ink_faint,
                  fitted(theme.fonts.body, field.hint, width - 2 * pad.x));
    {
        const Scoped border(ImGuiCol_Border,
                            is_refused(place.ui, field) ? theme.palette.bad : theme.palette.line_strong);
        const Scoped background(ImGuiCol_FrameBg, 0);
        ImGui::InputTextMultiline(
            ("##" + field.name).c_str(), &shown, size,
            kFieldFlags | ImGuiInputTextFlags_NoHorizontalScroll | ImGuiInputTextFlags_CtrlEnterForNewLine |
                ImGuiInputTextFlags_CallbackEdit | ImGuiInputTextFlags_CallbackCharFilter,
            break_lines, &breaker);
    }
    put_cursor_at_end();
    // out of view a box of lines keeps the keyboard without listening to it
    if (is_typed && !ImGui::IsRectVisible(box.min, box.max)) {
        finish(place.ui.field, true, place.out);
        ImGui::ClearActiveID();
        return;
    }
    place.ui.items.note(field.name, box);
    field_life(place, field, code, shown, make);
}

void refusal_line(const Ui& ui, const std::vector<std::string>& fields) {
    if (ui.field.refusal.empty()) return;
    if (std::find(fields.begin(), fields.end(), ui.field.name) == fields.end()) return;
    const Scoped style(ui.theme.fonts.small, ui.theme.palette.bad);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(ui.field.refusal.c_str());
    ImGui::PopTextWrapPos();
}

void number_slider(const FieldPlace& place, const std::string& name, double now, const Interval& usual,
                   double step, float width, const MakeNumberEdit& make) {
    const Theme& theme = place.ui.theme;
    const Palette& p = theme.palette;
    const float height = ImGui::GetFrameHeight();
    hit_area(name.c_str(), {width, height});
    const Box box = item_box();
    place.ui.items.note(name, box);
    const float left = box.min.x + theme.px(6);
    const float right = box.max.x - theme.px(6);
    const Axis2Px x{usual, left, right};
    if (ImGui::IsItemActivated()) place.out.push_back(BeginEdit{name_of(make(now))});
    if (ImGui::IsItemActive() && is_pressed(Key::escape)) {
        place.out.push_back(CancelEdit{});
        ImGui::ClearActiveID();
    } else if (ImGui::IsItemActive()) {
        const double raw = std::clamp(x.value(ImGui::GetIO().MousePos.x), usual.low, usual.high);
        const double value = std::round(raw / step) * step;
        const double tidied = std::round(value * 1e6) / 1e6;
        if (ImGui::GetIO().MouseDelta.x != 0 && tidied != now)
            place.out.push_back(EditScenario{make(tidied)});
    }
    if (ImGui::IsItemDeactivated()) place.out.push_back(CommitEdit{});

    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = box.centre().y;
    const float zero = x.px(std::clamp(0.0, usual.low, usual.high));
    const float knob = x.px(std::clamp(now, usual.low, usual.high));
    const bool is_hot = ImGui::IsItemActive() || ImGui::IsItemHovered();
    draw_track(list, theme, left, right, y);
    list.AddRectFilled({std::min(zero, knob), y - theme.px(2)}, {std::max(zero, knob), y + theme.px(2)},
                       p.accent);
    list.AddRectFilled({zero - 1, y - theme.px(5)}, {zero + 1, y + theme.px(5)}, p.ghost);
    draw_knob(list, theme, {knob, y}, now == 0 ? p.ink_dim : p.accent, is_hot);
}

std::optional<std::size_t> choice_field(const FieldPlace& place, const std::string& name,
                                        const std::vector<std::string>& names, const std::string& now,
                                        float width) {
    std::optional<std::size_t> chosen;
    ImGui::SetNextItemWidth(width > 0 ? width : ImGui::GetContentRegionAvail().x);
    const bool is_open = ImGui::BeginCombo(("##" + name).c_str(), now.c_str());
    place.ui.items.note(name, item_box());
    if (!is_open) return chosen;
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (ImGui::Selectable(names[k].c_str(), names[k] == now)) chosen = k;
        place.ui.items.note(name + "/" + names[k], item_box());
    }
    ImGui::EndCombo();
    return chosen;
}

void field_label(const Theme& theme, float width, const std::string& text) {
    constexpr float kGap = 4;
    const float left = ImGui::GetCursorPosX();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    ImGui::Dummy({theme.px(width), height});
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {at.x, at.y + height / 2}, 0,
               theme.palette.ink_dim, fitted(theme.fonts.small, text, theme.px(width - kGap)));
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(left + theme.px(width));
}

std::optional<double> typed_number(const std::string& text) {
    const std::optional<Moment> moment = typed_moment(text);
    if (!moment || !moment->turn.empty() || !std::isfinite(moment->offset_sec)) return std::nullopt;
    return moment->offset_sec;
}

TypedEdit not_a_number() {
    return {std::nullopt, tr("This is no number.")};
}

TypedEdit not_a_time() {
    return {std::nullopt,
            tr("A time is a number of seconds, or a turn's id with more or less seconds: praise + 1.5")};
}

void settle_field(Ui& ui, Commands& out) {
    ui.escaped_field_unchanged = false;
    if (!ui.field.name.empty() && ImGui::GetFrameCount() - ui.field.seen_frame > 1)
        finish(ui.field, true, out);
}

}  // namespace rei::workbench
