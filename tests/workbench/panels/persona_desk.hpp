// A desk with the Persona tab open at a section.
#pragma once

#include "workbench/panels/desk.hpp"
#include <gmock/gmock.h>

namespace rei::workbench::test {

class PersonaDesk : public Desk {
  public:
    /// High enough that nothing has to be scrolled to.
    explicit PersonaDesk(PolicyPart part) : Desk(project_scenario(), {1600, 2400}) {
        key(Key::j, true);
        ui.persona.part = part;
        frames(2);
    }

    void click_on(const std::string& item) { click(centre("persona/" + item)); }
    void type_into(const std::string& item, const std::string& text) {
        click_on(item);
        type(text);
        key(Key::enter);
        frames(2);
    }
    [[nodiscard]] bool shows(const std::string& item) const {
        return ui.items.find("persona/" + item) != nullptr;
    }
    [[nodiscard]] const Policy& policy() const { return session().policy(); }
    [[nodiscard]] std::string undo_name() const { return session().history().undo_name(); }
    /// The problem that was told last, with its reason; empty if none was.
    [[nodiscard]] std::string told() const {
        const auto& notices = bench.notices.history();
        if (notices.empty() || notices.back().kind != NoticeKind::problem) return "";
        return notices.back().title + ": " + notices.back().detail;
    }
    void undo() {
        key(Key::z, true);
        frame();
    }
};

}  // namespace rei::workbench::test
