#include "rei/llm/model_json.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "rei/affect/llm_limits.hpp"

namespace rei::llm {
namespace {

using Json = nlohmann::json;

std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// Text without blanks and without a fence of three backticks around it, with or without the name of a
/// language.
std::string_view without_fence(std::string_view text) {
    constexpr std::string_view kFence = "```";
    constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    text = without_blanks(text);
    const bool is_fenced = text.size() >= 2 * kFence.size() && text.substr(0, kFence.size()) == kFence &&
                           text.substr(text.size() - kFence.size()) == kFence;
    if (!is_fenced) return text;
    text = text.substr(kFence.size(), text.size() - 2 * kFence.size());
    text.remove_prefix(std::min(text.find_first_not_of(kName), text.size()));
    return without_blanks(text);
}

double delta_of(const Json& object, const char* key, double most) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number()) return 0;
    const double value = found->get<double>();
    return std::isfinite(value) ? std::clamp(value, -most, most) : 0;
}

std::optional<ModelAnswer> answer_in(std::string_view text) {
    const Json object = Json::parse(text, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    const auto reply = object.find("reply");
    if (reply == object.end() || !reply->is_string()) return std::nullopt;
    return ModelAnswer{reply->get<std::string>(),
                       {delta_of(object, "mood_delta", kMostMoodDelta),
                        delta_of(object, "affinity_delta", kMostAffinityDelta)}};
}

}  // namespace

std::string answer_schema() {
    const auto whole = [](int most) {
        return Json{{"type", "integer"}, {"minimum", -most}, {"maximum", most}};
    };
    const Json schema = {{"type", "object"},
                         {"properties",
                          {{"reply", {{"type", "string"}}},
                           {"mood_delta", whole(kMostMoodDelta)},
                           {"affinity_delta", whole(kMostAffinityDelta)}}},
                         {"required", {"reply", "mood_delta", "affinity_delta"}},
                         {"additionalProperties", false}};
    return schema.dump();
}

std::optional<ModelAnswer> parse_answer(std::string_view text) {
    return answer_in(without_fence(text));
}

std::optional<ModelAnswer> answer_in_thoughts(std::string_view text) {
    if (auto whole = parse_answer(text)) return whole;
    const std::size_t open = text.find('{');
    const std::size_t close = text.rfind('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    std::optional<ModelAnswer> found = answer_in(text.substr(open, close - open + 1));
    if (found) found->deltas = {};
    return found;
}

}  // namespace rei::llm
