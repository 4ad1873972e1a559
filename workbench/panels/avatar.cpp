// What moves the avatar: which input of VTube Studio follows which channels of the faces, and how far.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/model/display_text.hpp"
#include "rei/model/output.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/floating_window.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

using avatar::ChannelShare;
using avatar::InputRow;
using avatar::Mapping;

constexpr double kDragStep = 0.01;  ///< of a number, for a pixel
constexpr float kDragWidth = 56;
constexpr float kNameWidth = 116;
constexpr float kChannelWidth = 126;
constexpr float kRangeWidth = 2 * kDragWidth + 4;

struct AvatarPane {
    const Workbench& bench;
    Ui& ui;
    Commands& out;
    const Mapping& mapping;
    Face face;                              ///< at the playhead
    std::vector<avatar::InputState> heard;  ///< what VTube Studio says, while it is on
    std::vector<std::string> channels;      ///< of the persona's faces

    [[nodiscard]] const Theme& theme() const { return ui.theme; }
    void note(const std::string& id) const { ui.items.note("avatar/" + id, item_box()); }
};

std::string edit_name(const InputRow& row) {
    return say("Set avatar {}", row.input);
}

bool is_moved_by(const InputRow& row, const std::string& channel) {
    return std::any_of(row.from.begin(), row.from.end(),
                       [&](const ChannelShare& share) { return share.channel == channel; });
}

/// The mapping with this row in place of the one of its index.
void edit(const AvatarPane& pane, std::size_t index, const InputRow& row) {
    Mapping mapping = pane.mapping;
    mapping[index] = row;
    pane.out.push_back(EditAvatar{edit_name(row), std::move(mapping)});
}

/// A number that is dragged, or typed after a double click; either is one edit.
std::optional<double> drag_number(const AvatarPane& pane, const std::string& id, double value,
                                  const InputRow& of) {
    const double low = -avatar::kMostMappingNumber, high = avatar::kMostMappingNumber;
    double now = value;
    ImGui::SetNextItemWidth(pane.theme().px(kDragWidth));
    ImGui::PushID(id.c_str());
    ImGui::DragScalar("##number", ImGuiDataType_Double, &now, static_cast<float>(kDragStep), &low, &high,
                      "%.2f", ImGuiSliderFlags_AlwaysClamp);
    ImGui::PopID();
    pane.note(id);
    if (ImGui::IsItemActivated()) {
        pane.out.push_back(CommitEdit{});
        pane.out.push_back(BeginEdit{edit_name(of)});
    }
    std::optional<double> changed;
    if (ImGui::IsItemEdited() && now != value) changed = now;
    return changed;
}

/// After what `drag_number` led to: the edit ends with the drag.
void end_drag(const AvatarPane& pane) {
    if (ImGui::IsItemDeactivated()) close_edit(pane.out);
}

bool cross(const AvatarPane& pane, const std::string& id, const char* hint, bool is_enabled = true) {
    const Theme& theme = pane.theme();
    const bool pressed =
        icon_button(theme, id.c_str(), Icon::close, ImGui::GetFrameHeight(), is_enabled, false, hint);
    pane.note(id);
    return pressed && is_enabled;
}

/// A text on the line of the fields beside it.
void line_label(const AvatarPane& pane, ImFont* font, ImU32 colour, const std::string& text, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, ImGui::GetFrameHeight()});
    draw_label(*ImGui::GetWindowDrawList(), font, {at.x, at.y + ImGui::GetFrameHeight() / 2}, 0, colour,
               fitted(font, text, width - pane.theme().px(2)));
}

// ---- the cells of a row

void name_cell(const AvatarPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const InputRow& row = pane.mapping[index];
    const bool is_used = std::any_of(row.from.begin(), row.from.end(), [&](const ChannelShare& share) {
        return std::find(pane.channels.begin(), pane.channels.end(), share.channel) != pane.channels.end();
    });
    line_label(pane, theme.fonts.body, is_used ? theme.palette.ink : theme.palette.ink_faint, row.input,
               theme.px(kNameWidth));
    pane.note(row.input);
    if (!is_used && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr("Moved by no face of this persona"));
    for (const avatar::InputState& state : pane.heard) {
        if (state.row.input != row.input || state.trouble == avatar::InputTrouble::none) continue;
        text_line(theme.fonts.small, theme.palette.warn, display_text(say(avatar::trouble_of(state))));
        pane.note(row.input + "/trouble");
    }
}

