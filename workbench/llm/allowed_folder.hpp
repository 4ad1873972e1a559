// Files of one folder, read at the wish of a model: never another, whatever the path says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace rei::llm {

/// The text of a file below `folder`, at most `most_bytes` of it; none where it cannot be had, with the
/// reason in `problem`. Refused are absolute paths, `..`, symbolic links at any place of the path, and what
/// is no plain file. Every part is opened beneath the one before it, so that nothing can be put in its place
/// meanwhile.
[[nodiscard]] std::optional<std::string> read_in_folder(const std::string& folder, const std::string& path,
                                                        std::size_t most_bytes, std::string& problem);

}  // namespace rei::llm
