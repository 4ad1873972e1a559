#include "rei/panels/layout.hpp"

namespace rei::workbench {

namespace {

struct Share {
    const char* name;
    float Layout::*share;
};
constexpr Share kShares[] = {
    {"left", &Layout::left},
    {"right", &Layout::right},
    {"left_split", &Layout::left_split},
    {"middle_split", &Layout::middle_split},
    {"right_split", &Layout::right_split},
};

}  // namespace

std::map<std::string, float> shares_of(const Layout& layout) {
    std::map<std::string, float> shares;
    for (const Share& share : kShares) shares[share.name] = layout.*share.share;
    return shares;
}

Layout layout_of(const std::map<std::string, float>& shares) {
    Layout layout;
    for (const Share& share : kShares) {
        const auto found = shares.find(share.name);
        const bool is_fine =
            found != shares.end() && found->second >= kLeastShare && found->second <= kGreatestShare;
        if (is_fine) layout.*share.share = found->second;
    }
    return layout;
}

}  // namespace rei::workbench
