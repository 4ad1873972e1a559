#include "rei/platform/offscreen.hpp"

#include <algorithm>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "rei/platform/key_input.hpp"
#include "rei/platform/read_pixels.hpp"

namespace rei::workbench {

namespace {

constexpr float kTimeStepSec = 1.0F / 60;

/// An OpenGL context on a buffer of its own, current while it lives.
class EglContext {
  public:
    EglContext(int width, int height) {
        display_ = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
        if (display_ == EGL_NO_DISPLAY || eglInitialize(display_, nullptr, nullptr) == EGL_FALSE) return;
        const EGLint wanted[] = {EGL_SURFACE_TYPE,
                                 EGL_PBUFFER_BIT,
                                 EGL_RENDERABLE_TYPE,
                                 EGL_OPENGL_BIT,
                                 EGL_RED_SIZE,
                                 8,
                                 EGL_GREEN_SIZE,
                                 8,
                                 EGL_BLUE_SIZE,
                                 8,
                                 EGL_ALPHA_SIZE,
                                 8,
                                 EGL_NONE};
        EGLConfig config = nullptr;
        EGLint found = 0;
        if (eglChooseConfig(display_, wanted, &config, 1, &found) == EGL_FALSE || found == 0) return;
        const EGLint size[] = {EGL_WIDTH, width, EGL_HEIGHT, height, EGL_NONE};
        surface_ = eglCreatePbufferSurface(display_, config, size);
        const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3, EGL_NONE};
        if (surface_ == EGL_NO_SURFACE || eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return;
        context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, version);
        is_current_ =
            context_ != EGL_NO_CONTEXT && eglMakeCurrent(display_, surface_, surface_, context_) == EGL_TRUE;
    }
    ~EglContext() {
        if (display_ == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context_ != EGL_NO_CONTEXT) eglDestroyContext(display_, context_);
        if (surface_ != EGL_NO_SURFACE) eglDestroySurface(display_, surface_);
        eglTerminate(display_);
    }
    EglContext(const EglContext&) = delete;
    EglContext& operator=(const EglContext&) = delete;
    [[nodiscard]] bool is_current() const { return is_current_; }

  private:
    EGLDisplay display_ = EGL_NO_DISPLAY;
    EGLSurface surface_ = EGL_NO_SURFACE;
    EGLContext context_ = EGL_NO_CONTEXT;
    bool is_current_ = false;
};

struct ImGuiLife {
    ImGuiLife() { ImGui::CreateContext(); }
    ~ImGuiLife() { ImGui::DestroyContext(); }
    ImGuiLife(const ImGuiLife&) = delete;
    ImGuiLife& operator=(const ImGuiLife&) = delete;
};

struct RendererLife {
    bool ok = ImGui_ImplOpenGL3_Init("#version 330 core");
    RendererLife() = default;
    ~RendererLife() {
        if (ok) ImGui_ImplOpenGL3_Shutdown();
    }
    RendererLife(const RendererLife&) = delete;
    RendererLife& operator=(const RendererLife&) = delete;
};

}  // namespace

Loaded<Picture> draw_offscreen(const OffscreenOptions& options,
                               const std::function<void(const Fonts&)>& start,
                               const std::function<void()>& frame) {
    const EglContext context(options.width, options.height);
    if (!context.is_current()) {
        return Problems{
            {"",
             {},
             "",
             phrase("no off-screen OpenGL 3.3 here: EGL gives no context (package libegl-mesa0 missing?)")}};
    }
    const ImGuiLife imgui;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    io.DeltaTime = kTimeStepSec;
    install_key_map(io);
    const RendererLife renderer;
    if (!renderer.ok) return Problems{{"", {}, "", phrase("OpenGL 3.3 does not work off-screen here")}};
    Phrase problem;
    const Fonts fonts = build_fonts(*io.Fonts, options.scale, options.extra_text, problem);
    if (fonts.body == nullptr) return Problems{{"", {}, "", problem}};
    upload_fonts();
    start(fonts);

    for (int k = 0; k < std::max(1, options.frames); ++k) {
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        frame();
        ImGui::Render();
    }
    glViewport(0, 0, options.width, options.height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glFinish();
    return read_pixels(options.width, options.height);
}

}  // namespace rei::workbench
