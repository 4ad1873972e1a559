#include "workbench/panels/persona_desk.hpp"

namespace rei::workbench {
namespace {

using test::PersonaDesk;

TEST(Persona, OpensByItsTabAndByItsKey) {
    test::Desk desk;
    desk.click(desk.centre("tab/persona"));
    EXPECT_NE(desk.ui.items.find("persona/tab/words"), nullptr);
    desk.key(Key::p, true);
    desk.frame();
    EXPECT_EQ(desk.ui.items.find("persona/tab/words"), nullptr);
    desk.key(Key::j, true);
    desk.frame();
    EXPECT_NE(desk.ui.items.find("persona/tab/words"), nullptr);
}

TEST(Persona, EverySectionOpensByAClick) {
    PersonaDesk desk(PolicyPart::words);
    const std::pair<const char*, const char*> sections[] = {{"triggers", "trigger/new/add"},
                                                            {"moods", "portrait"},
                                                            {"regions", "region/new"},
                                                            {"families", "family/new"},
                                                            {"words", "class/new"}};
    for (const auto& section : sections) {
        desk.click_on(std::string("tab/") + section.first);
        EXPECT_TRUE(desk.shows(section.second)) << section.first;
    }
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Persona, AClickOnAFindingGoesToItsValue) {
    PersonaDesk desk(PolicyPart::words);
    carry_out(desk.bench, EditPolicy{SetVoice{"tired", std::nullopt}});
    desk.frame();
    const auto& findings = desk.bench.lint.findings();
    const auto index_of = [&](const std::string& path) {
        for (std::size_t k = 0; k < findings.size(); ++k) {
            if (findings[k].path == path) return k;
        }
        ADD_FAILURE() << "no finding of " << path;
        return std::size_t{0};
    };
    desk.click_on("findings");
    desk.click_on("finding/" + std::to_string(index_of("voice_map.tired")));
    EXPECT_EQ(desk.ui.persona.part, PolicyPart::moods);
    EXPECT_EQ(desk.session().policy().emotions[desk.ui.persona.mood], "tired");
    desk.click_on("finding/" + std::to_string(index_of("engine.affinity_bias")));
    EXPECT_EQ(desk.bench.view.tab, Tab::parameters);
    EXPECT_NE(desk.ui.items.find("parameters/engine.affinity_bias/lint"), nullptr);
}

TEST(Persona, IdleFramesMakeNoEntry) {
    for (const PolicyPart part : {PolicyPart::words, PolicyPart::triggers, PolicyPart::moods,
                                  PolicyPart::regions, PolicyPart::families}) {
        PersonaDesk desk(part);
        const std::uint64_t revision = desk.session().revision();
        desk.move(desk.box("pane/persona").centre());
        desk.frames(30);
        EXPECT_EQ(desk.session().revision(), revision);
        EXPECT_EQ(desk.entries(), 0U);
    }
}

}  // namespace
}  // namespace rei::workbench
