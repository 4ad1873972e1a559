#include "rei/model/file_browser.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <tuple>

#include <fmt/format.h>
#include <sys/stat.h>

#include "rei/model/recents.hpp"
#include "rei/model/workbench.hpp"
#include "rei/text/normalise.hpp"

namespace rei::workbench {

namespace fs = std::filesystem;

namespace {

std::string home_folder() {
    const char* const home = std::getenv("HOME");
    return home == nullptr ? "" : home;
}

bool ends_with(const std::string& text, const std::string& ending) {
    return text.size() >= ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

}  // namespace

Loaded<std::vector<FileEntry>> list_folder(const std::string& folder) {
    std::vector<FileEntry> entries;
    std::error_code error;
    fs::directory_iterator at(folder, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
        const std::string path = at->path().string();
        FileEntry entry{at->path().filename().string(), kind_of_file(path), 0, 0};
        struct stat info {};
        if (::stat(path.c_str(), &info) == 0) {
            entry.size_bytes = static_cast<std::uint64_t>(info.st_size);
            entry.changed_sec = info.st_mtime;
        }
        entries.push_back(std::move(entry));
    }
    if (error) return Problems{{folder, {}, "", phrase("cannot list: {}", error.message())}};
    return entries;
}

void sort_entries(std::vector<FileEntry>& entries, SortBy by, bool is_descending) {
    // the number that an order goes by; names decide where it is the same
    const auto rank = [by](const FileEntry& entry) -> std::int64_t {
        switch (by) {
            case SortBy::kind:
                return static_cast<std::int64_t>(entry.kind);
            case SortBy::size:
                return static_cast<std::int64_t>(entry.size_bytes);
            case SortBy::changed:
                return entry.changed_sec;
            case SortBy::name:
                break;
        }
        return 0;
    };
    struct Ranked {
        bool is_file;
        std::int64_t rank;
        std::string folded;
        FileEntry entry;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(entries.size());
    for (FileEntry& entry : entries) {
        const bool is_file = entry.kind != FileKind::folder;
        const std::int64_t number = is_file || by == SortBy::changed ? rank(entry) : 0;
        std::string folded = normalise(entry.name);
        ranked.push_back({is_file, number, std::move(folded), std::move(entry)});
    }
    std::sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
        if (a.is_file != b.is_file) return b.is_file;
        const auto x = std::tie(a.rank, a.folded, a.entry.name);
        const auto y = std::tie(b.rank, b.folded, b.entry.name);
        return is_descending ? y < x : x < y;
    });
    for (std::size_t k = 0; k < entries.size(); ++k) entries[k] = std::move(ranked[k].entry);
}

std::vector<std::size_t> matching(const std::vector<FileEntry>& entries, const std::string& filter) {
    const std::string wanted = normalise(filter);
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < entries.size(); ++k) {
        const std::string& name = entries[k].name;
        const bool is_hidden = !name.empty() && name.front() == '.';
        if (is_hidden && (wanted.empty() || wanted.front() != '.')) continue;
        if (normalise(name).find(wanted) != std::string::npos) found.push_back(k);
    }
    return found;
}

std::string parent_folder(const std::string& folder) {
    const fs::path full = absolute_path(folder + "/.");  // with or without a slash at the end
    return full.parent_path().has_parent_path() ? full.parent_path().parent_path().string() : "/";
}

std::string folder_of(const std::string& file) {
    const std::string full = absolute_path(file.empty() ? "./none" : file);
    return fs::path(full).parent_path().string();
}

std::string resolved(const std::string& folder, const std::string& typed) {
    if (typed == "~" || typed.compare(0, 2, "~/") == 0) return home_folder() + typed.substr(1);
    return absolute_path((fs::path(folder) / typed).string());
}

std::vector<PathStep> steps_to(const std::string& folder) {
    std::vector<PathStep> steps;
    fs::path so_far;
    for (const fs::path& part : fs::path(absolute_path(folder))) {
        if (part.empty()) continue;  // a slash at the end
        so_far /= part;
        steps.push_back({part.string(), so_far.string()});
    }
    return steps;
}

std::string with_ending(const std::string& name, FileKind kind) {
    const bool is_json = ends_with(name, ".json");
    if (kind == FileKind::policy) return is_json ? name : name + ".json";
    return is_json || ends_with(name, ".yaml") || ends_with(name, ".yml") ? name : name + ".yaml";
}

std::vector<std::string> places(const Workbench& bench) {
    std::vector<std::string> found = bench.project_folders;
    if (bench.session.has_scenario() && !bench.session.scenario_file().path.empty())
        found.push_back(folder_of(bench.session.scenario_file().path));
    found.push_back(folder_of(bench.session.policy_file().path));
    if (!home_folder().empty()) found.push_back(home_folder());
    std::vector<std::string> once;
    for (const std::string& folder : found) {
        if (std::find(once.begin(), once.end(), folder) == once.end()) once.push_back(folder);
    }
    return once;
}

std::string size_text(std::uint64_t bytes) {
    constexpr const char* units[] = {"kB", "MB", "GB", "TB"};
    if (bytes < 1000) return fmt::format("{} B", bytes);
    double size = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    for (; size >= 999.95 && unit + 1 < std::size(units); ++unit) size /= 1000;
    return fmt::format("{:.1f} {}", size, units[unit]);
}

std::string clock_text(std::int64_t unix_sec) {
    const std::time_t time = unix_sec;
    std::tm local{};
    if (::localtime_r(&time, &local) == nullptr) return "?";
    char text[64];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local)};
}

}  // namespace rei::workbench
