#include "rei/model/policy_moods.hpp"

#include <algorithm>

namespace rei::workbench {
namespace {

template <class T, class Gone>
void drop_if(std::vector<T>& list, Gone gone) {
    list.erase(std::remove_if(list.begin(), list.end(), gone), list.end());
}

void rename(std::string& name, const std::string& from, const std::string& to) {
    if (name == from) name = to;
}

/// Whether there was no entry of the new name in the way.
template <class T>
bool rename_entry(ByName<T>& list, const std::string& from, const std::string& to) {
    if (find_by_name(list, from) == nullptr) return true;
    if (find_by_name(list, to) != nullptr) return false;
    for (auto& entry : list) rename(entry.first, from, to);
    return true;
}

template <class T>
void drop_entry(ByName<T>& list, const std::string& name) {
    drop_if(list, [&](const auto& entry) { return entry.first == name; });
}

/// Returns the key that would be there twice, or nothing.
std::string rename_in_triggers(Policy& policy, const std::string& from, const std::string& to) {
    for (TriggerRule& rule : policy.transitions) {
        if (rule.source != from && rule.target != from) continue;
        rename(rule.source, from, to);
        rename(rule.target, from, to);
        const std::string key = rule.source + "->" + rule.target;
        const auto taken =
            std::find_if(policy.transitions.begin(), policy.transitions.end(), [&](const TriggerRule& other) {
                return &other != &rule && other.source == rule.source && other.target == rule.target;
            });
        if (taken != policy.transitions.end()) return taken->key;
        rename_event(policy, FsmRule::On::trigger, rule.key, key);
        rule.key = key;
    }
    return {};
}

}  // namespace

std::string rename_mood(Policy& policy, const std::string& from, const std::string& to) {
    for (std::string& mood : policy.emotions) rename(mood, from, to);
    for (Region& region : policy.regions) rename(region.mood, from, to);
    for (auto& family : policy.families) {
        for (std::string& mood : family) rename(mood, from, to);
    }
    if (policy.fsm_rules) {
        for (FsmRule& rule : *policy.fsm_rules) {
            rename(rule.from, from, to);
            for (auto& target : rule.to) rename(target.first, from, to);
        }
    }
    if (!rename_entry(policy.voices, from, to)) return "voice_map." + to;
    if (!rename_entry(policy.faces, from, to)) return "vts_parameters." + to;
    if (!rename_entry(policy.style_hints, from, to)) return "prompt_prefs.style_hints." + to;
    return rename_in_triggers(policy, from, to);
}

void delete_mood(Policy& policy, const std::string& mood) {
    const auto is_it = [&](const std::string& name) { return name == mood; };
    drop_if(policy.emotions, is_it);
    drop_if(policy.regions, [&](const Region& region) { return is_it(region.mood); });
    drop_if(policy.families, [&](std::vector<std::string>& family) {
        const std::size_t before = family.size();
        drop_if(family, is_it);
        return family.size() < before && family.size() < 2;
    });
    for (const TriggerRule& rule : policy.transitions) {
        if (is_it(rule.source) || is_it(rule.target)) drop_event(policy, FsmRule::On::trigger, rule.key);
    }
    drop_if(policy.transitions,
            [&](const TriggerRule& rule) { return is_it(rule.source) || is_it(rule.target); });
    if (policy.fsm_rules) {
        drop_if(*policy.fsm_rules, [&](FsmRule& rule) {
            drop_entry(rule.to, mood);
            return is_it(rule.from) || rule.to.empty();
        });
    }
    drop_entry(policy.voices, mood);
    drop_entry(policy.faces, mood);
    drop_entry(policy.style_hints, mood);
}

void rename_event(Policy& policy, FsmRule::On on, const std::string& from, const std::string& to) {
    if (!policy.fsm_rules) return;
    for (FsmRule& rule : *policy.fsm_rules) {
        if (rule.on == on) rename(rule.event, from, to);
    }
}

void drop_event(Policy& policy, FsmRule::On on, const std::string& name) {
    if (!policy.fsm_rules) return;
    drop_if(*policy.fsm_rules, [&](const FsmRule& rule) { return rule.on == on && rule.event == name; });
}

}  // namespace rei::workbench
