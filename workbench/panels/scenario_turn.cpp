#include "rei/panels/scenario_turn.hpp"

#include <algorithm>

#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

constexpr float kBubbleShare = 0.86F;  ///< of the row's width
constexpr float kBubblePad = 8;

struct Metrics {
    float line, header, chips, pad, bubble_pad, text_width;
};

Metrics metrics_of(const Theme& theme, float width) {
    const float line = theme.fonts.body->FontSize * 1.3F;
    const float bubble_pad = theme.px(6);
    return {line,         theme.px(20),
            theme.px(22), theme.px(kBubblePad),
            bubble_pad,   (width - 2 * theme.px(kBubblePad)) * kBubbleShare - 2 * theme.px(kBubblePad)};
}

float bubble_height(const Metrics& m, std::size_t lines) {
    return static_cast<float>(lines) * m.line + 2 * m.bubble_pad;
}

/// Chips "class word" in rows; draws only with a list. Returns the height they take.
float heard_chips(const Theme& theme, const TurnText& text, ImVec2 at, float width, ImDrawList* list) {
    if (text.heard.empty()) return 0;
    const float row = theme.px(22);
    float x = 0;
    float y = 0;
    for (const HeardWord& heard : text.heard) {
        const std::string label = heard.owner + "  " + heard.word;
        const ImVec2 size = chip_size(theme, label);
        if (x > 0 && x + size.x > width) {
            x = 0;
            y += row;
        }
        const ImU32 colour = heard.is_trigger ? theme.palette.warn : theme.palette.accent;
        if (list != nullptr) draw_chip(*list, theme, {at.x + x, at.y + y}, colour, label, false);
        x += size.x + theme.px(4);
    }
    return y + row;
}

/// Lines of text with the heard words underlaid.
void draw_marked_text(ImDrawList& list, const Theme& theme, const TurnText& text,
                      const std::vector<std::string_view>& lines, ImVec2 at, float line_height, ImU32 ink) {
    ImFont* font = theme.fonts.body;
    for (const std::string_view line : lines) {
        const auto begin = static_cast<std::size_t>(line.data() - text.text.data());
        for (const TurnText::Range& range : text.marked) {
            const std::size_t from = std::max(range.begin, begin);
            const std::size_t to = std::min(range.end, begin + line.size());
            if (from >= to) continue;
            const float left = at.x + size_of(font, line.substr(0, from - begin)).x;
            const float right = left + size_of(font, line.substr(from - begin, to - from)).x;
            list.AddRectFilled({left - 1, at.y - 1}, {right + 1, at.y + font->FontSize + 2},
                               with_alpha(theme.palette.accent, 0.32F), 3);
        }
        draw_text(list, font, at, ink, line);
        at.y += line_height;
    }
}

float longest(ImFont* font, const std::vector<std::string_view>& lines) {
    float width = 0;
    for (const std::string_view line : lines) width = std::max(width, size_of(font, line).x);
    return width;
}

/// The mood after the turn, the one before it where they differ, and the three numbers.
void draw_outcome(ImDrawList& list, const Theme& theme, const TurnView& view, ImVec2 at, float right,
                  float alpha) {
    const Trace& trace = view.run.trace;
    const LabelEvent& label = trace.turn_label(view.index);
    const AffectState state = trace.turn_state(view.index);
    float x = at.x;
    const std::string& mood = trace.moods[label.mood];
    const bool flipped_here = label.flips() && trace.marks[trace.turns.mark[view.index]].turn == view.index;
    if (flipped_here) {
        const std::string& before = trace.moods[label.before];
        x = draw_chip(list, theme, {x, at.y}, with_alpha(mood_colour(before), alpha), before, false).max.x +
            theme.px(4);
        draw_label(list, theme.fonts.small, {x, at.y + theme.px(9)}, 0, theme.palette.ink_faint, "→");
        x += theme.px(14);
    }
    x = draw_chip(list, theme, {x, at.y}, with_alpha(mood_colour(mood), alpha), mood, true).max.x +
        theme.px(9);
    const std::string numbers = "v " + format_value(state.valence, 2, true) + "   a " +
                                format_value(state.arousal, 2, false) + "   i " +
                                format_value(state.intensity, 2, false);
    draw_label(list, theme.fonts.small, {x, at.y + theme.px(9)}, 0, with_alpha(theme.palette.ink_dim, alpha),
               fitted(theme.fonts.small, numbers, right - x));
}

