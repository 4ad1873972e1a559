// A parameter's value on the track of its recommended range.
#pragma once

#include <string>

#include "rei/policy/parameters.hpp"
#include "rei/report/markup.hpp"

namespace rei::workbench {

/// A parameter's value as people read it.
[[nodiscard]] std::string value_text(double value);

/// The recommended range as a track, on it the default as a tick and the value as a dot, beside it where it
/// is outside. Nothing where `value` is no number.
void write_gauge(const Parameter& parameter, const std::string& value, Markup& out);

}  // namespace rei::workbench
