// What is wrong with the main variant, worst first: where, how bad, why, and the smallest change that cures
// it.
#include <algorithm>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/panels/diagnosis_cure.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/tabs.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kIndent = 12;  ///< right of the stripe
constexpr float kSeverityBar = 92;

/// "0:19.5 – 0:31.0, 3 places"
std::string where_text(const Finding& finding) {
    std::string text = format_time(finding.span.from_sec, 1) + " – " + format_time(finding.span.to_sec, 1);
    if (finding.places.size() > 1)
        text += fmt::format(fmt::runtime(tr(", {} places")), finding.places.size());
    return text;
}

/// The number, and left of it a bar from 0 to the severity with a tick where the limit is. Returns where the
/// bar begins.
float draw_severity(const Theme& theme, const Finding& finding, ImVec2 right) {
    const FindingInfo& info = info_of(finding.kind);
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::string text = severity_text(finding.kind, finding.severity);
    draw_label(list, theme.fonts.bold, right, 1, p.ink, text);
    const float width = theme.px(kSeverityBar);
    const ImVec2 at{right.x - size_of(theme.fonts.bold, text).x - theme.px(8) - width, right.y};
    const double whole = std::max(info.grave, finding.severity);
    const auto x_of = [&](double value) { return at.x + static_cast<float>(value / whole) * width; };
    const float half = theme.px(3);
    list.AddRectFilled({at.x, at.y - half}, {at.x + width, at.y + half}, p.line, half);
    list.AddRectFilled({at.x, at.y - half}, {x_of(finding.severity), at.y + half},
                       severity_colour(theme, finding), half);
    const float limit = std::max(x_of(info.limit), at.x + 1);
    list.AddRectFilled({limit - 1, at.y - theme.px(6)}, {limit + 1, at.y + theme.px(6)}, p.ink);
    return at.x;
}

/// Go there: the playhead to its begin, the timeline to its span with some room around it.
void show_place(const Finding& finding, Ui& ui, Commands& out) {
    const double room = std::max(2.0, 0.5 * (finding.span.to_sec - finding.span.from_sec));
    ui.diagnosis.selected = DiagnosisUi::key_of(finding);
    out.push_back(Seek{finding.span.from_sec});
    out.push_back(ShowTimeRange{{finding.span.from_sec - room, finding.span.to_sec + room}});
}

/// Title, place, number and sentence: one thing to click.
void heading(Ui& ui, const Finding& finding, const std::string& id, bool is_selected, Commands& out) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float left = at.x + theme.px(kIndent);
    const float line = theme.px(22);
    const std::string what = display_text(finding.what);
    const std::vector<std::string_view> sentence =
        wrapped(theme.fonts.body, what, width - theme.px(kIndent + 8));
    const float height = line + theme.px(19) * static_cast<float>(sentence.size()) + theme.px(2);
    if (hit_area("heading", {width, height})) show_place(finding, ui, out);
    ui.items.note(id, item_box());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box box = item_box();
    if (ImGui::IsItemHovered() || is_selected)
        list.AddRectFilled(box.min, box.max, with_alpha(p.ink, is_selected ? 0.06F : 0.04F), theme.px(4));
    if (ImGui::IsItemHovered()) {
        const FindingInfo& info = info_of(finding.kind);
        tooltip(theme, tr(info.title),
                {tr(info.meaning),
                 fmt::format(fmt::runtime(tr("The limit is {}.")), severity_text(finding.kind, info.limit)),
                 tr("Click to go there.")});
    }

    const float y = at.y + line / 2;
    float x = left;
    const float right = draw_severity(theme, finding, {box.max.x - theme.px(6), y}) - theme.px(10);
    const char* const title = tr(info_of(finding.kind).title);
    draw_label(list, theme.fonts.bold, {x, y}, 0, p.ink, title);
    x += size_of(theme.fonts.bold, title).x + theme.px(8);
    const std::string subject =
        fitted(theme.fonts.body, display_text(finding.subject), std::max(0.0F, right - x));
    draw_label(list, theme.fonts.body, {x, y}, 0, p.ink_dim, subject);
    x += size_of(theme.fonts.body, subject).x + theme.px(10);
    draw_label(list, theme.fonts.small, {x, y + theme.px(1)}, 0, p.accent,
               fitted(theme.fonts.small, where_text(finding), std::max(0.0F, right - x)));
    for (std::size_t k = 0; k < sentence.size(); ++k) {
        draw_label(list, theme.fonts.body,
                   {left, at.y + line + theme.px(19) * (static_cast<float>(k) + 0.5F)}, 0, p.ink_dim,
                   sentence[k]);
    }
}

