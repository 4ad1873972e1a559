#include "rei/model/text_diff.hpp"

#include <algorithm>

namespace rei::workbench {

namespace {

using Lines = std::vector<std::string_view>;
constexpr std::size_t kMaxCells = 16'000'000;

Lines split(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

void append(std::vector<DiffLine>& out, DiffKind kind, const Lines& lines, std::size_t begin,
            std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) out.push_back({kind, std::string(lines[k])});
}

/// Longest common subsequence of a[first, a_end) and b[first, b_end), as a diff.
void diff_middle(const Lines& a, const Lines& b, std::size_t first, std::size_t a_end, std::size_t b_end,
                 std::vector<DiffLine>& out) {
    const std::size_t rows = a_end - first;
    const std::size_t columns = b_end - first;
    if ((rows + 1) * (columns + 1) > kMaxCells) {
        append(out, DiffKind::removed, a, first, a_end);
        append(out, DiffKind::added, b, first, b_end);
        return;
    }
    std::vector<std::uint32_t> common((rows + 1) * (columns + 1), 0);  // of the tails from (i, j)
    const auto at = [columns](std::size_t i, std::size_t j) { return i * (columns + 1) + j; };
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            common[at(i, j)] = a[first + i] == b[first + j]
                                   ? common[at(i + 1, j + 1)] + 1
                                   : std::max(common[at(i + 1, j)], common[at(i, j + 1)]);
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && a[first + i] == b[first + j]) {
            append(out, DiffKind::same, a, first + i, first + i + 1);
            ++i, ++j;
        } else if (j == columns || (i < rows && common[at(i + 1, j)] >= common[at(i, j + 1)])) {
            append(out, DiffKind::removed, a, first + i, first + i + 1);
            ++i;
        } else {
            append(out, DiffKind::added, b, first + j, first + j + 1);
            ++j;
        }
    }
}

std::vector<DiffLine> with_context(const std::vector<DiffLine>& all, std::size_t context) {
    std::vector<bool> keep(all.size(), false);
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].kind == DiffKind::same) continue;
        const std::size_t begin = k < context ? 0 : k - context;
        const std::size_t end = std::min(all.size(), k + context + 1);
        std::fill(keep.begin() + static_cast<std::ptrdiff_t>(begin),
                  keep.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    std::vector<DiffLine> out;
    for (std::size_t k = 0; k < all.size();) {
        if (keep[k]) {
            out.push_back(all[k++]);
            continue;
        }
        const std::size_t begin = k;
        while (k < all.size() && !keep[k]) ++k;
        out.push_back({DiffKind::skipped, std::to_string(k - begin)});
    }
    return out;
}

}  // namespace

std::vector<DiffLine> diff_lines(std::string_view before, std::string_view after, std::size_t context) {
    if (before == after) return {};
    const Lines a = split(before);
    const Lines b = split(after);
    std::size_t first = 0;
    while (first < a.size() && first < b.size() && a[first] == b[first]) ++first;
    std::size_t tail = 0;
    while (tail < a.size() - first && tail < b.size() - first &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;

    std::vector<DiffLine> all;
    append(all, DiffKind::same, a, 0, first);
    diff_middle(a, b, first, a.size() - tail, b.size() - tail, all);
    append(all, DiffKind::same, a, a.size() - tail, a.size());
    return with_context(all, context);
}

}  // namespace rei::workbench
