#include "rei/panels/scenario_turn.hpp"

#include <algorithm>

#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

constexpr float kBubbleShare = 0.86F;  ///< of the row's width
constexpr float kBubblePad = 8;
constexpr float kNumbersRow = 20;
constexpr float kRoomForMoods = 92;  ///< beside the numbers: a dot, an arrow and a chip

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

/// Whether the numbers have a row of their own: the same for all turns, whose heights then are known.
bool numbers_are_below(const Theme& theme, float width) {
    return width < size_of(theme.fonts.small, "v +0.00  a 0.00  i 0.00").x + theme.px(kRoomForMoods);
}

float bubble_height(const Metrics& m, std::size_t lines) {
    return static_cast<float>(lines) * m.line + 2 * m.bubble_pad;
}

/// A class's words have its colour, words that trigger a mood that of a warning.
ImU32 colour_of(const Theme& theme, const HeardWord& heard) {
    return heard.is_trigger ? theme.palette.warn : class_colour(heard.place);
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
        if (list != nullptr)
            draw_chip(*list, theme, {at.x + x, at.y + y}, colour_of(theme, heard), label, false);
        x += size.x + theme.px(4);
    }
    return y + row;
}

/// What is still to come is dimmer, yet it can be read.
struct Inks {
    ImU32 text, dim;
    float sheet_alpha;
};
Inks inks_of(const Palette& p, TurnTense tense) {
    return tense == TurnTense::future ? Inks{p.ink_dim, p.ink_faint, 0.5F} : Inks{p.ink, p.ink_dim, 1};
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
                               with_alpha(colour_of(theme, text.heard[range.heard]), 0.32F), 3);
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

/// The mood after the turn and, where it is another one, the mood before it: a chip, or a dot where there
/// is no room for two. Returns where they end.
float draw_moods(ImDrawList& list, const Theme& theme, const TurnView& view, ImVec2 at, float room) {
    const Trace& trace = view.run.trace;
    const LabelEvent& label = trace.turn_label(view.index);
    const std::string& mood = trace.moods[label.mood];
    const bool flipped_here = label.flips() && trace.marks[trace.turns.mark[view.index]].turn == view.index;
    float x = at.x;
    if (flipped_here) {
        const std::string& before = trace.moods[label.before];
        const ImU32 colour = mood_colour(before);
        const float arrow = theme.px(18);
        const bool has_room = chip_size(theme, before).x + arrow + chip_size(theme, mood).x <= room;
        if (has_room) {
            x = draw_chip(list, theme, {x, at.y}, colour, before, false).max.x;
        } else {
            list.AddCircle({x + theme.px(5), at.y + theme.px(9)}, theme.px(4), colour, 0, theme.px(1.5F));
            x += theme.px(10);
        }
        draw_label(list, theme.fonts.small, {x + theme.px(4), at.y + theme.px(9)}, 0, theme.palette.ink_faint,
                   "→");
        x += arrow;
    }
    const bool is_played = view.tense != TurnTense::future;
    return draw_chip(list, theme, {x, at.y}, mood_colour(mood), mood, is_played).max.x;
}

/// The moods and the three numbers, which in a narrow row are below them.
void draw_outcome(ImDrawList& list, const Theme& theme, const TurnView& view, ImVec2 at, float right) {
    const AffectState state = view.run.trace.turn_state(view.index);
    const float width = right - at.x;
    const bool is_narrow = numbers_are_below(theme, width);
    const float gap = theme.px(8);
    const std::string numbers = "v " + format_value(state.valence, 2, true) + "  a " +
                                format_value(state.arousal, 2, false) + "  i " +
                                format_value(state.intensity, 2, false);
    const float room = is_narrow ? width : width - size_of(theme.fonts.small, numbers).x - gap;
    const float end = draw_moods(list, theme, view, at, room);
    const ImVec2 numbers_at =
        is_narrow ? ImVec2{at.x, at.y + theme.px(kNumbersRow + 9)} : ImVec2{end + gap, at.y + theme.px(9)};
    draw_label(list, theme.fonts.small, numbers_at, 0, inks_of(theme.palette, view.tense).dim,
               fitted(theme.fonts.small, numbers, right - numbers_at.x));
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
    if (numbers_are_below(theme, width - 2 * m.pad)) height += theme.px(kNumbersRow);
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
    const Inks inks = inks_of(p, view.tense);
    draw_row_background(list, theme, view, box);

    ImVec2 at{box.min.x + m.pad, box.min.y + m.pad};
    const float right = box.max.x - m.pad;
    draw_text(list, theme.fonts.body, at, inks.dim, view.text.user);
    draw_label(list, theme.fonts.small, {right, at.y + theme.px(8)}, 1, p.ink_faint,
               format_time(view.turn.at_sec, 1));
    at.y += m.header;
    if (!view.text.text.empty()) {
        const auto lines = wrapped(theme.fonts.body, view.text.text, m.text_width);
        const float height = bubble_height(m, lines.size());
        const float width = longest(theme.fonts.body, lines) + 2 * m.pad;
        list.AddRectFilled(at, {at.x + width, at.y + height}, with_alpha(p.raised, inks.sheet_alpha),
                           theme.px(8));
        draw_marked_text(list, theme, view.text, lines, {at.x + m.pad, at.y + m.bubble_pad}, m.line,
                         inks.text);
        at.y += height + theme.px(4);
    }
    at.y += heard_chips(theme, view.text, at, right - at.x, &list);
    if (!view.text.reply.empty()) {
        const auto lines = wrapped(theme.fonts.body, view.text.reply, m.text_width);
        const float height = bubble_height(m, lines.size());
        const float width = longest(theme.fonts.body, lines) + 2 * m.pad;
        list.AddRectFilled({right - width, at.y}, {right, at.y + height},
                           with_alpha(p.accent_dim, inks.sheet_alpha), theme.px(8));
        float y = at.y + m.bubble_pad;
        for (const std::string_view line : lines) {
            draw_text(list, theme.fonts.body, {right - width + m.pad, y}, inks.text, line);
            y += m.line;
        }
        at.y += height + theme.px(6);
    }
    draw_outcome(list, theme, view, at, right);
}

}  // namespace rei::workbench
