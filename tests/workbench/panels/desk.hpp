// A person at the window, without a window: real mouse and keys go in through ImGui's input, frames are
// built, commands are carried out, nothing is rasterised.
#pragma once

#include <limits>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/panels/panels.hpp"

struct ImGuiContext;

namespace rei::workbench::test {

class Desk {
  public:
    explicit Desk(const std::string& scenario = project_scenario(), ImVec2 size = {1600, 900},
                  PolicyFile policy = project_policy(), float scale = 1);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// Build a frame of 1/60 s and carry out what it asks for.
    void frame();
    void frames(int count);

    void move(ImVec2 to);
    void press(int button = 0);
    void release(int button = 0);
    void click(ImVec2 at);
    void double_click(ImVec2 at);
    /// Press at one point, move in some steps, release at the other.
    void drag(ImVec2 from, ImVec2 to, int button = 0);
    void wheel(float notches);
    /// Press and release, in frames of their own, as keys really do.
    void key(Key key, bool ctrl = false, bool shift = false);
    void type(const std::string& text);

    /// Where something was drawn in the last frame; fails the test if it wasn't.
    [[nodiscard]] Box box(const std::string& item) const;
    [[nodiscard]] ImVec2 centre(const std::string& item) const { return box(item).centre(); }

    [[nodiscard]] const Session& session() const { return bench.session; }
    [[nodiscard]] std::string hash() const { return trace_hash(bench.session.main_run().trace); }
    [[nodiscard]] std::size_t entries() const { return bench.session.history().depth(); }

    Workbench bench;
    Ui ui;
    /// In a frame, for what can wait: as if the machine were as fast as can be, else a test would hang on how
    /// fast it is. At 0 it is a step.
    double work_sec = std::numeric_limits<double>::infinity();

  private:
    ImGuiContext* context_;
};

/// Where a value lies on a slider's track.
[[nodiscard]] ImVec2 on_track(const Desk& desk, const std::string& path, double value);

}  // namespace rei::workbench::test
