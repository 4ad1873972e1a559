// What the values of options must be beyond their type, for every command in the same words.
#pragma once

#include <CLI/CLI.hpp>

namespace rei::cli {

/// A number from `low` to `high`, both included. NaN is not among them, as it is for CLI::Range.
[[nodiscard]] CLI::Validator number_between(double low, double high);
/// A whole number of 64 bits, not the nearest one that fits.
[[nodiscard]] CLI::Validator whole_number();
/// The name of a file: not empty, and not `-`, which is the screen.
[[nodiscard]] CLI::Validator file_name();
/// The name of a file, or `-` for the screen.
[[nodiscard]] CLI::Validator file_or_screen();

}  // namespace rei::cli
