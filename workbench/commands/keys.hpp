// The keys this workbench knows. Their numbers index Dear ImGui's table of held keys (io.KeysDown), which the
// platform, or a test, fills; nothing here needs ImGui or a window system.
#pragma once

#include <cstdint>
#include <string>

namespace rei::workbench {

enum class Key : std::uint8_t {
    none,
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    digit_0,
    digit_1,
    digit_2,
    digit_3,
    digit_4,
    digit_5,
    digit_6,
    digit_7,
    digit_8,
    digit_9,
    space,
    enter,
    keypad_enter,
    escape,
    tab,
    backspace,
    insert,
    del,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    comma,
    period,
    minus,
    equal,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    count
};

/// A key with its modifiers, as pressed by a person.
struct Shortcut {
    Key key = Key::none;
    bool ctrl = false;
    bool shift = false;
    friend bool operator==(const Shortcut&, const Shortcut&) = default;
};

/// "Ctrl+Shift+Z"; empty for no key.
[[nodiscard]] std::string text_of(const Shortcut& shortcut);

}  // namespace rei::workbench
