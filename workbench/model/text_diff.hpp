// Two texts line by line: what stayed, went, came.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rei::workbench {

enum class DiffKind : std::uint8_t { same, removed, added, skipped };

struct DiffLine {
    DiffKind kind = DiffKind::same;
    std::string text;  ///< skipped: how many equal lines are left out
};

/// A shortest line diff with `context` equal lines around each change. Texts whose middles differ in more
/// than some thousand lines come out as all removed, all added.
[[nodiscard]] std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after,
                                               std::size_t context);

}  // namespace rei::workbench
