#include "rei/panels/widgets.hpp"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "rei/commands/registry.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

constexpr float kPi = 3.14159265F;

const char* begin_of(std::string_view text) {
    return text.data();
}
const char* end_of(std::string_view text) {
    return text.data() + text.size();
}

/// The font itself if it has every character, else the atlas's first one, which has all of Hangul; its glyphs
/// are scaled to the size of the font asked for.
ImFont* able(ImFont* font, std::string_view text) {
    const char* at = begin_of(text);
    while (at < end_of(text)) {
        if (static_cast<unsigned char>(*at) < 0x80) {
            ++at;
            continue;
        }
        unsigned int code_point = 0;
        at += ImTextCharFromUtf8(&code_point, at, end_of(text));
        if (font->FindGlyphNoFallback(static_cast<ImWchar>(code_point)) == nullptr)
            return font->ContainerAtlas->Fonts[0];
    }
    return font;
}

}  // namespace

void draw_text(ImDrawList& list, ImFont* font, ImVec2 at, ImU32 colour, std::string_view text) {
    list.AddText(able(font, text), font->FontSize, {std::floor(at.x), std::floor(at.y)}, colour,
                 begin_of(text), end_of(text));
}

ImVec2 size_of(ImFont* font, std::string_view text) {
    return able(font, text)->CalcTextSizeA(font->FontSize, FLT_MAX, 0, begin_of(text), end_of(text));
}

void draw_label(ImDrawList& list, ImFont* font, ImVec2 anchor, float align, ImU32 colour,
                std::string_view text) {
    const ImVec2 size = size_of(font, text);
    draw_text(list, font, {anchor.x - align * size.x, anchor.y - size.y / 2}, colour, text);
}

std::string fitted(ImFont* font, std::string_view text, float width) {
    if (size_of(font, text).x <= width) return std::string(text);
    const float room = width - size_of(font, "…").x;
    const char* end = begin_of(text);
    able(font, text)
        ->CalcTextSizeA(font->FontSize, std::max(0.0F, room), 0, begin_of(text), end_of(text), &end);
    return std::string(begin_of(text), end) + "…";
}

std::vector<std::string_view> wrapped(ImFont* font, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const char* end = font->CalcWordWrapPositionA(1.0F, begin_of(text), end_of(text), width);
        if (end == begin_of(text)) {  // not even one character fits
            const auto is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
            do ++end;
            while (end < end_of(text) && is_tail(*end));
        }
        const auto length = static_cast<std::size_t>(end - begin_of(text));
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    }
    return lines;
}

void text_line(ImFont* font, ImU32 colour, std::string_view text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = size_of(font, text);
    ImGui::Dummy(size);
    draw_text(*ImGui::GetWindowDrawList(), font, at, colour, text);
}

void paragraphs(const Theme& theme, ImU32 colour, const std::string& text) {
    const float line_height = theme.fonts.body->FontSize * 1.3F;
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto line_at_cursor = [&](std::string_view line) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy({width, line_height});
        if (ImGui::IsItemVisible()) draw_text(list, theme.fonts.body, at, colour, line);
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string paragraph = display_text(std::string_view(text).substr(begin, end - begin));
        if (paragraph.empty()) ImGui::Dummy({width, line_height * 0.6F});
        for (const std::string_view line : wrapped(theme.fonts.body, paragraph, width)) line_at_cursor(line);
        begin = end + 1;
    }
}

ImVec2 chip_size(const Theme& theme, std::string_view text) {
    const ImVec2 size = size_of(theme.fonts.small, text);
    return {size.x + theme.px(14), size.y + theme.px(4)};
}

Box draw_chip(ImDrawList& list, const Theme& theme, ImVec2 at, ImU32 colour, std::string_view text,
              bool is_filled) {
    const ImVec2 size = chip_size(theme, text);
    const Box box{at, {at.x + size.x, at.y + size.y}};
    const float rounding = size.y / 2;
    if (is_filled) {
        list.AddRectFilled(box.min, box.max, colour, rounding);
    } else {
        list.AddRectFilled(box.min, box.max, with_alpha(colour, 0.14F), rounding);
        list.AddRect(box.min, box.max, with_alpha(colour, 0.55F), rounding);
    }
    draw_label(list, theme.fonts.small, box.centre(), 0.5F,
               is_filled ? theme.palette.on_accent : ink_of(theme, colour), text);
    return box;
}

