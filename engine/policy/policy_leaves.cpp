#include "policy_leaves.hpp"

#include "policy_json.hpp"
#include <fmt/format.h>

#include "rei/policy/parameters.hpp"

namespace rei {

std::vector<PolicyLeaf> number_leaves(const Policy& policy) {
    std::vector<PolicyLeaf> leaves;
    const auto add = [&](std::string path, double value) {
        leaves.push_back({std::move(path), json_of(value + 0.0)});  // + 0: −0 is 0
    };
    for (const Parameter& parameter : parameters_of(policy))
        add(parameter.path, get_parameter(policy, parameter.path));
    for (const auto& voice : policy.voices) {
        add(fmt::format("voice_map.{}.rate", voice.first), voice.second.rate);
        add(fmt::format("voice_map.{}.pitch", voice.first), voice.second.pitch);
    }
    for (const auto& face : policy.faces) {
        for (const auto& parameter : face.second) {
            add(fmt::format("vts_parameters.{}.{}", face.first, parameter.first), parameter.second);
        }
    }
    add("prompt_prefs.max_reply_chars", policy.max_reply_chars);
    return leaves;
}

std::vector<PolicyLeaf> text_leaves(const Policy& policy) {
    std::vector<PolicyLeaf> leaves = {{"meta.name", json_of(policy.name)},
                                      {"meta.persona_summary", json_of(policy.summary)},
                                      {"meta.style.register", json_of(policy.speech_register)},
                                      {"emotions", json_of(policy.emotions)},
                                      {"engine.variant", json_of(name_of(policy.variant))},
                                      {"engine.families", json_of(policy.families)}};
    if (policy.fsm_rules) {
        std::vector<std::string> rows;
        for (const FsmRule& rule : *policy.fsm_rules) rows.push_back(json_of(rule));
        leaves.push_back({"engine.fsm.transitions", join_json('[', rows, ']')});
    }
    for (const SentimentClass& entry : policy.classes) {
        leaves.push_back({"sentiment_keywords." + entry.name, json_of(entry.keywords)});
    }
    for (const TriggerRule& rule : policy.transitions) {
        leaves.push_back({"transitions." + rule.key, json_of(rule.words)});
    }
    for (const auto& voice : policy.voices) {
        leaves.push_back({fmt::format("voice_map.{}.provider", voice.first), json_of(voice.second.provider)});
        leaves.push_back({fmt::format("voice_map.{}.voice_id", voice.first), json_of(voice.second.voice_id)});
    }
    for (const auto& hint : policy.style_hints) {
        leaves.push_back({"prompt_prefs.style_hints." + hint.first, json_of(hint.second)});
    }
    return leaves;
}

PolicyLeaf regions_leaf(const Policy& policy) {
    std::vector<std::string> regions;
    for (const Region& region : policy.regions) regions.push_back(json_of(region));
    return {"regions", join_json('[', regions, ']')};
}

}  // namespace rei
