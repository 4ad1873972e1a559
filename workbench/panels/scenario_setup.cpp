// What a scenario says besides its turns: name, start, end, and how it stands with whom.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/fields.hpp"
#include "rei/panels/scenario_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

constexpr float kSetupLabel = 76;  ///< the column of names
constexpr float kSetupNumber = 64;

void name_and_description(const FieldPlace& place, const Scenario& scenario) {
    field_label(place.ui.theme, kSetupLabel, tr("name"));
    text_field(place, {"setup/name", scenario.name, 0, ""}, [](const std::string& typed, std::size_t) {
        return TypedEdit{SetName{typed}, ""};
    });
    refusal_line(place.ui, {"setup/name"});
    text_box(place, {"setup/description", scenario.description, 0, tr("What this conversation is for")}, 1,
             {}, [](const std::string& typed, std::size_t) {
                 return TypedEdit{SetDescription{typed}, ""};
             });
}

struct StartNumber {
    const char* name;
    const char* title;
    double AffectState::*number;
};

void start_number(const FieldPlace& place, const Start& start, const StartNumber& what) {
    const std::string field = std::string("setup/") + what.name;
    field_label(place.ui.theme, kSetupLabel, what.title);
    text_field(place,
               {field, fmt::format("{}", start.state.*what.number), place.ui.theme.px(kSetupNumber), ""},
               [&](const std::string& typed, std::size_t) {
                   const std::optional<double> value = typed_number(typed);
                   if (!value) return not_a_number();
                   SetStart edit{start.mood, start.state};
                   edit.state.*what.number = *value;
                   return TypedEdit{edit, ""};
               });
    refusal_line(place.ui, {field});
}

void start_fields(const FieldPlace& place, const Scenario& scenario) {
    const std::vector<std::string>& moods = place.bench.session.policy().emotions;
    field_label(place.ui.theme, kSetupLabel, tr("starts"));
    if (const auto chosen = choice_field(place, "setup/mood", moods, scenario.start.mood, 0))
        place.out.push_back(EditScenario{SetStart{moods[*chosen], scenario.start.state}});
    const StartNumber numbers[] = {{"valence", tr("valence"), &AffectState::valence},
                                   {"arousal", tr("arousal"), &AffectState::arousal},
                                   {"intensity", tr("intensity"), &AffectState::intensity}};
    for (const StartNumber& number : numbers) start_number(place, scenario.start, number);
}

void end_field(const FieldPlace& place, const Scenario& scenario) {
    field_label(place.ui.theme, kSetupLabel, tr("ends"));
    const std::string hint = fmt::format(fmt::runtime(tr("{} s, {} s after the last turn")),
                                         scenario.until_sec, kAfterLastTurnSec);
    text_field(place,
               {"setup/until", scenario.said_until ? text_of(*scenario.said_until) : "", 0, hint.c_str()},
               [](const std::string& typed, std::size_t) {
                   if (typed.empty()) return TypedEdit{SetUntil{}, ""};
                   const std::optional<Moment> moment = typed_moment(typed);
                   return moment ? TypedEdit{SetUntil{*moment}, ""} : not_a_time();
               });
    refusal_line(place.ui, {"setup/until"});
}

void user_row(const FieldPlace& place, const KnownUser& user) {
    const Theme& theme = place.ui.theme;
    const float button = ImGui::GetFrameHeight();
    const float name_width =
        ImGui::GetContentRegionAvail().x - theme.px(kSetupNumber) - button - 2 * theme.px(6);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({name_width, button});
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.body, {at.x, at.y + button / 2}, 0, theme.palette.ink,
               fitted(theme.fonts.body, display_text(user.name), name_width));
    ImGui::SameLine(0, theme.px(6));
    const std::string field = "setup/affinity/" + user.name;
    text_field(place, {field, std::to_string(user.affinity), theme.px(kSetupNumber), ""},
               [&](const std::string& typed, std::size_t) {
                   const std::optional<double> value = typed_number(typed);
                   const bool is_whole = value && *value == static_cast<int>(*value);
                   if (!is_whole) return TypedEdit{{}, tr("An affinity is a whole number from -100 to 100.")};
                   return TypedEdit{SetAffinity{user.name, static_cast<int>(*value)}, ""};
               });
    ImGui::SameLine(0, theme.px(6));
    if (icon_button(theme, ("remove/" + user.name).c_str(), Icon::close, button, true, false,
                    tr("Take from the list: starts with affinity 0")))
        place.out.push_back(EditScenario{SetAffinity{user.name, std::nullopt}});
    place.ui.items.note("setup/remove/" + user.name, item_box());
    refusal_line(place.ui, {field});
}

