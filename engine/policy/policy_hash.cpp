#include "policy_leaves.hpp"
#include <fmt/format.h>
#include <xxhash.h>

#include "rei/policy/policy_file.hpp"

namespace rei {

std::string policy_hash(const Policy& policy) {
    std::string all;
    const auto add = [&all](const PolicyLeaf& leaf) {
        all += leaf.path;
        all += '\0';
        all += leaf.json;
        all += '\0';
    };
    for (const PolicyLeaf& leaf : number_leaves(policy)) add(leaf);
    for (const PolicyLeaf& leaf : text_leaves(policy)) add(leaf);
    add(regions_leaf(policy));
    return fmt::format("{:016x}", XXH3_64bits(all.data(), all.size()));
}

}  // namespace rei
