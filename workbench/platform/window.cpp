#include "rei/platform/window.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "rei/platform/key_input.hpp"
#include "rei/platform/read_pixels.hpp"

namespace rei::workbench {

namespace {

/// Hover states and popups settle within this many frames after an input.
constexpr int kFramesAfterInput = 3;
/// Toasts fade even when nothing else happens.
constexpr double kMovingWaitSec = 1.0 / 60;
constexpr double kLongestStepSec = 0.1;
/// Between two looks around while nothing happens: two wake-ups a second cost nothing that can be measured.
constexpr double kSleepSec = 0.5;

Key key_of(int glfw_key) {
    const auto offset = [](Key first, int by) { return static_cast<Key>(static_cast<int>(first) + by); };
    if (glfw_key >= GLFW_KEY_A && glfw_key <= GLFW_KEY_Z) return offset(Key::a, glfw_key - GLFW_KEY_A);
    if (glfw_key >= GLFW_KEY_0 && glfw_key <= GLFW_KEY_9) return offset(Key::digit_0, glfw_key - GLFW_KEY_0);
    if (glfw_key >= GLFW_KEY_F1 && glfw_key <= GLFW_KEY_F12) return offset(Key::f1, glfw_key - GLFW_KEY_F1);
    struct Entry {
        int glfw;
        Key key;
    };
    constexpr std::array entries{Entry{GLFW_KEY_SPACE, Key::space},
                                 Entry{GLFW_KEY_ENTER, Key::enter},
                                 Entry{GLFW_KEY_KP_ENTER, Key::keypad_enter},
                                 Entry{GLFW_KEY_ESCAPE, Key::escape},
                                 Entry{GLFW_KEY_TAB, Key::tab},
                                 Entry{GLFW_KEY_BACKSPACE, Key::backspace},
                                 Entry{GLFW_KEY_INSERT, Key::insert},
                                 Entry{GLFW_KEY_DELETE, Key::del},
                                 Entry{GLFW_KEY_LEFT, Key::left},
                                 Entry{GLFW_KEY_RIGHT, Key::right},
                                 Entry{GLFW_KEY_UP, Key::up},
                                 Entry{GLFW_KEY_DOWN, Key::down},
                                 Entry{GLFW_KEY_HOME, Key::home},
                                 Entry{GLFW_KEY_END, Key::end},
                                 Entry{GLFW_KEY_PAGE_UP, Key::page_up},
                                 Entry{GLFW_KEY_PAGE_DOWN, Key::page_down},
                                 Entry{GLFW_KEY_COMMA, Key::comma},
                                 Entry{GLFW_KEY_PERIOD, Key::period},
                                 Entry{GLFW_KEY_MINUS, Key::minus},
                                 Entry{GLFW_KEY_EQUAL, Key::equal},
                                 Entry{GLFW_KEY_KP_SUBTRACT, Key::minus},
                                 Entry{GLFW_KEY_KP_ADD, Key::equal}};
    for (const Entry& entry : entries) {
        if (entry.glfw == glfw_key) return entry.key;
    }
    return Key::none;
}

/// What the callbacks of GLFW share; the window's user pointer.
struct Events {
    const WindowCalls* calls = nullptr;
    KeyQueue keys;
    int frames_due = kFramesAfterInput;

    void happened() { frames_due = kFramesAfterInput; }
};

Events& events_of(GLFWwindow* window) {
    return *static_cast<Events*>(glfwGetWindowUserPointer(window));
}

void on_key(GLFWwindow* window, int glfw_key, int /*scancode*/, int action, int mods) {
    Events& events = events_of(window);
    events.happened();
    if (action == GLFW_REPEAT) return;  // ImGui repeats held keys itself
    // the bits of a modifier's own transition differ between systems
    const auto held = [&](int bit, int left, int right) {
        const bool is_this_key = glfw_key == left || glfw_key == right;
        return is_this_key ? action == GLFW_PRESS : (mods & bit) != 0;
    };
    events.keys.push_modifiers(held(GLFW_MOD_CONTROL, GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL),
                               held(GLFW_MOD_SHIFT, GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT),
                               held(GLFW_MOD_ALT, GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT),
                               held(GLFW_MOD_SUPER, GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER));
    if (const Key key = key_of(glfw_key); key != Key::none) events.keys.push(key, action == GLFW_PRESS);
}

void install_callbacks(GLFWwindow* window) {
    glfwSetKeyCallback(window, on_key);
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
        events_of(w).happened();
        if (focused == GLFW_FALSE) events_of(w).keys.release_all(ImGui::GetIO());
        ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
        events_of(w).happened();
        ImGui_ImplGlfw_CursorEnterCallback(w, entered);
    });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { events_of(w).happened(); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
        events_of(w).happened();
        ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
        events_of(w).happened();
        ImGui_ImplGlfw_ScrollCallback(w, x, y);
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned int c) {
        events_of(w).happened();
        ImGui_ImplGlfw_CharCallback(w, c);
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { events_of(w).happened(); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { events_of(w).happened(); });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        events_of(w).happened();
        events_of(w).calls->files_dropped(std::vector<std::string>(paths, paths + count));
    });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
        events_of(w).happened();
        glfwSetWindowShouldClose(w, GLFW_FALSE);
        events_of(w).calls->close_requested();
    });
}

