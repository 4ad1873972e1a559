#include <algorithm>
#include <filesystem>

#include "rei/commands/command.hpp"
#include "rei/model/folder.hpp"
#include "rei/panels/file_browser_parts.hpp"

namespace rei::workbench {

namespace fs = std::filesystem;

namespace {

bool is_folder(const std::string& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool exists(const std::string& path) {
    std::error_code error;
    return fs::exists(path, error);
}

std::string inside(const std::string& folder, const std::string& name) {
    return (fs::path(folder) / name).string();
}

/// What the dialog is about: a scenario or a policy to write.
FileKind kind_to_write(const FileBrowserUi& state) {
    return state.dialog == Dialog::export_as ? FileKind::policy : FileKind::scenario;
}

void write_to(FileBrowserUi& state, const std::string& path, Commands& out) {
    if (exists(path) && state.asks_to_replace != path) {
        state.asks_to_replace = path;
        return;
    }
    state.asks_to_replace.clear();
    if (kind_to_write(state) == FileKind::policy) {
        out.push_back(SetExportPath{path});
        out.push_back(Invoke{CommandId::export_policy});
    } else {
        out.push_back(SaveScenario{path});
    }
}

}  // namespace

void start_browsing(const Workbench& bench, FileBrowserUi& state, Dialog dialog) {
    const Session& session = bench.session;
    const std::string scenario = session.has_scenario() ? session.scenario_file().path : "";
    const bool is_about_policy = dialog == Dialog::export_as || dialog == Dialog::words_from ||
                                 (dialog == Dialog::open_file && scenario.empty());
    const std::string about = is_about_policy ? bench.export_path : scenario;
    const SortBy by = state.sort;
    const bool is_descending = state.is_descending;
    const int generation = state.text_generation + 1;
    state = {};
    state.dialog = dialog;
    state.sort = by;
    state.is_descending = is_descending;
    state.text_generation = generation;
    if (is_saving(state)) {
        const bool has_name = !about.empty();
        state.text = has_name ? file_name(about) : with_ending("untitled", kind_to_write(state));
    }
    std::string folder = bench.view.dialog_folder;
    if (folder.empty()) folder = folder_of(about.empty() ? session.policy_file().path : about);
    go_to_folder(state, folder);
}

void go_to_folder(FileBrowserUi& state, const std::string& folder) {
    state.folder = folder;
    state.entries.clear();
    state.problems.clear();
    state.selected = 0;
    state.is_selected_by_hand = false;
    state.follows_selection = true;
    state.asks_to_replace.clear();
    Loaded<std::vector<FileEntry>> entries = list_folder(folder);
    if (!entries) {
        state.problems = std::move(entries.problems);
        return;
    }
    state.entries = std::move(*entries);
    sort_entries(state.entries, state.sort, state.is_descending);
}

void sort_anew(FileBrowserUi& state, SortBy by, bool is_descending) {
    state.sort = by;
    state.is_descending = is_descending;
    sort_entries(state.entries, by, is_descending);
    state.selected = 0;
    state.is_selected_by_hand = false;
}

void put_text(FileBrowserUi& state, const std::string& text) {
    if (state.text == text) return;
    state.text = text;
    ++state.text_generation;
}

std::vector<std::size_t> shown_entries(const FileBrowserUi& state) {
    const bool is_filter =
        !is_saving(state) && state.text.find('/') == std::string::npos && state.text != "~";
    return matching(state.entries, is_filter ? state.text : "");
}

void select_entry(FileBrowserUi& state, const std::vector<std::size_t>& shown, std::size_t place) {
    if (shown.empty()) return;
    state.selected = std::min(place, shown.size() - 1);
    state.is_selected_by_hand = true;
    state.asks_to_replace.clear();
    const FileEntry& entry = state.entries[shown[state.selected]];
    if (is_saving(state) && entry.kind != FileKind::folder) put_text(state, entry.name);
}

void choose_entry(FileBrowserUi& state, const FileEntry& entry, Commands& out) {
    const std::string path = inside(state.folder, entry.name);
    if (entry.kind == FileKind::folder) {
        if (!is_saving(state)) put_text(state, "");
        go_to_folder(state, path);
    } else if (is_saving(state)) {
        write_to(state, path, out);
    } else {
        out.push_back(reading_of(state, path));
    }
}

void choose(FileBrowserUi& state, const std::vector<std::size_t>& shown, Commands& out) {
    const bool has_selection = state.selected < shown.size();
    const bool is_path = state.text.find('/') != std::string::npos || state.text == "~";
    if (has_selection && !is_path) {
        const FileEntry& entry = state.entries[shown[state.selected]];
        const bool goes_in = entry.kind == FileKind::folder && state.is_selected_by_hand;
        if (!is_saving(state) || goes_in) {
            const FileEntry chosen = entry;  // going into a folder lists anew
            choose_entry(state, chosen, out);
            return;
        }
    }
    if (state.text.empty()) return;
    const std::string path = resolved(state.folder, state.text);
    if (is_folder(path)) {
        put_text(state, "");
        go_to_folder(state, path);
    } else if (is_saving(state)) {
        write_to(state, with_ending(path, kind_to_write(state)), out);
    } else {
        out.push_back(reading_of(state, path));
    }
}

}  // namespace rei::workbench
