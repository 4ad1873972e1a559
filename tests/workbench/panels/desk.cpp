#include "workbench/panels/desk.hpp"

#include <map>
#include <memory>

#include "rei/platform/fonts.hpp"
#include "rei/platform/key_input.hpp"
#include "rei/plot/slider_scale.hpp"

namespace rei::workbench::test {

namespace {

/// Fonts are built once a scale for all tests of the program.
struct SharedFonts {
    ImFontAtlas atlas;
    Fonts fonts;
    explicit SharedFonts(float scale) {
        Phrase problem;
        fonts = build_fonts(atlas, scale, "", problem);
        EXPECT_EQ(problem.text(), "");
    }
};
SharedFonts& shared_fonts(float scale) {
    static std::map<float, SharedFonts> fonts;
    return fonts.try_emplace(scale, scale).first->second;
}

}  // namespace

Desk::Desk(const std::string& scenario, ImVec2 size, PolicyFile policy, float scale)
    : bench(std::move(policy)) {
    SharedFonts& shared = shared_fonts(scale);
    context_ = ImGui::CreateContext(&shared.atlas);
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    install_key_map(io);
    ui.theme = make_theme({shared.fonts.body, shared.fonts.small, shared.fonts.bold, shared.fonts.title},
                          scale, Look::dark);
    ui.items.is_on = true;
    if (!scenario.empty()) {
        EXPECT_EQ(text_of(bench.session.open_scenario(scenario)), "");
    }
    bench.fit_to_scenario(false);
    frames(3);
}

Desk::~Desk() {
    ImGui::DestroyContext(context_);
}

void Desk::frame() {
    bench.tick(1.0 / 60, work_sec);
    ImGui::NewFrame();
    Commands commands;
    draw_window(bench, ui, commands);
    ImGui::Render();
    carry_out(bench, commands);
}

void Desk::frames(int count) {
    for (int k = 0; k < count; ++k) frame();
}

void Desk::move(ImVec2 to) {
    ImGui::GetIO().MousePos = to;
    frame();
}

void Desk::press(int button) {
    ImGui::GetIO().MouseDown[button] = true;
    frame();
}

void Desk::release(int button) {
    ImGui::GetIO().MouseDown[button] = false;
    frame();
}

void Desk::click(ImVec2 at) {
    move(at);
    press();
    release();
    frames(40);  // far enough from the next click that the two are no double click
}

void Desk::double_click(ImVec2 at) {
    move(at);
    for (int k = 0; k < 2; ++k) {
        press();
        release();
    }
    frame();
}

void Desk::drag(ImVec2 from, ImVec2 to, int button) {
    constexpr int kSteps = 12;
    move(from);
    press(button);
    for (int k = 1; k <= kSteps; ++k) {
        const float share = static_cast<float>(k) / kSteps;
        move({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    }
    release(button);
    frame();
}

void Desk::wheel(float notches) {
    ImGui::GetIO().MouseWheel = notches;
    frame();
    frame();
}

void Desk::key(Key key, bool ctrl, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = ctrl;
    io.KeyShift = shift;
    io.KeysDown[static_cast<int>(key)] = true;
    frame();
    io.KeysDown[static_cast<int>(key)] = false;
    io.KeyCtrl = io.KeyShift = false;
    frame();
}

void Desk::type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    frame();
    frame();
}

Box Desk::box(const std::string& item) const {
    const Box* box = ui.items.find(item);
    EXPECT_NE(box, nullptr) << item << " was not drawn";
    return box == nullptr ? Box{} : *box;
}

ImVec2 on_track(const Desk& desk, const std::string& path, double value) {
    const Box track = desk.box("parameters/" + path + "/track");
    for (const Parameter& parameter : desk.session().parameters()) {
        if (parameter.path != path) continue;
        const float length = track.width() - 12;
        return {track.min.x + 6 + length * static_cast<float>(SliderScale(parameter).share(value)),
                track.centre().y};
    }
    ADD_FAILURE() << "no parameter " << path;
    return {};
}

}  // namespace rei::workbench::test
