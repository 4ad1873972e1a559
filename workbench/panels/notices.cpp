// All messages of the session, latest first.
#include <fmt/format.h>
#include <imgui.h>

#include "rei/model/strings.hpp"
#include "rei/panels/floating_window.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr double kMinuteSec = 60;
constexpr double kHourSec = 3600;

const char* name_of(NoticeKind kind) {
    constexpr const char* names[] = {"note", "done", "problem"};
    return names[static_cast<int>(kind)];
}

std::string since_text(double since_sec) {
    if (since_sec < 5) return tr("just now");
    if (since_sec < kMinuteSec) return fmt::format(fmt::runtime(tr("{} s ago")), static_cast<int>(since_sec));
    if (since_sec < kHourSec)
        return fmt::format(fmt::runtime(tr("{} min ago")), static_cast<int>(since_sec / kMinuteSec));
    return fmt::format(fmt::runtime(tr("{} h {} min ago")), static_cast<int>(since_sec / kHourSec),
                       static_cast<int>(since_sec / kMinuteSec) % 60);
}

void notice_row(Ui& ui, const Notice& notice, std::size_t index) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    ImGui::PushID(static_cast<int>(index));
    const ImU32 colour = notice_colour(p, notice.kind);
    const float right = ImGui::GetContentRegionMax().x;
    const char* const copy = tr("Copy");
    const float button = ImGui::CalcTextSize(copy).x + 2 * ImGui::GetStyle().FramePadding.x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float middle = at.y + ImGui::GetFrameHeight() / 2;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 chip = chip_size(theme, tr(name_of(notice.kind)));
    draw_chip(list, theme, {at.x, middle - chip.y / 2}, colour, tr(name_of(notice.kind)), false);
    draw_label(list, theme.fonts.small, {at.x + chip.x + theme.px(10), middle}, 0, p.ink_faint,
               since_text(notice.since_sec()));
    ImGui::SetCursorPosX(right - button);
    if (ImGui::Button(copy)) {
        const std::string text = notice.detail.empty() ? notice.title : notice.title + '\n' + notice.detail;
        ImGui::SetClipboardText(text.c_str());
    }
    ui.items.note(fmt::format("notices/{}/copy", index), item_box());
    {
        const Scoped style(theme.fonts.bold, notice.kind == NoticeKind::problem ? p.bad : p.ink);
        ImGui::TextWrapped("%s", notice.title.c_str());
    }
    if (!notice.detail.empty()) {
        const Scoped style(theme.fonts.body, p.ink_dim);
        ImGui::TextWrapped("%s", notice.detail.c_str());
    }
    ImGui::Separator();
    ImGui::PopID();
}

}  // namespace

void notices_window(const Workbench& bench, Ui& ui, Commands& out) {
    if (!bench.view.notices_open) return;
    const Theme& theme = ui.theme;
    if (!begin_floating_window(ui, "Messages", {theme.px(640), theme.px(420)}))
        out.push_back(Invoke{CommandId::show_notices});
    const auto& history = bench.notices.history();
    if (history.empty()) {
        empty_state(theme, tr("No messages yet"),
                    tr("Problems with files and the results of exports are kept here."));
    } else {
        if (ImGui::Button(tr("Clear all"))) out.push_back(ClearNotices{});
        ui.items.note("notices/clear", item_box());
        ImGui::Separator();
        ImGui::BeginChild("list", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
        for (std::size_t k = history.size(); k-- > 0;) notice_row(ui, history[k], k);
        ImGui::EndChild();
    }
    end_floating_window();
}

}  // namespace rei::workbench
