#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/output_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"
#include "rei/plot/face.hpp"

namespace rei::workbench {

namespace {

constexpr float kGaugeHeight = 18;

/// A number on a track: where it comes from, how far it can go, where it is.
struct Gauge {
    std::string id;  ///< for the item log
    std::string label;
    std::string text;   ///< right of the track
    Interval range;     ///< of the track
    Interval reach;     ///< of the number, underlaid
    double from = 0;    ///< a stroke: where it starts from
    double preset = 0;  ///< a ring: the mood's own
    double now = 0;     ///< a knob
    bool is_dim = false;
};

/// Two digits after the point, or few figures where the number is out of all proportion.
std::string number_text(double value) {
    return std::abs(value) < 1000 ? fmt::format("{:.2f}", value) : fmt::format("{:.2g}", value);
}

void heading(const Theme& theme, const char* text, const std::string& note) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::Dummy({width, theme.px(kGaugeHeight)});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + theme.px(kGaugeHeight) / 2;
    draw_label(list, theme.fonts.bold, {at.x, y}, 0, theme.palette.accent, text);
    const float x = at.x + size_of(theme.fonts.bold, text).x + theme.px(10);
    const std::string shown = fitted(theme.fonts.small, note, at.x + width - x);
    draw_label(list, theme.fonts.small, {x, y}, 0, theme.palette.ink_dim, shown);
    if (shown != note && ImGui::IsItemHovered()) tooltip(theme, text, {note});
}

/// Left and right of every track, so that voice and face line up.
struct Gutters {
    float label = 0, text = 0;
};

Gutters gutters_of(const Theme& theme, const OutputNow& output) {
    Gutters gutters{0, size_of(theme.fonts.small, number_text(-0.25) + " → " + number_text(-0.25)).x};
    const auto make_room = [&](const std::string& label) {
        gutters.label = std::max(gutters.label, size_of(theme.fonts.small, label).x);
    };
    for (const char* const name : {"rate", "pitch"}) make_room(tr(name));
    for (const auto& channel : output.expression.face) make_room(display_text(channel.first));
    constexpr float kLeastLabel = 34, kLeastTrack = 60, kGaps = 18;
    const float room = ImGui::GetContentRegionAvail().x - gutters.text - theme.px(kLeastTrack + kGaps);
    gutters.label = std::min(gutters.label, std::max(theme.px(kLeastLabel), room));
    return gutters;
}

/// Returns whether the mouse is on the row.
bool gauge_row(Ui& ui, const Gauge& gauge, ImU32 colour, const Gutters& gutters) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::Dummy({width, theme.px(kGaugeHeight)});
    if (!ImGui::IsItemVisible()) return false;
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + theme.px(kGaugeHeight) / 2;
    const float half = theme.px(2);
    const Axis2Px axis{gauge.range, at.x + gutters.label + theme.px(8),
                       at.x + width - gutters.text - theme.px(10)};
    const auto bar = [&](double low, double high, ImU32 bar_colour) {
        list.AddRectFilled({axis.px(low), y - half}, {axis.px(high), y + half}, bar_colour, half);
    };
    bar(gauge.range.low, gauge.range.high, p.line);
    bar(gauge.reach.low, gauge.reach.high, p.line_strong);
    bar(std::min(gauge.from, gauge.now), std::max(gauge.from, gauge.now), colour);
    list.AddRectFilled({axis.px(gauge.from) - 1, y - theme.px(5)}, {axis.px(gauge.from) + 1, y + theme.px(5)},
                       p.ghost);
    list.AddCircleFilled({axis.px(gauge.preset), y}, theme.px(4), p.pane);
    list.AddCircle({axis.px(gauge.preset), y}, theme.px(4), p.ghost, 0, theme.px(1.5F));
    list.AddCircleFilled({axis.px(gauge.now), y}, theme.px(4.5F), p.ink);
    draw_label(list, theme.fonts.small, {at.x, y}, 0, gauge.is_dim ? p.ink_faint : p.ink_dim,
               fitted(theme.fonts.small, gauge.label, gutters.label));
    draw_label(list, theme.fonts.small, {at.x + width, y}, 1, p.ink, gauge.text);
    const auto point = [&](double value) {
        return Box{{axis.px(value), y}, {axis.px(value), y}}.grown(theme.px(4));
    };
    ui.items.note("output/" + gauge.id + "/track", {{axis.first_px, y - half}, {axis.last_px, y + half}});
    ui.items.note("output/" + gauge.id + "/preset", point(gauge.preset));
    ui.items.note("output/" + gauge.id + "/now", point(gauge.now));
    return is_hovered;
}

/// Whose preset it is, where the mood has none of its own.
template <class T>
std::string owner_note(const ByName<T>& list, const std::string& mood) {
    if (find_by_name(list, mood) != nullptr) return "";
    const bool borrows = find_by_name(list, "neutral") != nullptr;
    return tr(borrows ? "neutral's" : "none given");
}

// ---- voice

/// The track of rate or pitch: all that the persona's voices can reach, so that it stays from mood to mood.
Interval voice_range(const Policy& policy, const OutputNow& output, double Voice::*number) {
    const double least = output.calmest.*number / (output.preset.voice.*number);
    const double most = output.liveliest.*number / (output.preset.voice.*number);
    Interval range{output.calmest.*number, output.liveliest.*number};
    for (const auto& entry : policy.voices) {
        range.low = std::min(range.low, entry.second.*number * least);
        range.high = std::max(range.high, entry.second.*number * most);
    }
    return range;
}

