#include "rei/panels/parameter_row.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/affect/relaxation.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/lint_mark.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/slider_scale.hpp"

namespace rei::workbench {

namespace {

/// Below this width the track gets a line of its own.
constexpr float kOneLineWidth = 520;
/// Below this one the name gets a line of its own, and the number is beside the track.
constexpr float kTwoLinesWidth = 250;
constexpr float kReset = 22;
constexpr float kTrack = 18;

enum class RowForm : std::uint8_t { line, name_and_number, name_alone };

struct Columns {
    float label, track, value, unit;  ///< widths
    RowForm form;
};

Columns columns_of(const Theme& theme, float width) {
    const float value = theme.px(64);
    const float unit = theme.px(60);
    const float reset = theme.px(kReset);
    const float gap = theme.px(6);
    if (width < theme.px(kTwoLinesWidth)) {
        const float short_unit = theme.px(22);
        const float track = std::max(theme.px(40), width - value - short_unit - 2 * gap);
        return {width - reset - gap, track, value, short_unit, RowForm::name_alone};
    }
    if (width < theme.px(kOneLineWidth))
        return {width - value - unit - reset - 3 * gap, width, value, unit, RowForm::name_and_number};
    const float rest = width - value - unit - reset - 4 * gap;
    const float label = rest * 0.45F;
    return {label, rest - label, value, unit, RowForm::line};
}

/// As many digits as the step has, and three figures on a logarithmic scale.
int decimals_of(const Parameter& parameter, double value) {
    if (parameter.whole) return 0;
    const int of_step = std::clamp(static_cast<int>(std::ceil(-std::log10(parameter.step) - 1e-9)), 0, 6);
    for (int decimals = of_step; decimals < 6; ++decimals) {
        const double unit = std::pow(10.0, decimals);
        if (std::abs(std::round(value * unit) / unit - value) < 1e-9) return decimals;
    }
    return 6;
}

std::string number_text(const Parameter& parameter, double value) {
    return fmt::format("{:.{}f}", value, decimals_of(parameter, value));
}

/// The unit, with a half-life's rate where it has room.
std::string unit_text(const Theme& theme, const Parameter& parameter, double value, float width) {
    if (!is_half_life(parameter.path)) return fitted(theme.fonts.small, tr(parameter.unit), width);
    const std::string with_rate = fmt::format("s  λ {:.3f}", decay_per_sec(value));
    return size_of(theme.fonts.small, with_rate).x <= width ? with_rate : "s";
}

std::vector<std::string> help_of(const Parameter& parameter, double nominal) {
    std::vector<std::string> lines{meaning_text(parameter)};
    const std::string unit = parameter.unit.empty() ? "" : std::string(" ") + tr(parameter.unit);
    lines.push_back(fmt::format(fmt::runtime(tr("Recommended {:g} to {:g}{}, possible {:g} to {:g}{}.")),
                                parameter.recommended.low, parameter.recommended.high, unit,
                                parameter.hard.low, parameter.hard.high, unit));
    if (!parameter.too_low.empty())
        lines.push_back(fmt::format(fmt::runtime(tr("Too low: {}")), tr(parameter.too_low)));
    if (!parameter.too_high.empty())
        lines.push_back(fmt::format(fmt::runtime(tr("Too high: {}")), tr(parameter.too_high)));
    lines.push_back(fmt::format(fmt::runtime(tr("As loaded {:g}, by default {:g}.   {}")), nominal,
                                parameter.initial, parameter.path));
    return lines;
}

struct Row {
    const Workbench& bench;
    Ui& ui;
    Commands& out;
    const Parameter& parameter;
    double value;
    double nominal;
};

/// Begin, values, end of one edit around the last ImGui item. Another field that is still open closes first.
void edit_life(const Row& row) {
    if (ImGui::IsItemActivated()) {
        row.out.push_back(CommitEdit{});
        row.out.push_back(BeginEdit{fmt::format(fmt::runtime(tr("Set {}")), label_of(row.parameter))});
    }
    if (ImGui::IsItemDeactivated()) close_edit(row.out);
}

void draw_scale(const Row& row, const Box& box, const SliderScale& scale, bool is_hot) {
    const Theme& theme = row.ui.theme;
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float left = box.min.x + theme.px(6);
    const float right = box.max.x - theme.px(6);
    const float y = box.centre().y;
    const auto x_of = [&](double value) {
        return left + static_cast<float>(scale.share(value)) * (right - left);
    };
    draw_track(list, theme, left, right, y);
    list.AddRectFilled({x_of(row.parameter.recommended.low), y - theme.px(3)},
                       {x_of(row.parameter.recommended.high), y + theme.px(3)}, with_alpha(p.good, 0.42F),
                       theme.px(3));
    const float nominal_x = x_of(row.nominal);
    list.AddRectFilled({nominal_x - 1, y - theme.px(6)}, {nominal_x + 1, y + theme.px(6)}, p.ghost);
    const bool is_recommended =
        row.value >= row.parameter.recommended.low && row.value <= row.parameter.recommended.high;
    const bool is_changed = row.value != row.nominal;
    const ImU32 knob = !is_recommended ? p.warn : is_changed ? p.accent : p.ink_dim;
    const ImVec2 at{x_of(row.value), y};
    draw_knob(list, theme, at, knob, is_hot);
}

/// Follow the mouse: a press on the knob takes hold of it where it is, one beside it brings it there.
void drag_knob(const Row& row, const Box& box, const SliderScale& scale) {
    if (!ImGui::IsItemActive()) return;
    const ImGuiIO& io = ImGui::GetIO();
    const float left = box.min.x + row.ui.theme.px(6);
    const float length = box.width() - 2 * row.ui.theme.px(6);
    float& grab = row.ui.parameters.grab_px;
    if (ImGui::IsItemActivated()) {
        const float off_knob = io.MousePos.x - (left + static_cast<float>(scale.share(row.value)) * length);
        const bool on_knob = std::abs(off_knob) <= row.ui.theme.px(8);
        grab = on_knob ? off_knob : 0;
        if (on_knob) return;
    } else if (io.MouseDelta.x == 0) {
        return;
    }
    // finer with Shift: a tenth of the way the mouse goes
    const double share = io.KeyShift
                             ? scale.share(row.value) + 0.1 * static_cast<double>(io.MouseDelta.x / length)
                             : static_cast<double>((io.MousePos.x - grab - left) / length);
    const double value = scale.value(share);
    if (value != row.value) row.out.push_back(SetParameter{row.parameter.path, value});
}

void slider(const Row& row, float width) {
    const Theme& theme = row.ui.theme;
    const SliderScale scale(row.parameter);
    hit_area("track", {width, theme.px(kTrack)});
    const Box box = item_box();
    row.ui.items.note("parameters/" + row.parameter.path + "/track", box);
    edit_life(row);
    drag_knob(row, box, scale);
    draw_scale(row, box, scale, ImGui::IsItemActive() || ImGui::IsItemHovered());
    if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) {
        tooltip(theme, label_of(row.parameter), help_of(row.parameter, row.nominal));
    }
}

void number_field(const Row& row, float width) {
    ImGui::SetNextItemWidth(width);
    double typed = row.value;
    const std::string format = fmt::format("%.{}f", decimals_of(row.parameter, row.value));
    ImGui::InputDouble("##value", &typed, 0, 0, format.c_str(), ImGuiInputTextFlags_AutoSelectAll);
    row.ui.items.note("parameters/" + row.parameter.path + "/value", item_box());
    edit_life(row);
    if (ImGui::IsItemEdited() && typed != row.value)
        row.out.push_back(SetParameter{row.parameter.path, typed});
}

void label(const Row& row, float width) {
    const Theme& theme = row.ui.theme;
    const Palette& p = theme.palette;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    hit_area("label", {width, height});
    const FindingRefs findings = row.bench.lint.at(row.parameter.path);
    if (ImGui::IsItemHovered()) {
        std::vector<std::string> lines;
        for (const LintFinding* finding : findings) lines.push_back(display_text(finding->message));
        const std::vector<std::string> help = help_of(row.parameter, row.nominal);
        lines.insert(lines.end(), help.begin(), help.end());
        tooltip(theme, label_of(row.parameter), lines);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_changed = row.value != row.nominal;
    if (is_changed) list.AddCircleFilled({at.x + theme.px(3), at.y + height / 2}, theme.px(2.5F), p.accent);
    const float left = at.x + theme.px(10);
    float room = width - theme.px(12);
    // the symbol's subscript in small type: λ_v
    const std::string& symbol = row.parameter.symbol;
    const bool has_room = size_of(theme.fonts.body, label_of(row.parameter)).x + theme.px(24) < room;
    if (!symbol.empty() && has_room) {
        const std::size_t bar = symbol.find('_');
        const std::string letter = symbol.substr(0, bar);
        const std::string subscript = bar == std::string::npos ? "" : symbol.substr(bar + 1);
        const float letter_width = size_of(theme.fonts.bold, letter).x;
        const float whole_width = letter_width + size_of(theme.fonts.small, subscript).x;
        draw_label(list, theme.fonts.bold, {at.x + width - whole_width, at.y + height / 2}, 0, p.ink_faint,
                   letter);
        draw_label(list, theme.fonts.small,
                   {at.x + width - whole_width + letter_width, at.y + height / 2 + theme.px(3)}, 0,
                   p.ink_faint, subscript);
        room -= whole_width + theme.px(6);
    }
    if (!findings.empty()) room -= theme.px(kLintMark + 4);
    const std::string text = fitted(theme.fonts.body, label_of(row.parameter), room);
    draw_label(list, theme.fonts.body, {left, at.y + height / 2}, 0, is_changed ? p.ink : p.ink_dim, text);
    if (findings.empty()) return;
    const ImVec2 mark{left + size_of(theme.fonts.body, text).x + theme.px(kLintMark), at.y + height / 2};
    draw_lint_mark(list, theme, mark);
    row.ui.items.note("parameters/" + row.parameter.path + "/lint", Box{mark, mark}.grown(theme.px(6)));
}

void unit(const Row& row, float width) {
    const Theme& theme = row.ui.theme;
    const float line = ImGui::GetFrameHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, line});
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {at.x, at.y + line / 2}, 0,
               theme.palette.ink_faint, unit_text(theme, row.parameter, row.value, width));
    row.ui.items.note("parameters/" + row.parameter.path + "/unit", item_box());
}