void draw_track(ImDrawList& list, const Theme& theme, float left, float right, float y) {
    list.AddRectFilled({left, y - theme.px(2)}, {right, y + theme.px(2)}, theme.palette.line, theme.px(2));
}

void draw_knob(ImDrawList& list, const Theme& theme, ImVec2 at, ImU32 colour, bool is_hot) {
    if (is_hot) list.AddCircleFilled(at, theme.px(9), with_alpha(colour, 0.25F));
    list.AddCircleFilled(at, theme.px(5.5F), colour);
}

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour) {
    const float s = size / 2;
    const float line = std::max(1.5F, size / 9);
    const auto triangle = [&](float from_x, float to_x) {
        const ImVec2 points[] = {{from_x, centre.y - s}, {to_x, centre.y}, {from_x, centre.y + s}};
        if (to_x > from_x) {
            list.AddTriangleFilled(points[0], points[1], points[2], colour);
        } else {
            list.AddTriangleFilled(points[0], points[2], points[1], colour);
        }
    };
    const auto bar = [&](float x) {
        list.AddRectFilled({x - line * 0.6F, centre.y - s}, {x + line * 0.6F, centre.y + s}, colour, 1);
    };
    // three quarters of a circle with its head on top, to the right (clockwise) or to the left
    const auto turn_arrow = [&](bool clockwise) {
        const float r = s * 0.8F;
        list.PathArcTo(centre, r, clockwise ? 0.0F : -kPi / 2, clockwise ? 1.5F * kPi : kPi, 20);
        list.PathStroke(colour, 0, line);
        const float head = s * 0.55F;
        const float tip = clockwise ? head * 1.4F : -head * 1.4F;
        const ImVec2 above{centre.x, centre.y - r - head};
        const ImVec2 below{centre.x, centre.y - r + head};
        const ImVec2 front{centre.x + tip, centre.y - r};
        list.AddTriangleFilled(clockwise ? above : below, front, clockwise ? below : above, colour);
    };
    switch (icon) {
        case Icon::play:
            triangle(centre.x - s * 0.7F, centre.x + s);
            break;
        case Icon::pause:
            bar(centre.x - s * 0.45F), bar(centre.x + s * 0.45F);
            break;
        case Icon::previous:
            bar(centre.x - s * 0.8F), triangle(centre.x + s * 0.8F, centre.x - s * 0.5F);
            break;
        case Icon::next:
            triangle(centre.x - s * 0.8F, centre.x + s * 0.5F), bar(centre.x + s * 0.8F);
            break;
        case Icon::to_start:
            bar(centre.x - s), triangle(centre.x + s * 0.1F, centre.x - s * 0.8F),
                triangle(centre.x + s, centre.x + s * 0.1F);
            break;
        case Icon::to_end:
            triangle(centre.x - s, centre.x - s * 0.1F), triangle(centre.x - s * 0.1F, centre.x + s * 0.8F),
                bar(centre.x + s);
            break;
        case Icon::loop:
        case Icon::redo:
            turn_arrow(true);
            break;
        case Icon::undo:
        case Icon::reset:
            turn_arrow(false);
            break;
        case Icon::close:
            draw_cross(list, centre, size, {colour, line});
            break;
    }
}

void draw_fold(ImDrawList& list, const Theme& theme, ImVec2 centre, bool is_open, ImU32 colour) {
    const float s = theme.px(4);
    if (is_open) {
        draw_pointer(list, {centre.x, centre.y + s * 0.6F}, s, colour);
    } else {
        list.AddTriangleFilled({centre.x - s * 0.5F, centre.y - s}, {centre.x + s * 0.7F, centre.y},
                               {centre.x - s * 0.5F, centre.y + s}, colour);
    }
}

bool icon_button(const Theme& theme, const char* id, Icon icon, float size, bool is_enabled, bool is_on,
                 const std::string& tooltip_text) {
    const bool pressed = hit_area(id, {size, size}) && is_enabled;
    const Box box = item_box();
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& p = theme.palette;
    if (is_enabled && (hovered || is_on)) {
        list.AddRectFilled(box.min, box.max, is_on ? p.accent_dim : p.raised, theme.px(5));
    }
    const ImU32 colour = !is_enabled ? p.line_strong : is_on ? p.accent : hovered ? p.ink : p.ink_dim;
    draw_icon(list, icon, box.centre(), size * 0.42F, colour);
    if (hovered && !tooltip_text.empty()) ImGui::SetTooltip("%s", tooltip_text.c_str());
    return pressed;
}

