#include "near_names.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace rei::cli {
namespace {

constexpr std::size_t kMost = 5;
constexpr std::size_t kShortest = 3;  // what is shorter is part of everything

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// Levenshtein's: how many letters to put in, take out or change.
std::size_t slips(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

/// To the whole name, or to what follows any of its dots.
std::size_t slips_to_end(std::string_view asked, std::string_view name) {
    std::size_t out = slips(asked, name);
    for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
        out = std::min(out, slips(asked, name.substr(dot + 1)));
    }
    return out;
}

}  // namespace

std::vector<std::string> near_names(std::string_view asked, const std::vector<std::string>& names) {
    const std::string wanted = lowered(asked);
    const std::size_t patience = std::max<std::size_t>(2, wanted.size() / 4);
    std::vector<std::pair<std::size_t, std::size_t>> found;  // slips, index
    for (std::size_t k = 0; k < names.size(); ++k) {
        const std::string name = lowered(names[k]);
        const bool is_part = wanted.size() >= kShortest && name.find(wanted) != std::string::npos;
        const std::size_t distance = is_part ? 0 : slips_to_end(wanted, name);
        if (distance <= patience && distance < wanted.size()) found.emplace_back(distance, k);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> out;
    for (std::size_t k = 0; k < std::min(kMost, found.size()); ++k) out.push_back(names[found[k].second]);
    return out;
}

}  // namespace rei::cli
