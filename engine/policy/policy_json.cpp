#include "policy_json.hpp"

#include <fmt/format.h>

namespace rei {

std::string json_of(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += fmt::format("\\u{:04x}", c);
                } else {
                    out += c;
                }
        }
    }
    return out + '"';
}

std::string json_of(double number) {
    return fmt::format("{}", number);
}

std::string json_of(Interval interval, JsonStyle style) {
    return fmt::format("[{}{}{}]", interval.low, style.comma, interval.high);
}

std::string json_of(const std::vector<std::string>& texts, JsonStyle style) {
    std::vector<std::string> parts;
    for (const std::string& text : texts) parts.push_back(json_of(text));
    return join_json('[', parts, ']', style);
}

std::string json_of(const std::vector<std::vector<std::string>>& families, JsonStyle style) {
    std::vector<std::string> parts;
    for (const auto& family : families) parts.push_back(json_of(family, style));
    return join_json('[', parts, ']', style);
}

std::string json_of(const Region& region, JsonStyle style) {
    std::vector<std::string> parts = {json_member("mood", json_of(region.mood), style),
                                      json_member("valence", json_of(region.valence, style), style),
                                      json_member("arousal", json_of(region.arousal, style), style)};
    if (region.intensity) parts.push_back(json_member("intensity", json_of(*region.intensity, style), style));
    if (region.affinity) parts.push_back(json_member("affinity", json_of(*region.affinity, style), style));
    return join_json('{', parts, '}', style);
}

std::string json_of(const FsmRule& rule, JsonStyle style) {
    std::vector<std::string> parts = {json_member("from", json_of(rule.from), style)};
    if (rule.on == FsmRule::On::timeout) {
        parts.push_back(json_member("after_sec", json_of(rule.after_sec), style));
    } else {
        const char* on = rule.on == FsmRule::On::trigger ? "trigger" : "sentiment";
        parts.push_back(json_member(on, json_of(rule.event), style));
    }
    if (rule.to.size() == 1 && rule.to[0].second == 1) {
        parts.push_back(json_member("to", json_of(rule.to[0].first), style));
    } else {
        parts.push_back(json_member("to", json_of(rule.to, style), style));
    }
    return join_json('{', parts, '}', style);
}

std::string json_of(const Voice& voice, JsonStyle style) {
    std::vector<std::string> parts;
    if (!voice.provider.empty()) parts.push_back(json_member("provider", json_of(voice.provider), style));
    if (!voice.voice_id.empty()) parts.push_back(json_member("voice_id", json_of(voice.voice_id), style));
    parts.push_back(json_member("rate", json_of(voice.rate), style));
    if (voice.pitch != Voice().pitch) parts.push_back(json_member("pitch", json_of(voice.pitch), style));
    return join_json('{', parts, '}', style);
}

std::string json_of(const Face& face, JsonStyle style) {
    std::vector<std::string> parts;
    for (const auto& parameter : face)
        parts.push_back(json_member(parameter.first, json_of(parameter.second), style));
    return join_json('{', parts, '}', style);
}

std::string json_member(std::string_view key, std::string_view value, JsonStyle style) {
    return fmt::format("{}{}{}", json_of(key), style.colon, value);
}

std::string join_json(char open, const std::vector<std::string>& parts, char close, JsonStyle style) {
    return fmt::format("{}{}{}", open, fmt::join(parts, style.comma), close);
}

}  // namespace rei
