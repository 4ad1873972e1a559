// Keys on their way to Dear ImGui. Its table of held keys is sampled once a frame, so a key pressed and
// released between two frames would vanish; transitions are queued and a key changes at most once a frame.
#pragma once

#include <deque>

#include "rei/commands/keys.hpp"

struct ImGuiIO;

namespace rei::workbench {

/// Tell ImGui which of our keys move the cursor, copy, paste and so on.
void install_key_map(ImGuiIO& io);

class KeyQueue {
  public:
    void push(Key key, bool down) { transitions_.push_back({key, down}); }
    void push_modifiers(bool ctrl, bool shift, bool alt, bool super);
    /// Hand over what fits into this frame. Returns whether some is left for the next one.
    bool flush(ImGuiIO& io);
    /// All keys up, as when the window loses the focus.
    void release_all(ImGuiIO& io);

  private:
    struct Transition {
        Key key = Key::none;  ///< none: modifiers
        bool down = false;
        bool ctrl = false, shift = false, alt = false, super = false;
    };
    std::deque<Transition> transitions_;
};

}  // namespace rei::workbench
