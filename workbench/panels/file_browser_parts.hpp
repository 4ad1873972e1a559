// The file browser: what it is about to do, apart from how it is drawn.
#pragma once

#include "rei/commands/command.hpp"
#include "rei/panels/ui.hpp"

namespace rei::workbench {

[[nodiscard]] inline bool is_saving(const FileBrowserUi& state) {
    return state.dialog != Dialog::open_file && state.dialog != Dialog::words_from;
}
/// Whether the dialog asks for a file of this kind, or may go into it.
[[nodiscard]] inline bool is_sought(const FileBrowserUi& state, FileKind kind) {
    return kind != FileKind::other && (kind != FileKind::scenario || state.dialog != Dialog::words_from);
}
/// What becomes of a file that is chosen to be read.
[[nodiscard]] inline Command reading_of(const FileBrowserUi& state, const std::string& path) {
    if (state.dialog == Dialog::words_from) return TakeWords{path};
    return OpenFile{path};
}

/// Begin where the dialog asks for: beside the file that it is about, with that file's name.
void start_browsing(const Workbench& bench, FileBrowserUi& state, Dialog dialog);
/// Show another folder, or the same one as it is now.
void go_to_folder(FileBrowserUi& state, const std::string& folder);
void sort_anew(FileBrowserUi& state, SortBy by, bool is_descending);
/// Another text than was typed.
void put_text(FileBrowserUi& state, const std::string& text);
/// The indices of the entries that are shown.
[[nodiscard]] std::vector<std::size_t> shown_entries(const FileBrowserUi& state);
/// Select an entry, by its place among those shown; when saving, a file gives its name.
void select_entry(FileBrowserUi& state, const std::vector<std::size_t>& shown, std::size_t place);

/// Go into a folder, open a file, or write to it: one that is there must be asked for twice.
void choose_entry(FileBrowserUi& state, const FileEntry& entry, Commands& out);
/// What Enter and the button do.
void choose(FileBrowserUi& state, const std::vector<std::size_t>& shown, Commands& out);

}  // namespace rei::workbench
