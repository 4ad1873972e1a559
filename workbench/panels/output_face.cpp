#include <algorithm>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/output_parts.hpp"
#include "rei/panels/portrait.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

constexpr float kScaleHeight = 54;  ///< of the intensity scale below the portrait
constexpr float kEndFace = 44;

/// What to write into the policy so that there is a face.
void no_face(const Theme& theme, const std::string& mood, const Box& box) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 centre = box.centre();
    float y = centre.y - theme.px(40);
    draw_label(list, theme.fonts.bold, {centre.x, y}, 0.5F, theme.palette.ink_dim, tr("No face yet"));
    y += theme.px(22);
    const std::string advice =
        fmt::format(fmt::runtime(tr("Give \"{}\" or \"neutral\" an entry in vts_parameters of the policy: "
                                    "MouthSmile, EyeWide, Blush and the "
                                    "like, from 0 to 1. Save it, and reload.")),
                    mood);
    for (const std::string_view line : wrapped(theme.fonts.small, advice, box.width() - theme.px(8))) {
        draw_label(list, theme.fonts.small, {centre.x, y}, 0.5F, theme.palette.ink_faint, line);
        y += theme.px(16);
    }
}

/// Neutral's face at the left end, the mood's own at the right one, and a knob where the face is now.
void intensity_scale(Ui& ui, const OutputNow& output, const Box& box) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float size = theme.px(kEndFace);
    const float top = box.centre().y - size / 2;
    const Box left{{box.min.x, top}, {box.min.x + size, top + size}};
    const Box right{{box.max.x - size, top}, {box.max.x, top + size}};
    draw_portrait(list, theme, left, "neutral", shapes_of(ui.output.neutral, output.neutral));
    draw_portrait(list, theme, right, output.mood, shapes_of(ui.output.preset, output.preset.face));

    const Axis2Px axis{{0, 1}, left.max.x + theme.px(8), right.min.x - theme.px(8)};
    const float y = box.centre().y + theme.px(7);
    const float knob = axis.px(output.state.intensity);
    const ImU32 colour = ink_of(theme, mood_colour(output.mood));
    list.AddRectFilled({axis.first_px, y - theme.px(2)}, {axis.last_px, y + theme.px(2)}, p.line,
                       theme.px(2));
    list.AddRectFilled({axis.first_px, y - theme.px(2)}, {knob, y + theme.px(2)}, colour, theme.px(2));
    list.AddCircleFilled({knob, y}, theme.px(5), p.ink);
    draw_label(list, theme.fonts.small, {(axis.first_px + axis.last_px) / 2, y - theme.px(16)}, 0.5F,
               p.ink_dim,
               fmt::format(fmt::runtime(tr("intensity {}")), format_value(output.state.intensity, 2, false)));
    ui.items.note("output/intensity/track",
                  {{axis.first_px, y - theme.px(5)}, {axis.last_px, y + theme.px(5)}});
    ui.items.note("output/intensity/now", Box{{knob, y}, {knob, y}}.grown(theme.px(5)));
}

void explain(const Theme& theme, const OutputNow& output) {
    tooltip(
        theme, output.mood,
        {fmt::format(
            fmt::runtime(tr("The face is neutral's, moved by intensity {:.2f} of the way to that of {}: now, "
                            "below on the left without any intensity, on the right with all of it.")),
            output.state.intensity, output.mood)});
}

}  // namespace

void output_face(Ui& ui, const OutputNow& output, const Box& box) {
    const Theme& theme = ui.theme;
    if (output.expression.face.empty()) {
        no_face(theme, output.mood, box);
        ui.items.note("output/no-face", box);
        return;
    }
    const float side = std::min(box.width(), box.height() - theme.px(kScaleHeight));
    const float left = box.centre().x - side / 2;
    const Box portrait{{left, box.min.y}, {left + side, box.min.y + side}};
    draw_portrait(*ImGui::GetWindowDrawList(), theme, portrait, output.mood,
                  shapes_of(ui.output.now, output.expression.face));
    ui.items.note("output/portrait", portrait);
    const float scale_width = std::min(box.width(), std::max(side, theme.px(190)));
    const float scale_left = box.centre().x - scale_width / 2;
    const Box scale{{scale_left, portrait.max.y + theme.px(4)},
                    {scale_left + scale_width, portrait.max.y + theme.px(kScaleHeight)}};
    intensity_scale(ui, output, scale);
    ImGui::SetCursorScreenPos(portrait.min);
    ImGui::Dummy({portrait.width(), scale.max.y - portrait.min.y});
    if (ImGui::IsItemHovered()) explain(theme, output);
}

}  // namespace rei::workbench
