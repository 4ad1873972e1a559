// Fields that edit the scenario while they are typed in: the picture follows every key, what can't be is said
// in red and not taken, and all of the typing in a field is one entry for undo, taken back by Esc.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Where fields stand: of the turn or expectation with that index.
struct FieldPlace {
    const Workbench& bench;
    Ui& ui;
    Commands& out;
    std::size_t subject = 0;
};

/// The edit that a typed text means, or why it means none.
struct TypedEdit {
    std::optional<ScenarioEdit> edit;
    std::string refusal;
};
/// `subject` is the index that the turn or expectation had when the typing began.
using MakeEdit = std::function<TypedEdit(const std::string& typed, std::size_t subject)>;

struct Field {
    std::string name;       ///< of all fields of the window
    std::string now;        ///< what the scenario says
    float width = 0;        ///< 0: all there is
    const char* hint = "";  ///< shown while it is empty
};

/// The name of the field that comes next, in a column as wide as `width` in design pixels.
void field_label(const Theme& theme, float width, const std::string& text);
/// A field of one line.
void text_field(const FieldPlace& place, const Field& field, const MakeEdit& make);
/// A stretch of a field's text to be marked.
struct MarkedStretch {
    std::size_t begin = 0, end = 0;  ///< bytes of the text
    ImU32 colour = 0;
};
/// A field as high as its text, at least `least_lines`; `mark` tells what is marked in the text as typed.
using MarkText = std::function<std::vector<MarkedStretch>(const std::string& typed)>;
void text_box(const FieldPlace& place, const Field& field, std::size_t least_lines, const MarkText& mark,
              const MakeEdit& make);
/// Why what is typed in one of these fields is not taken, in a line of its own; nothing where it is.
void refusal_line(const Ui& ui, const std::vector<std::string>& fields);

/// A slider over a usual range; a number outside stays as it is until the knob is moved.
using MakeNumberEdit = std::function<ScenarioEdit(double value)>;
void number_slider(const FieldPlace& place, const std::string& name, double now, const Interval& usual,
                   double step, float width, const MakeNumberEdit& make);
/// Choose one of some names, as an entry of its own; the index of the one chosen.
std::optional<std::size_t> choice_field(const FieldPlace& place, const std::string& name,
                                        const std::vector<std::string>& names, const std::string& now,
                                        float width);

/// A number as typed; nothing where it is none.
[[nodiscard]] std::optional<double> typed_number(const std::string& text);
[[nodiscard]] TypedEdit not_a_number();
[[nodiscard]] TypedEdit not_a_time();

/// A field that is no longer drawn has lost the keyboard: what was typed is kept. Once a frame and pane,
/// before its fields.
void settle_field(Ui& ui, Commands& out);

}  // namespace rei::workbench