void draw_row_background(ImDrawList& list, const Theme& theme, const TurnView& view, const Box& box) {
    const Palette& p = theme.palette;
    if (view.tense == TurnTense::current)
        list.AddRectFilled(box.min, box.max, with_alpha(p.accent, 0.08F), theme.px(5));
    if (view.is_hovered) list.AddRectFilled(box.min, box.max, with_alpha(p.ink, 0.03F), theme.px(5));
    if (view.is_selected) list.AddRect(box.min, box.max, with_alpha(p.accent, 0.35F), theme.px(5));
    if (view.tense == TurnTense::current) {
        list.AddRectFilled(box.min, {box.min.x + theme.px(3), box.max.y}, p.accent, theme.px(2));
    }
}

}  // namespace

float turn_height(const Theme& theme, const TurnText& text, float width) {
    const Metrics m = metrics_of(theme, width);
    float height = 2 * m.pad + m.header + m.chips;
    if (!text.text.empty())
        height += bubble_height(m, wrapped(theme.fonts.body, text.text, m.text_width).size()) + theme.px(4);
    height += heard_chips(theme, text, {}, width - 2 * m.pad, nullptr);
    if (!text.reply.empty())
        height += bubble_height(m, wrapped(theme.fonts.body, text.reply, m.text_width).size()) + theme.px(6);
    return height;
}

void draw_turn(const Theme& theme, const TurnView& view, const Box& box) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& p = theme.palette;
    const Metrics m = metrics_of(theme, box.width());
    const float alpha = view.tense == TurnTense::future ? 0.5F : 1.0F;
    draw_row_background(list, theme, view, box);

    ImVec2 at{box.min.x + m.pad, box.min.y + m.pad};
    const float right = box.max.x - m.pad;
    draw_text(list, theme.fonts.body, at, with_alpha(p.ink_dim, alpha), view.text.user);
    draw_label(list, theme.fonts.small, {right, at.y + theme.px(8)}, 1, with_alpha(p.ink_faint, alpha),
               format_time(view.turn.at_sec, 1));
    at.y += m.header;
    if (!view.text.text.empty()) {
        const auto lines = wrapped(theme.fonts.body, view.text.text, m.text_width);
        const float height = bubble_height(m, lines.size());
        const float width = longest(theme.fonts.body, lines) + 2 * m.pad;
        list.AddRectFilled(at, {at.x + width, at.y + height}, with_alpha(p.raised, alpha), theme.px(8));
        draw_marked_text(list, theme, view.text, lines, {at.x + m.pad, at.y + m.bubble_pad}, m.line,
                         with_alpha(p.ink, alpha));
        at.y += height + theme.px(4);
    }
    at.y += heard_chips(theme, view.text, at, right - at.x, &list);
    if (!view.text.reply.empty()) {
        const auto lines = wrapped(theme.fonts.body, view.text.reply, m.text_width);
        const float height = bubble_height(m, lines.size());
        const float width = longest(theme.fonts.body, lines) + 2 * m.pad;
        list.AddRectFilled({right - width, at.y}, {right, at.y + height}, with_alpha(p.accent_dim, alpha),
                           theme.px(8));
        float y = at.y + m.bubble_pad;
        for (const std::string_view line : lines) {
            draw_text(list, theme.fonts.body, {right - width + m.pad, y}, with_alpha(p.ink, alpha), line);
            y += m.line;
        }
        at.y += height + theme.px(6);
    }
    draw_outcome(list, theme, view, at, right, alpha);
}

}  // namespace rei::workbench