/// VTube Studio's own range where it has told one; an added input has the range that it is given.
Interval range_of(const AvatarPane& pane, const InputRow& row) {
    if (row.custom) return row.range;
    for (const avatar::InputState& state : pane.heard) {
        if (state.row.input == row.input) return state.range;
    }
    return row.range;
}

void value_cell(const AvatarPane& pane, const InputRow& row) {
    const Theme& theme = pane.theme();
    const Interval range = range_of(pane, row);
    const double value = avatar::input_value(row, pane.face, range);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = theme.px(96), text_width = theme.px(38);
    ImGui::Dummy({width, ImGui::GetFrameHeight()});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + ImGui::GetFrameHeight() / 2;
    const Axis2Px axis{range, at.x + theme.px(4), at.x + width - text_width - theme.px(6)};
    draw_track(list, theme, axis.first_px, axis.last_px, y);
    list.AddCircleFilled({axis.px(value), y}, theme.px(4), theme.palette.accent);
    draw_label(list, theme.fonts.small, {at.x + width, y}, 1, theme.palette.ink,
               fmt::format("{:.2f}", value));
    pane.ui.items.note("avatar/" + row.input + "/now",
                       Box{{axis.px(value), y}, {axis.px(value), y}}.grown(theme.px(4)));
    pane.ui.items.note("avatar/" + row.input + "/track", {{axis.first_px, y}, {axis.last_px, y}});
}

void offset_cell(const AvatarPane& pane, std::size_t index) {
    InputRow row = pane.mapping[index];
    if (const auto offset = drag_number(pane, row.input + "/offset", row.offset, row)) {
        row.offset = *offset;
        edit(pane, index, row);
    }
    end_drag(pane);
}

void share_line(const AvatarPane& pane, std::size_t index, std::size_t which) {
    InputRow row = pane.mapping[index];
    ChannelShare& share = row.from[which];
    const std::string id = row.input + "/" + share.channel;
    if (const auto scale = drag_number(pane, id, share.scale, row)) {
        share.scale = *scale;
        edit(pane, index, row);
    }
    end_drag(pane);
    ImGui::SameLine(0, pane.theme().px(6));
    line_label(pane, pane.theme().fonts.body, pane.theme().palette.ink_dim,
               "× " + display_text(share.channel), pane.theme().px(kChannelWidth));
    ImGui::SameLine(0, 0);
    if (cross(pane, id + "/delete", tr("Take this channel out"), row.from.size() > 1)) {
        row.from.erase(row.from.begin() + static_cast<std::ptrdiff_t>(which));
        edit(pane, index, row);
    }
}

/// Beside the last channel: those that could be added.
void more_channels(const AvatarPane& pane, std::size_t index) {
    const InputRow& row = pane.mapping[index];
    std::vector<std::string> others;
    for (const std::string& channel : pane.channels) {
        if (!is_moved_by(row, channel)) others.push_back(channel);
    }
    if (others.empty()) return;
    ImGui::SameLine(0, pane.theme().px(4));
    ImGui::SetNextItemWidth(pane.theme().px(24));
    const bool is_open = ImGui::BeginCombo("##add", "+", ImGuiComboFlags_NoArrowButton);
    pane.note(row.input + "/add");
    if (!is_open) {
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr("add a channel"));
        return;
    }
    for (const std::string& channel : others) {
        if (ImGui::Selectable(display_text(channel).c_str())) {
            InputRow more = row;
            more.from.push_back({channel, 1});
            edit(pane, index, more);
        }
        pane.note(row.input + "/add/" + channel);
    }
    ImGui::EndCombo();
}

