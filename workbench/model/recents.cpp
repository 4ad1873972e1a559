#include "rei/model/recents.hpp"

#include <algorithm>
#include <filesystem>

namespace rei::workbench {

std::string absolute_path(const std::string& path) {
    std::error_code error;
    const std::filesystem::path full = std::filesystem::absolute(path, error);
    return error ? path : full.lexically_normal().string();
}

void remember(std::vector<RecentFile>& recents, FileKind kind, const std::string& path) {
    if (path.empty()) return;
    const std::string full = absolute_path(path);
    recents.erase(std::remove_if(recents.begin(), recents.end(),
                                 [&](const RecentFile& recent) { return recent.path == full; }),
                  recents.end());
    recents.insert(recents.begin(), {kind, full});
    if (recents.size() > kMostRecents) recents.resize(kMostRecents);
}

}  // namespace rei::workbench
