#include "rei/model/folder.hpp"

#include <algorithm>
#include <filesystem>

namespace rei::workbench {

namespace fs = std::filesystem;

std::vector<std::string> files_beside(const std::string& path, const std::vector<std::string>& endings) {
    std::vector<std::string> found;
    std::error_code error;
    const fs::path folder = fs::path(path).parent_path();
    fs::directory_iterator entries(folder.empty() ? fs::path(".") : folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const std::string ending = entries->path().extension().string();
        const bool wanted = std::find(endings.begin(), endings.end(), ending) != endings.end();
        std::error_code ignored;
        if (wanted && entries->is_regular_file(ignored)) {
            found.push_back((folder / entries->path().filename()).string());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string file_name(const std::string& path) {
    return fs::path(path).filename().string();
}
std::string file_stem(const std::string& path) {
    return fs::path(path).stem().string();
}

}  // namespace rei::workbench