void add_user_row(const FieldPlace& place, const Scenario& scenario) {
    const Theme& theme = place.ui.theme;
    std::string& name = place.ui.scenario.new_user;
    const ImVec2 pad = ImGui::GetStyle().FramePadding;
    const float button = size_of(theme.fonts.body, tr("Add")).x + 2 * pad.x;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button - theme.px(6));
    const bool is_entered = ImGui::InputTextWithHint("##new-user", tr("Another user"), &name,
                                                     ImGuiInputTextFlags_EnterReturnsTrue);
    place.ui.items.note("setup/new-user", item_box());
    const bool is_listed = std::any_of(scenario.users.begin(), scenario.users.end(),
                                       [&](const KnownUser& user) { return user.name == name; });
    ImGui::SameLine(0, theme.px(6));
    ImGui::BeginDisabled(name.empty() || is_listed);
    const bool is_pressed = ImGui::Button(tr("Add"));
    place.ui.items.note("setup/add-user", item_box());
    ImGui::EndDisabled();
    if (!(is_entered || is_pressed) || name.empty() || is_listed) return;
    place.out.push_back(EditScenario{SetAffinity{name, 0}});
    name.clear();
}

/// "neutral · users 2 · to 1:30"
std::string summary_of(const Scenario& scenario) {
    return fmt::format(fmt::runtime(tr("{}  ·  users {}  ·  to {}")), scenario.start.mood,
                       users_of(scenario).size(), format_time(scenario.until_sec, 0));
}

void fold_line(Ui& ui, const Scenario& scenario) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    bool& is_open = ui.scenario.setup_is_open;
    const float width = ImGui::GetContentRegionAvail().x;
    if (hit_area("setup", {width, theme.px(24)})) is_open = !is_open;
    const Box box = item_box();
    ui.items.note("scenario/setup", box);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) list.AddRectFilled(box.min, box.max, with_alpha(p.ink, 0.04F), theme.px(4));
    draw_fold(list, theme, {box.min.x + theme.px(8), box.centre().y}, is_open, p.ink_dim);
    const std::string title = tr("Setup");
    const float left = box.min.x + theme.px(20);
    draw_label(list, theme.fonts.body, {left, box.centre().y}, 0, p.ink_dim, title);
    const float end = left + size_of(theme.fonts.body, title).x + theme.px(10);
    draw_label(list, theme.fonts.small, {box.max.x - theme.px(4), box.centre().y}, 1, p.ink_faint,
               fitted(theme.fonts.small, display_text(summary_of(scenario)), box.max.x - end));
}

}  // namespace

void scenario_setup(const Workbench& bench, Ui& ui, Commands& out) {
    const Scenario& scenario = bench.session.scenario();
    fold_line(ui, scenario);
    if (!ui.scenario.setup_is_open) return;
    const FieldPlace place{bench, ui, out, 0};
    ImGui::PushID("setup-fields");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.px(6), ui.theme.px(5)});
    name_and_description(place, scenario);
    start_fields(place, scenario);
    end_field(place, scenario);
    {
        const Scoped heading(ui.theme.fonts.small, ui.theme.palette.ink_dim);
        ImGui::TextUnformatted(tr("Affinity with users at the start"));
    }
    for (const KnownUser& user : scenario.users) user_row(place, user);
    add_user_row(place, scenario);
    ImGui::Separator();
    ImGui::PopStyleVar();
    ImGui::PopID();
}

}  // namespace rei::workbench