/// Beside the last item, where the value is another one than was loaded.
void reset_button(const Row& row, std::size_t index) {
    const Theme& theme = row.ui.theme;
    if (!row.bench.session.is_changed(index)) return;
    ImGui::SameLine(0, theme.px(6));
    if (icon_button(theme, "reset", Icon::reset, theme.px(kReset), true, false,
                    say("Back to {}", number_text(row.parameter, row.nominal)))) {
        row.out.push_back(ResetParameters{
            {row.parameter.path}, fmt::format(fmt::runtime(tr("Reset {}")), label_of(row.parameter))});
    }
    row.ui.items.note("parameters/" + row.parameter.path + "/reset", item_box());
}

/// A track amid a line of fields.
void slider_in_line(const Row& row, float width) {
    const float down = (ImGui::GetFrameHeight() - row.ui.theme.px(kTrack)) / 2;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + down);
    slider(row, width);
    ImGui::SameLine(0, row.ui.theme.px(6));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - down);
}

void number_and_unit(const Row& row, const Columns& columns) {
    number_field(row, columns.value);
    ImGui::SameLine(0, row.ui.theme.px(6));
    unit(row, columns.unit);
}

}  // namespace

void parameter_row(const Workbench& bench, Ui& ui, std::size_t index, Commands& out) {
    const Session& session = bench.session;
    const Parameter& parameter = session.parameters()[index];
    const Row row{bench, ui, out, parameter, session.value(index), session.nominal_value(index)};
    const Theme& theme = ui.theme;
    const Columns columns = columns_of(theme, ImGui::GetContentRegionAvail().x);
    ImGui::PushID(parameter.path.c_str());
    label(row, columns.label);
    if (columns.form == RowForm::name_alone) {
        reset_button(row, index);
        slider_in_line(row, columns.track);
        number_and_unit(row, columns);
    } else {
        ImGui::SameLine(0, theme.px(6));
        if (columns.form == RowForm::line) slider_in_line(row, columns.track);
        number_and_unit(row, columns);
        reset_button(row, index);
    }
    if (columns.form == RowForm::name_and_number) {
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme.px(5));
        slider(row, columns.track);
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme.px(2));
    }
    ImGui::PopID();
}

}  // namespace rei::workbench