/// The chain of reasons, folded away until it is asked for.
void reasons(Ui& ui, const Finding& finding, const std::string& id) {
    if (finding.why.empty()) return;
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    const DiagnosisUi::Key key = DiagnosisUi::key_of(finding);
    const bool is_open = ui.diagnosis.unfolded.count(key) != 0;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = theme.px(20);
    ImGui::SetCursorScreenPos({at.x + theme.px(kIndent), at.y});
    if (hit_area("why", {theme.px(90), line})) {
        if (is_open) {
            ui.diagnosis.unfolded.erase(key);
        } else {
            ui.diagnosis.unfolded.insert(key);
        }
    }
    ui.items.note(id + "/why", item_box());
    const ImU32 colour = ImGui::IsItemHovered() ? p.ink : p.ink_dim;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + line / 2;
    draw_fold(list, theme, {at.x + theme.px(kIndent + 4), y}, is_open, colour);
    draw_label(list, theme.fonts.small, {at.x + theme.px(kIndent + 14), y}, 0, colour,
               fmt::format(fmt::runtime(tr("why  ({})")), finding.why.size()));
    if (!is_open) return;
    const float width = ImGui::GetContentRegionAvail().x;
    for (const Phrase& why : finding.why) {
        const std::string reason = display_text(why);
        for (const std::string_view part :
             wrapped(theme.fonts.small, reason, width - theme.px(kIndent + 30))) {
            const ImVec2 from = ImGui::GetCursorScreenPos();
            ImGui::Dummy({width, theme.px(17)});
            draw_label(list, theme.fonts.small, {from.x + theme.px(kIndent + 14), from.y + theme.px(8)}, 0,
                       p.ink_dim, part);
        }
    }
}

void finding_row(const Workbench& bench, Ui& ui, std::size_t index, Commands& out) {
    const Theme& theme = ui.theme;
    const DiagnosedFinding& diagnosed = bench.diagnosis.findings()[index];
    const Finding& finding = diagnosed.finding;
    const std::string id = fmt::format("diagnosis/{}", index);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(index));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme.px(8), theme.px(2)});
    heading(ui, finding, id, ui.diagnosis.selected == DiagnosisUi::key_of(finding), out);
    cure_line(bench, ui, diagnosed, id, theme.px(kIndent), out);
    reasons(ui, finding, id);
    ImGui::PopStyleVar();
    ImGui::PopID();
    const float bottom = ImGui::GetItemRectMax().y;
    ImGui::GetWindowDrawList()->AddRectFilled(top, {top.x + theme.px(3), bottom},
                                              severity_colour(theme, finding), theme.px(1.5F));
    ImGui::Dummy({0, theme.px(6)});
}

/// How far the search is, and a button that stops it or lets it go on; in the heading, right of the tabs.
void search_state(const Workbench& bench, Ui& ui, const Box& heading, Commands& out) {
    const auto& findings = bench.diagnosis.findings();
    if (findings.empty()) return;
    const Theme& theme = ui.theme;
    const auto searched = std::count_if(findings.begin(), findings.end(), [](const DiagnosedFinding& f) {
        return f.state == CureState::found || f.state == CureState::none;
    });
    const bool is_done = !bench.diagnosis.has_work();
    const bool is_on = bench.view.searches_cures;
    const char* const button = tr(is_on ? "Stop" : "Search");
    std::string text =
        fmt::format(fmt::runtime(tr(findings.size() == 1 ? "{} finding" : "{} findings")), findings.size());
    float right = heading.max.x - theme.px(12);
    const float y = heading.centre().y;
    if (!is_done) {
        text += is_on
                    ? fmt::format(fmt::runtime(tr(", searching cures: {} of {}")), searched, findings.size())
                    : tr(", search stopped");
        const float width = ImGui::CalcTextSize(button).x + theme.px(20);
        right -= width;
        ImGui::SetCursorScreenPos({right, y - ImGui::GetFrameHeight() / 2});
        if (ImGui::Button(button, {width, 0})) out.push_back(Invoke{CommandId::search_cures});
        ui.items.note("diagnosis/search", item_box());
        right -= theme.px(10);
    }
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {right, y}, 1, theme.palette.ink_dim, text);
}

void nothing_found(const Workbench& bench, const Theme& theme) {
    empty_state(
        theme, tr("Nothing wrong found"),
        fmt::format(
            fmt::runtime(tr("{} goes through this conversation without oscillation, saturation, confusion or "
                            "bias. Try another conversation, or turn a number and see what breaks.")),
            name_of(bench.session.main_run().variant)));
}

}  // namespace

void diagnosis_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_drawer(bench, ui, box, Drawer::diagnosis, out);
    if (!bench.session.has_scenario()) {
        empty_state(
            ui.theme, tr("Nothing to look at yet"),
            tr("Open a scenario, and what goes wrong in it stands here with its reasons and a cure."));
    } else if (bench.diagnosis.findings().empty()) {
        nothing_found(bench, ui.theme);
    } else {
        ImGui::BeginChild("findings", {0, 0}, false, ImGuiWindowFlags_NoSavedSettings);
        for (std::size_t k = 0; k < bench.diagnosis.findings().size(); ++k) finding_row(bench, ui, k, out);
        ImGui::EndChild();
    }
    end_pane();
    search_state(bench, ui, {box.min, {box.max.x, box.min.y + ui.theme.px(kTabsHeight)}}, out);
}

}  // namespace rei::workbench
