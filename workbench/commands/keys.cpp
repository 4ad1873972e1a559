#include "rei/commands/keys.hpp"

#include <array>

namespace rei::workbench {

namespace {

std::string name_of(Key key) {
    const int number = static_cast<int>(key);
    const auto offset = [number](Key first) { return number - static_cast<int>(first); };
    if (key >= Key::a && key <= Key::z) return std::string(1, static_cast<char>('A' + offset(Key::a)));
    if (key >= Key::digit_0 && key <= Key::digit_9) return std::to_string(offset(Key::digit_0));
    if (key >= Key::f1 && key <= Key::f12)
        return std::string("F").append(std::to_string(1 + offset(Key::f1)));
    constexpr std::array names{"Space", "Enter", "Enter", "Esc", "Tab", "Backspace", "Insert",
                               "Del",   "←",     "→",     "↑",   "↓",   "Home",      "End",
                               "PgUp",  "PgDn",  ",",     ".",   "-",   "+"};
    return names[static_cast<std::size_t>(offset(Key::space))];
}

}  // namespace

std::string text_of(const Shortcut& shortcut) {
    if (shortcut.key == Key::none) return {};
    std::string text = shortcut.ctrl ? "Ctrl+" : "";
    if (shortcut.shift) text += "Shift+";
    return text + name_of(shortcut.key);
}

}  // namespace rei::workbench
