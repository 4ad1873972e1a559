// What lies beside a file, for choosing another one.
#pragma once

#include <string>
#include <vector>

namespace rei::workbench {

/// The files in the folder of `path` whose names end in one of `endings` (with their dots), by name. Empty
/// where the folder cannot be read.
[[nodiscard]] std::vector<std::string> files_beside(const std::string& path,
                                                    const std::vector<std::string>& endings);

/// The last part of a path.
[[nodiscard]] std::string file_name(const std::string& path);
/// The last part without its ending.
[[nodiscard]] std::string file_stem(const std::string& path);

}  // namespace rei::workbench
