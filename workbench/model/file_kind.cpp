#include "rei/model/file_kind.hpp"

#include <filesystem>
#include <fstream>

#include "rei/document/files.hpp"

namespace rei::workbench {

namespace {

/// Enough to see what a file is: a folder full of long ones has to be listed at once.
constexpr std::size_t kHeadBytes = 64U << 10U;

std::string head_of(const std::string& path) {
    std::string head(kHeadBytes, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

std::string ending_of(const std::string& path) {
    return std::filesystem::path(path).extension().string();
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

const char* name_of(FileKind kind) {
    constexpr const char* names[] = {"folder", "scenario", "policy", "other"};
    return names[static_cast<int>(kind)];
}

FileKind kind_of_file(const std::string& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return FileKind::folder;
    if (!std::filesystem::is_regular_file(path, error)) return FileKind::other;  // a pipe would never end
    const std::string ending = ending_of(path);
    if (ending == ".yaml" || ending == ".yml")
        return has(head_of(path), "turns") ? FileKind::scenario : FileKind::other;
    if (ending != ".json") return FileKind::other;
    const std::string head = head_of(path);
    if (has(head, "\"turns\"")) return FileKind::scenario;
    return has(head, "\"emotions\"") ? FileKind::policy : FileKind::other;
}

FileKind kind_to_open(const std::string& path) {
    if (ending_of(path) != ".json") return FileKind::scenario;
    const Loaded<std::string> text = read_file(path);
    return text && has(*text, "\"turns\"") ? FileKind::scenario : FileKind::policy;
}

}  // namespace rei::workbench
