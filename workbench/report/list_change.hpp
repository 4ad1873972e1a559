// What became of a list between two policies: words added, regions gone.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rei::workbench {

struct ListChange {
    std::vector<std::string> removed,
        added;  ///< items as people read them; both empty: only the order changed
};

/// Of two JSON texts, either of which may be empty where there was no list. Nothing where one of them is no
/// list.
[[nodiscard]] std::optional<ListChange> list_change(const std::string& before, const std::string& after);

}  // namespace rei::workbench
