// Fields of the Persona tab: names, texts, choices of a mood.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// Takes what is typed out of the field as soon as there is a comma in it.
int take_at_comma(ImGuiInputTextCallbackData* data) {
    const std::string_view text(data->Buf, static_cast<std::size_t>(data->BufTextLen));
    if (text.find(',') == std::string_view::npos) return 0;
    *static_cast<std::string*>(data->UserData) = text;
    data->DeleteChars(0, data->BufTextLen);
    return 0;
}

}  // namespace

std::optional<std::string> name_field(const PersonaPane& pane, const std::string& id, const std::string& name,
                                      float width) {
    auto& typed = pane.ui.persona.typed;
    const auto open = typed.find(id);
    const bool was_open = open != typed.end();
    std::string text = was_open ? open->second : name;
    ImGui::SetNextItemWidth(width);
    ImGui::PushID(id.c_str());
    ImGui::InputText("##name", &text, ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopID();
    pane.ui.items.note("persona/" + id, item_box());
    if (ImGui::IsItemActive()) {
        typed[id] = text;
    } else if (was_open) {  // left: whatever the field shows now is what was typed last
        typed.erase(id);
        if (ImGui::IsItemDeactivated() && text != name) return text;
    }
    return std::nullopt;
}

std::optional<std::string> new_field(const PersonaPane& pane, const std::string& id, const char* hint,
                                     float width, bool by_comma) {
    std::string& text = pane.ui.persona.typed[id];
    std::string taken;
    if (pane.ui.persona.focus == id) {
        ImGui::SetKeyboardFocusHere();
        pane.ui.persona.focus.clear();
    }
    ImGui::SetNextItemWidth(width);
    ImGui::PushID(id.c_str());
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_EnterReturnsTrue;
    if (by_comma) flags |= ImGuiInputTextFlags_CallbackEdit;
    const bool is_done =
        ImGui::InputTextWithHint("##new", hint, &text, flags, by_comma ? take_at_comma : nullptr, &taken);
    ImGui::PopID();
    pane.ui.items.note("persona/" + id, item_box());
    if (!taken.empty()) return taken;
    if (!is_done || text.empty()) return std::nullopt;
    pane.ui.persona.focus = id;  // for the next one
    return std::exchange(text, {});
}

void text_field(const PersonaPane& pane, const std::string& id, const std::string& text, const char* hint,
                float width, const std::function<PersonaEdit(const std::string&)>& edit_to) {
    std::string typed = text;
    ImGui::SetNextItemWidth(width);
    ImGui::PushID(id.c_str());
    ImGui::InputTextWithHint("##text", hint, &typed);
    ImGui::PopID();
    pane.ui.items.note("persona/" + id, item_box());
    if (ImGui::IsItemActivated()) {
        pane.out.push_back(CommitEdit{});
        pane.out.push_back(BeginEdit{name_of(edit_to(text), pane.policy())});
    }
    if (ImGui::IsItemEdited() && typed != text) pane.edit(edit_to(typed));
    if (ImGui::IsItemDeactivated()) close_edit(pane.out);
}

std::optional<std::string> mood_choice(const PersonaPane& pane, const std::string& id,
                                       const std::string& mood, float width, bool with_any) {
    std::vector<std::string> names;
    if (with_any) names.emplace_back("any");
    for (const std::string& known : pane.policy().emotions) names.push_back(known);
    std::optional<std::string> chosen;
    ImGui::SetNextItemWidth(width);
    ImGui::PushID(id.c_str());
    const auto ink = [&](const std::string& name) {
        return name == "any" ? pane.theme().palette.ink_dim : ink_of(pane.theme(), mood_colour(name));
    };
    const Scoped colour(ImGuiCol_Text, ink(mood));
    const bool is_open = ImGui::BeginCombo("##mood", mood == "any" ? tr("any") : mood.c_str());
    pane.ui.items.note("persona/" + id, item_box());
    if (is_open) {
        for (const std::string& name : names) {
            const bool is_any = name == "any";
            const Scoped own(ImGuiCol_Text, ink(name));
            if (ImGui::Selectable(is_any ? tr("any") : name.c_str(), name == mood) && name != mood)
                chosen = name;
            pane.ui.items.note(fmt::format("persona/{}/{}", id, name), item_box());
        }
        ImGui::EndCombo();
    }
    ImGui::PopID();
    return chosen;
}

bool glyph_button(const PersonaPane& pane, const std::string& id, const char* glyph, bool is_enabled,
                  const char* tooltip_text) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    ImGui::PushID(id.c_str());
    const bool pressed = hit_area("##glyph", {glyph_width(theme), ImGui::GetFrameHeight()}) && is_enabled;
    ImGui::PopID();
    const Box box = item_box();
    pane.ui.items.note("persona/" + id, box);
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_enabled && is_hovered) list.AddRectFilled(box.min, box.max, p.raised, theme.px(4));
    const ImU32 colour = !is_enabled ? p.line_strong : is_hovered ? p.ink : p.ink_dim;
    if (glyph[0] == 'x' && glyph[1] == '\0') {
        draw_cross(list, box.centre(), theme.px(8), {colour, theme.px(1.5F)});
    } else {
        draw_label(list, theme.fonts.body, box.centre(), 0.5F, colour, glyph);
    }
    if (is_hovered) ImGui::SetTooltip("%s", tooltip_text);
    return pressed;
}

float glyph_width(const Theme& theme) {
    return theme.px(20);
}

void part_heading(const PersonaPane& pane, const std::string& text) {
    const Scoped style(pane.theme().fonts.bold, pane.theme().palette.accent);
    ImGui::TextUnformatted(text.c_str());
}

void advice(const PersonaPane& pane, const std::string& text) {
    const Scoped style(pane.theme().fonts.body, pane.theme().palette.ink_faint);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
}

void reveal_here(const PersonaPane& pane, const std::string& path) {
    std::string& wanted = pane.ui.persona.reveal;
    if (wanted.empty() || wanted.compare(0, path.size(), path) != 0) return;
    if (wanted.size() > path.size() && wanted[path.size()] != '[' && wanted[path.size()] != '.') return;
    ImGui::SetScrollHereY(0.2F);
    wanted.clear();
}

}  // namespace rei::workbench