void shares_cell(const AvatarPane& pane, std::size_t index) {
    const std::size_t shares = pane.mapping[index].from.size();
    for (std::size_t k = 0; k < shares; ++k) share_line(pane, index, k);
    more_channels(pane, index);
}

void range_cell(const AvatarPane& pane, std::size_t index) {
    InputRow row = pane.mapping[index];
    if (!row.custom) {
        const Interval range = range_of(pane, row);
        line_label(pane, pane.theme().fonts.small, pane.theme().palette.ink_faint,
                   fmt::format("{:g} … {:g}", range.low, range.high), pane.theme().px(kRangeWidth));
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr("VTube Studio's own"));
        return;
    }
    if (const auto low = drag_number(pane, row.input + "/low", row.range.low, row)) {
        row.range.low = std::min(*low, row.range.high - kDragStep);
        edit(pane, index, row);
    }
    end_drag(pane);
    ImGui::SameLine(0, pane.theme().px(4));
    if (const auto high = drag_number(pane, row.input + "/high", row.range.high, row)) {
        row.range.high = std::max(*high, row.range.low + kDragStep);
        edit(pane, index, row);
    }
    end_drag(pane);
}

void custom_cell(const AvatarPane& pane, std::size_t index) {
    InputRow row = pane.mapping[index];
    const bool is_clicked = ImGui::Checkbox("##custom", &row.custom);
    pane.note(row.input + "/custom");
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s", tr("This program adds the input where VTube Studio has none of this name; "
                                   "say there what it moves."));
    if (is_clicked) edit(pane, index, row);
}

// ---- the whole

/// What a new input begins with: a channel that moves nothing yet, if there is one.
std::string first_channel(const AvatarPane& pane, const std::string& input) {
    const auto is_free = [&](const std::string& channel) {
        return std::none_of(pane.mapping.begin(), pane.mapping.end(),
                            [&](const InputRow& row) { return is_moved_by(row, channel); });
    };
    const std::vector<std::string>& channels = pane.channels;
    if (channels.empty() || std::find(channels.begin(), channels.end(), input) != channels.end())
        return input;
    const auto found = std::find_if(channels.begin(), channels.end(), is_free);
    return found != channels.end() ? *found : channels.front();
}

/// An input of a name that is typed: a new one, or one that was left to the camera.
void new_input(const AvatarPane& pane) {
    std::string& typed = pane.ui.avatar.typed;
    std::string& refused = pane.ui.avatar.refused;
    ImGui::SetNextItemWidth(pane.theme().px(250));
    const bool is_entered = ImGui::InputTextWithHint("##new", tr("New input: a name, then Enter"), &typed,
                                                     ImGuiInputTextFlags_EnterReturnsTrue);
    pane.note("new");
    const InputRow* const there = avatar::find_row(pane.mapping, typed);
    const bool is_name = avatar::is_input_name(typed) && (there == nullptr || there->from.empty());
    if (is_entered) refused = is_name ? std::string() : typed;
    if (!refused.empty() && refused == typed) {
        text_line(pane.theme().fonts.small, pane.theme().palette.bad,
                  tr("VTube Studio wants names of 4 to 32 letters and digits, each once."));
        pane.note("refusal");
    }
    if (!is_entered || !is_name) return;
    InputRow row{typed, 0, {{first_channel(pane, typed), 1}}, true, {0, 1}};
    const Mapping usual = avatar::default_mapping();
    if (const InputRow* const table = avatar::find_row(usual, typed)) row = *table;
    Mapping mapping = pane.mapping;
    if (there != nullptr) {
        mapping[static_cast<std::size_t>(there - pane.mapping.data())] = row;
    } else {
        mapping.push_back(row);
    }
    pane.out.push_back(EditAvatar{edit_name(row), std::move(mapping)});
    typed.clear();
}

