#include "rei/policy/policy_diff.hpp"

#include <algorithm>
#include <map>

#include "policy_json.hpp"
#include "policy_leaves.hpp"

namespace rei {
namespace {

bool is_border_leaf(const PolicyLeaf& leaf) {
    return leaf.path.compare(0, 8, "regions[") == 0;
}

/// Whether the borders of the two can be compared one by one.
bool same_borders(const Policy& a, const Policy& b) {
    return std::equal(a.regions.begin(), a.regions.end(), b.regions.begin(), b.regions.end(),
                      [](const Region& x, const Region& y) {
                          return x.mood == y.mood && x.intensity.has_value() == y.intensity.has_value() &&
                                 x.affinity.has_value() == y.affinity.has_value();
                      });
}

/// Changed and removed leaves in the order of `before`, then the new ones in the order of `after`.
void compare(const std::vector<PolicyLeaf>& before, const std::vector<PolicyLeaf>& after,
             std::vector<PolicyChange>& changes) {
    std::map<std::string, std::string> by_path;
    for (const PolicyLeaf& leaf : after) by_path.emplace(leaf.path, leaf.json);
    for (const PolicyLeaf& leaf : before) {
        const auto now = by_path.find(leaf.path);
        const std::string json = now != by_path.end() ? now->second : "";
        if (json != leaf.json) changes.push_back({leaf.path, leaf.json, json});
        if (now != by_path.end()) by_path.erase(now);
    }
    for (const PolicyLeaf& leaf : after) {
        if (by_path.count(leaf.path) != 0) changes.push_back({leaf.path, "", leaf.json});
    }
}

/// The first rule that matches wins: their order is behaviour, where both have the rules.
void compare_rule_order(const Policy& before, const Policy& after, std::vector<PolicyChange>& changes) {
    const auto shared_keys = [](const Policy& of, const Policy& with) {
        std::vector<std::string> keys;
        for (const TriggerRule& rule : of.transitions) {
            if (std::any_of(with.transitions.begin(), with.transitions.end(),
                            [&](const TriggerRule& other) { return other.key == rule.key; })) {
                keys.push_back(rule.key);
            }
        }
        return keys;
    };
    const std::vector<std::string> old_order = shared_keys(before, after);
    const std::vector<std::string> new_order = shared_keys(after, before);
    if (old_order != new_order) changes.push_back({"transitions", json_of(old_order), json_of(new_order)});
}

}  // namespace

std::vector<PolicyChange> diff_policies(const Policy& before, const Policy& after) {
    std::vector<PolicyLeaf> old_numbers = number_leaves(before);
    std::vector<PolicyLeaf> new_numbers = number_leaves(after);
    std::vector<PolicyLeaf> old_texts = text_leaves(before);
    std::vector<PolicyLeaf> new_texts = text_leaves(after);
    if (!same_borders(before, after)) {
        for (auto* leaves : {&old_numbers, &new_numbers}) {
            leaves->erase(std::remove_if(leaves->begin(), leaves->end(), is_border_leaf), leaves->end());
        }
        old_texts.push_back(regions_leaf(before));
        new_texts.push_back(regions_leaf(after));
    }
    std::vector<PolicyChange> changes;
    compare(old_numbers, new_numbers, changes);
    compare(old_texts, new_texts, changes);
    compare_rule_order(before, after, changes);
    return changes;
}

}  // namespace rei