void command_button(const Workbench& bench, Ui& ui, CommandId id, Icon icon, float size, Commands& out) {
    const CommandInfo& info = info_of(id);
    const std::string keys = text_of(info.shortcuts[0]);
    const std::string text =
        text_now(info, bench) + (keys.empty() ? "" : "  (" + keys + ")") + "\n" + tr(info.tooltip);
    const bool is_on = info.checked != nullptr && info.checked(bench) && id != CommandId::play_pause;
    if (icon_button(ui.theme, info.name, icon, size, info.enabled(bench), is_on, text))
        out.push_back(Invoke{id});
    ui.items.note(std::string("command/") + info.name, item_box());
}

void tooltip(const Theme& theme, std::string_view heading, const std::vector<std::string>& lines,
             float width) {
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(theme.px(width));
    if (!heading.empty()) {
        const Scoped bold(theme.fonts.bold);
        ImGui::TextUnformatted(begin_of(heading), end_of(heading));
    }
    for (const std::string& line : lines) {
        const Scoped dim(theme.fonts.body, theme.palette.ink_dim);
        ImGui::TextUnformatted(line.c_str());
    }
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

void begin_pane(Ui& ui, const char* id, const Box& box, const char* title, const PaneOptions& options) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.min, box.max, theme.palette.pane, theme.px(7));
    ui.items.note(std::string("pane/") + id, box);
    float top = box.min.y;
    if (title != nullptr) {
        const float height = theme.px(30);
        draw_label(list, theme.fonts.bold, {box.min.x + theme.px(12), top + height / 2 + 1}, 0,
                   theme.palette.ink_dim, title);
        top += height;
    }
    const ImVec2 padding = options.pads ? ImVec2{theme.px(12), theme.px(8)} : ImVec2{0, 0};
    ImGui::SetCursorScreenPos({box.min.x, top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    const ImGuiWindowFlags scroll =
        options.scrolls ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::BeginChild(id, {box.width(), box.max.y - top - theme.px(2)}, false,
                      ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoSavedSettings | scroll);
    ImGui::PopStyleVar();
}

void end_pane() {
    ImGui::EndChild();
}

void close_edit(Commands& out) {
    const bool has_begun = std::any_of(out.begin(), out.end(), [](const Command& command) {
        return command.get_if<BeginEdit>() != nullptr;
    });
    if (!has_begun) out.push_back(CommitEdit{});
}

ImU32 notice_colour(const Palette& palette, NoticeKind kind) {
    switch (kind) {
        case NoticeKind::success:
            return palette.good;
        case NoticeKind::problem:
            return palette.bad;
        case NoticeKind::info:
            break;
    }
    return palette.accent;
}

Box empty_state(const Theme& theme, std::string_view heading, std::string_view advice, float foot_px) {
    const float above = ImGui::GetCursorPosY() - ImGui::GetCursorStartPos().y;
    const ImVec2 min{ImGui::GetWindowPos().x, ImGui::GetWindowPos().y + above};
    const ImVec2 size{ImGui::GetWindowSize().x, ImGui::GetWindowSize().y - above};
    const float room = size.y - foot_px - 2 * theme.px(4);
    const float width = size.x - theme.px(24);
    const std::vector<std::string_view> heads = wrapped(theme.fonts.bold, heading, width);
    std::vector<std::string_view> lines = wrapped(theme.fonts.body, advice, width);
    const float line = theme.px(20);
    const float gap = theme.px(4);
    const float head_height = line * static_cast<float>(heads.size());
    if (head_height > room) return {};
    float height = head_height + gap + line * static_cast<float>(lines.size());
    if (height > room) {
        lines.clear();
        height = head_height;
        if (ImGui::IsWindowHovered() && !advice.empty()) tooltip(theme, heading, {std::string(advice)});
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float centre = min.x + size.x / 2;
    const float top = min.y + (size.y - foot_px - height) / 2;
    float y = top + line / 2;
    float widest = 0;
    const auto draw = [&](ImFont* font, ImU32 colour, std::string_view text) {
        draw_label(list, font, {centre, y}, 0.5F, colour, text);
        widest = std::max(widest, size_of(font, text).x);
        y += line;
    };
    for (const std::string_view text : heads) draw(theme.fonts.bold, theme.palette.ink_dim, text);
    y += gap;
    for (const std::string_view text : lines) draw(theme.fonts.body, theme.palette.ink_faint, text);
    return {{centre - widest / 2, top}, {centre + widest / 2, top + height}};
}

}  // namespace rei::workbench
