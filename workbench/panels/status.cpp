// The last line of the window: what is open, and what is under way.
#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kBarWidth = 110;

/// Name, bar and share of a job, and a cross that stops it; returns where it ends.
float draw_job(Ui& ui, const RunningJob& job, ImVec2 at, Commands& out) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float x = at.x;
    const std::string name = tr(name_of(job.kind));
    draw_label(list, theme.fonts.small, {x, at.y}, 0, p.ink_dim, name);
    x += size_of(theme.fonts.small, name).x + theme.px(8);
    const float half = theme.px(3);
    const float width = theme.px(kBarWidth);
    list.AddRectFilled({x, at.y - half}, {x + width, at.y + half}, p.line, half);
    list.AddRectFilled({x, at.y - half}, {x + width * static_cast<float>(job.share_done), at.y + half},
                       p.accent, half);
    ui.items.note("status/bar", {{x, at.y - half}, {x + width, at.y + half}});
    x += width + theme.px(8);
    draw_label(list, theme.fonts.small, {x, at.y}, 0, p.ink_faint,
               fmt::format("{:.0f} %", 100 * job.share_done));
    x += size_of(theme.fonts.small, "100 %").x + theme.px(6);
    const float size = theme.px(20);
    ImGui::SetCursorScreenPos({x, at.y - size / 2});
    ImGui::PushID(static_cast<int>(job.kind));
    if (icon_button(theme, "stop-job", Icon::close, size, true, false, tr("Stop this")))
        out.push_back(StopJob{job.kind});
    ImGui::PopID();
    ui.items.note("status/stop", item_box());
    return x + size;
}

std::string session_text(const Session& session) {
    std::size_t changed = 0;
    for (std::size_t k = 0; k < session.parameters().size(); ++k) changed += session.is_changed(k) ? 1 : 0;
    std::string text =
        fmt::format("{} · {}", file_name(session.policy_file().path),
                    changed == 0 ? tr("as loaded") : fmt::format(fmt::runtime(tr("{} changed")), changed));
    if (session.has_scenario()) {
        text += fmt::format(
            "   |   {}{} · {} · {}", session.scenario().name, session.has_unsaved_scenario() ? " ●" : "",
            fmt::format(fmt::runtime(tr(session.scenario().turns.size() == 1 ? "{} turn" : "{} turns")),
                        session.scenario().turns.size()),
            name_of(session.main_run().variant));
    }
    return display_text(text);
}

/// The files in use that can't be read any more, as the disk has them.
std::string broken_text(const Workbench& bench) {
    std::string names;
    for (const std::string& path : {bench.session.policy_file().path,
                                    bench.session.has_scenario() ? bench.session.scenario_file().path : ""}) {
        if (bench.watch.is_broken(path)) names += (names.empty() ? "" : ", ") + file_name(path);
    }
    return names.empty() ? "" : display_text(say("broken on the disk: {}", names));
}

}  // namespace

void status_bar(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    const Theme& theme = ui.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = box.centre().y;
    const std::string text = session_text(bench.session);
    draw_label(list, theme.fonts.small, {box.min.x + theme.px(6), y}, 0, theme.palette.ink_faint, text);
    float x = box.min.x + theme.px(6) + size_of(theme.fonts.small, text).x + theme.px(24);
    if (const std::string broken = broken_text(bench); !broken.empty()) {
        const ImVec2 size = size_of(theme.fonts.small, broken);
        draw_label(list, theme.fonts.small, {x, y}, 0, theme.palette.bad, broken);
        ui.items.note("status/broken", {{x, y - size.y / 2}, {x + size.x, y + size.y / 2}});
        x += size.x + theme.px(24);
    }
    for (const RunningJob& job : running_jobs(bench)) x = draw_job(ui, job, {x, y}, out) + theme.px(16);
    const std::string hint = tr("Space plays  ·  ← → step by turn  ·  Ctrl+K finds  ·  F1 help");
    if (box.max.x - theme.px(6) - size_of(theme.fonts.small, hint).x > x)
        draw_label(list, theme.fonts.small, {box.max.x - theme.px(6), y}, 1, theme.palette.ink_faint, hint);
}

}  // namespace rei::workbench
