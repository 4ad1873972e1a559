// What a file is to the workbench.
#pragma once

#include <cstdint>
#include <string>

namespace rei::workbench {

enum class FileKind : std::uint8_t { folder, scenario, policy, other };

/// In English, for `tr` and for files: "folder", "scenario", "policy", "other".
[[nodiscard]] const char* name_of(FileKind kind);

/// By its name and a look at how it begins; `other` where nothing speaks for a scenario or a policy.
[[nodiscard]] FileKind kind_of_file(const std::string& path);

/// As what a file is to be read that a person wants opened: a policy if its name ends in .json and it has no
/// turns, whatever else may be wrong with it; else a scenario.
[[nodiscard]] FileKind kind_to_open(const std::string& path);

}  // namespace rei::workbench