void voice_gauge(const Policy& policy, Ui& ui, const OutputNow& output, const Gutters& gutters,
                 const char* name, double Voice::*number) {
    const double preset = output.preset.voice.*number;
    const double now = output.expression.voice.*number;
    const Gauge gauge{name,
                      tr(name),
                      number_text(preset) + " → " + number_text(now),
                      voice_range(policy, output, number),
                      {output.calmest.*number, output.liveliest.*number},
                      preset,
                      preset,
                      now};
    const Theme& theme = ui.theme;
    if (gauge_row(ui, gauge, theme.palette.accent, gutters))
        tooltip(
            theme, tr(name),
            {fmt::format(fmt::runtime(tr(
                             "{:.2f} in the preset, times {:.3f} for an arousal {:+.2f} from its baseline: "
                             "now {:.3f}.")),
                         preset, now / preset, output.state.arousal - policy.engine.baseline_arousal, now),
             fmt::format(fmt::runtime(tr("Arousal takes it from {:.2f} to {:.2f}.")), output.calmest.*number,
                         output.liveliest.*number)});
}

/// What rate and pitch follow.
void arousal_line(const Policy& policy, const Theme& theme, const AffectState& state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::Dummy({width, theme.px(kGaugeHeight)});
    const std::string text =
        fmt::format(fmt::runtime(tr("arousal {}, {} from rest")), format_value(state.arousal, 2, false),
                    format_value(state.arousal - policy.engine.baseline_arousal, 2, true));
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {at.x, at.y + theme.px(kGaugeHeight) / 2}, 0,
               theme.palette.ink_faint, fitted(theme.fonts.small, text, width));
}

void voice_section(const Policy& policy, Ui& ui, const OutputNow& output, const Gutters& gutters) {
    const Theme& theme = ui.theme;
    const Voice& voice = output.expression.voice;
    std::string note = owner_note(policy.voices, output.mood);
    for (const std::string& part : {voice.provider, voice.voice_id}) {
        if (!part.empty()) note += (note.empty() ? "" : "  ") + display_text(part);
    }
    heading(theme, tr("Voice"), note);
    voice_gauge(policy, ui, output, gutters, "rate", &Voice::rate);
    voice_gauge(policy, ui, output, gutters, "pitch", &Voice::pitch);
    arousal_line(policy, theme, output.state);
}

// ---- face

double channel_of(const Face& face, const std::string& name) {
    const double* value = find_by_name(face, name);
    return value == nullptr ? 0 : *value;  // as the expression has it
}

/// 0 to 1, or more where the persona's faces say so.
Interval channel_range(const Policy& policy, const std::string& name) {
    Interval range{0, 1};
    for (const auto& face : policy.faces) {
        const double value = channel_of(face.second, name);
        range = {std::min(range.low, value), std::max(range.high, value)};
    }
    return range;
}

void face_section(const Policy& policy, Ui& ui, const OutputNow& output, const Gutters& gutters) {
    const Theme& theme = ui.theme;
    heading(theme, tr("Face"), owner_note(policy.faces, output.mood));
    for (const auto& channel : output.expression.face) {
        const std::string& name = channel.first;
        const double neutral = channel_of(output.neutral, name);
        const double preset = channel_of(output.preset.face, name);
        const bool is_seen = is_drawn(name);
        const Gauge gauge{"face/" + name,
                          display_text(name),
                          number_text(channel.second),
                          channel_range(policy, name),
                          {std::min(neutral, preset), std::max(neutral, preset)},
                          neutral,
                          preset,
                          channel.second,
                          !is_seen};
        if (!gauge_row(ui, gauge, ink_of(theme, mood_colour(output.mood)), gutters)) continue;
        std::vector<std::string> lines{fmt::format(
            fmt::runtime(
                tr("{:g} in neutral, {:g} in the preset, intensity {:.2f} between them: now {:.3f}.")),
            neutral, preset, output.state.intensity, channel.second)};
        if (!is_seen) lines.emplace_back(tr("The face here does not show this channel; an avatar may."));
        tooltip(theme, name, lines);
    }
}

void hint_section(const Policy& policy, Ui& ui, const OutputNow& output) {
    const Theme& theme = ui.theme;
    heading(theme, tr("Style"), owner_note(policy.style_hints, output.mood));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string hint = display_text(output.expression.style_hint);
    const auto lines = wrapped(theme.fonts.body, hint, width);
    const float height = theme.px(19);
    float y = at.y + height / 2;
    for (const std::string_view line : lines) {
        draw_label(*ImGui::GetWindowDrawList(), theme.fonts.body, {at.x, y}, 0, theme.palette.ink, line);
        y += height;
    }
    ImGui::Dummy({width, height * static_cast<float>(lines.size())});
    ui.items.note("output/hint", item_box());
}

}  // namespace

void output_gauges(const Policy& policy, Ui& ui, const OutputNow& output) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const Gutters gutters = gutters_of(ui.theme, output);
    voice_section(policy, ui, output, gutters);
    ImGui::Dummy({0, ui.theme.px(4)});
    if (!output.expression.face.empty()) {
        face_section(policy, ui, output, gutters);
        ImGui::Dummy({0, ui.theme.px(4)});
    }
    hint_section(policy, ui, output);
    ImGui::PopStyleVar();
}

}  // namespace rei::workbench
