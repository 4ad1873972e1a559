#include <array>

#include "rei/policy/policy.hpp"

namespace rei {
namespace {

constexpr std::array<const char*, 6> kVariantNames = {"heuristic", "discrete", "continuous",
                                                      "kalman",    "fsm",      "hmm"};

}  // namespace

const char* name_of(Variant variant) {
    return kVariantNames[static_cast<std::size_t>(variant)];
}

std::optional<Variant> find_variant(std::string_view name) {
    for (std::size_t k = 0; k < kVariantNames.size(); ++k) {
        if (name == kVariantNames[k]) return static_cast<Variant>(k);
    }
    return std::nullopt;
}

}  // namespace rei