float scale_of(GLFWwindow* window) {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    return std::clamp(std::max(x, y), 1.0F, 3.0F);
}

float wanted_scale(GLFWwindow* window, const WindowCalls& calls) {
    const float asked_for = calls.scale();
    return asked_for > 0 ? asked_for : scale_of(window);
}

/// The fonts in use, and the scale they were last asked for.
struct ScaledFonts {
    std::unique_ptr<ImFontAtlas> atlas = std::make_unique<ImFontAtlas>();
    float scale = 1;
};

/// Between frames: other fonts where the scale is another one.
void follow_scale(GLFWwindow* window, const WindowOptions& options, const WindowCalls& calls,
                  ScaledFonts& now) {
    const float scale = wanted_scale(window, calls);
    if (scale == now.scale) return;
    now.scale = scale;
    auto atlas = std::make_unique<ImFontAtlas>();
    Phrase problem;
    const Fonts fonts = build_fonts(*atlas, scale, options.extra_text, problem);
    if (fonts.body == nullptr) return;  // the files went away: the fonts at hand go on serving
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    ImGui::GetIO().Fonts = atlas.get();
    now.atlas = std::move(atlas);
    upload_fonts();
    calls.start(fonts, scale);
}

void draw_frame(GLFWwindow* window, const WindowCalls& calls, double elapsed_sec) {
    // what was asked for in this frame is seen in the next, without the menu in which it was asked for
    const bool wants_picture = calls.wants_picture();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    calls.frame(elapsed_sec);
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (wants_picture) calls.take_picture(read_pixels(width, height));
    glfwSwapBuffers(window);
}

void run_loop(GLFWwindow* window, Events& events, const WindowOptions& options, const WindowCalls& calls,
              ScaledFonts& fonts) {
    double before_sec = glfwGetTime();
    while (!calls.wants_to_quit()) {
        const bool was_moving = calls.is_moving();
        if (events.frames_due > 0 || was_moving) {
            glfwPollEvents();
        } else {
            glfwWaitEventsTimeout(kSleepSec);
        }
        if (calls.look_around()) events.happened();
        if (events.frames_due == 0 && !was_moving) continue;  // woke only to look around
        const double now_sec = glfwGetTime();
        const double elapsed_sec = was_moving ? std::min(now_sec - before_sec, kLongestStepSec) : 0.0;
        before_sec = now_sec;
        if (events.keys.flush(ImGui::GetIO())) events.happened();
        follow_scale(window, options, calls, fonts);
        draw_frame(window, calls, elapsed_sec);
        if (events.frames_due > 0) --events.frames_due;
        // where the driver does not wait for the screen, playing must not spin
        const double spare_sec = kMovingWaitSec - (glfwGetTime() - now_sec);
        if (spare_sec > 0.001 && calls.is_moving()) glfwWaitEventsTimeout(spare_sec);
    }
}

Problems run_in(GLFWwindow* window, const WindowOptions& options, const WindowCalls& calls) {
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    Events events;
    events.calls = &calls;
    glfwSetWindowUserPointer(window, &events);
    ScaledFonts scaled;  // outlives ImGui
    scaled.scale = wanted_scale(window, calls);
    ImGui::CreateContext(scaled.atlas.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    Phrase problem;
    const Fonts fonts = build_fonts(*io.Fonts, scaled.scale, options.extra_text, problem);
    Problems problems;
    if (fonts.body == nullptr) {
        problems.push_back({"", {}, "", problem});
    } else {
        install_callbacks(window);
        ImGui_ImplGlfw_InitForOpenGL(window, false);
        ImGui_ImplOpenGL3_Init("#version 330 core");
        upload_fonts();
        install_key_map(io);
        calls.start(fonts, scaled.scale);
        run_loop(window, events, options, calls, scaled);
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    ImGui::DestroyContext();
    return problems;
}

}  // namespace

Problems run_window(const WindowOptions& options, const WindowCalls& calls) {
    if (glfwInit() == GLFW_FALSE) {
        return {Problem{"", {}, "", phrase("no display found; --screenshot FILE.png draws without one")}};
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window =
        glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    Problems problems;
    if (window == nullptr) {
        problems.push_back({"", {}, "", phrase("the display offers no window with OpenGL 3.3")});
    } else {
        problems = run_in(window, options, calls);
        glfwDestroyWindow(window);
    }
    glfwTerminate();
    return problems;
}

}  // namespace rei::workbench