void row_of_table(const AvatarPane& pane, std::size_t index) {
    ImGui::TableNextRow();
    ImGui::PushID(pane.mapping[index].input.c_str());
    ImGui::TableNextColumn();
    name_cell(pane, index);
    ImGui::TableNextColumn();
    value_cell(pane, pane.mapping[index]);
    ImGui::TableNextColumn();
    offset_cell(pane, index);
    ImGui::TableNextColumn();
    shares_cell(pane, index);
    ImGui::TableNextColumn();
    range_cell(pane, index);
    ImGui::TableNextColumn();
    custom_cell(pane, index);
    ImGui::TableNextColumn();
    if (cross(pane, pane.mapping[index].input + "/delete", tr("Leave this input to the camera"))) {
        InputRow row = pane.mapping[index];
        row.from.clear();
        edit(pane, index, row);
    }
    ImGui::PopID();
}

void table(const AvatarPane& pane) {
    const float below = 2 * ImGui::GetFrameHeightWithSpacing();
    const ImGuiTableFlags flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                                  ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingFixedFit;
    if (!ImGui::BeginTable("inputs", 7, flags, {0, ImGui::GetContentRegionAvail().y - below})) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    for (const char* const heading :
         {tr("input"), tr("now"), tr("offset"), tr("channels"), tr("range"), tr("added")})
        ImGui::TableSetupColumn(heading);
    ImGui::TableSetupColumn("##delete");
    {
        const Scoped style(pane.theme().fonts.small, pane.theme().palette.ink_dim);
        ImGui::TableHeadersRow();
    }
    for (std::size_t k = 0; k < pane.mapping.size(); ++k) {
        if (!pane.mapping[k].from.empty()) row_of_table(pane, k);
    }
    ImGui::EndTable();
}

void below_table(const AvatarPane& pane) {
    new_input(pane);
    ImGui::SameLine(0, pane.theme().px(10));
    if (ImGui::Button(tr("As it was made")))
        pane.out.push_back(EditAvatar{tr("Reset the avatar mapping"), avatar::default_mapping()});
    pane.note("reset");
    const std::string& file = pane.bench.avatar.means().mapping_file;
    if (!file.empty())
        text_line(pane.theme().fonts.small, pane.theme().palette.ink_faint,
                  say("Kept in {}", display_text(file)));
}

Face face_at_playhead(const Workbench& bench) {
    if (!bench.session.has_scenario()) return {};
    return output_at(bench.session.policy(), bench.session.main_run().trace, bench.playback.time_sec())
        .expression.face;
}

void content(const Workbench& bench, Ui& ui, Commands& out) {
    const Theme& theme = ui.theme;
    const avatar::Mapping* const mapping = bench.session.avatar_mapping().get();
    if (mapping == nullptr) {
        empty_state(theme, tr("What moves the avatar cannot be read"),
                    display_text(say(bench.avatar.means().mapping_problems)));
        return;
    }
    if (bench.avatar.is_on()) {
        text_line(theme.fonts.body, theme.palette.ink, display_text(bench.avatar.status_text()));
    } else {
        const Scoped style(theme.fonts.small, theme.palette.ink_dim);
        ImGui::TextWrapped(
            "%s", tr("An input of VTube Studio is offset + Σ scale × channel, cut to its range. Drag a "
                     "number, or double-click to type one."));
    }
    const AvatarPane pane{bench,
                          ui,
                          out,
                          *mapping,
                          face_at_playhead(bench),
                          bench.avatar.is_on() ? bench.avatar.inputs() : std::vector<avatar::InputState>(),
                          avatar::channels_of(bench.session.policy())};
    table(pane);
    below_table(pane);
}

}  // namespace

void avatar_window(const Workbench& bench, Ui& ui, Commands& out) {
    if (!bench.view.avatar_mapping_open) return;
    const Theme& theme = ui.theme;
    bool closes = !begin_floating_window(ui, "Avatar mapping", {theme.px(760), theme.px(520)});
    const bool was_busy = ImGui::IsAnyItemActive() ||
                          ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    content(bench, ui, out);
    if (ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows) && !was_busy &&
        ImGui::IsKeyPressed(static_cast<int>(Key::escape)))
        closes = true;
    if (closes) out.push_back(Invoke{CommandId::avatar_mapping});
    end_floating_window();
}

}  // namespace rei::workbench
