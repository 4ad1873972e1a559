#include "rei/live/prompt_template.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "rei/expression/expression.hpp"
#include "rei/live/clean_text.hpp"
#include "rei/text/normalise.hpp"

namespace rei::live {
namespace {

constexpr PromptVariable kVariables[] = {
    {"name", "the persona's name"},
    {"summary", "who the persona is, from the policy"},
    {"register", "how it speaks to people, from the policy"},
    {"mood", "its mood before the turn"},
    {"style", "how to speak in this mood, from the policy"},
    {"intensity", "how strongly it is felt, 0 to 1"},
    {"valence", "-1 to 1"},
    {"arousal", "0 to 1"},
    {"user", "who speaks, in double quotes"},
    {"affinity", "what it feels for who speaks, -100 to 100"},
    {"max_chars", "how long a reply may be"},
};

constexpr std::string_view kDefault =
    "You are {{name}}. {{summary}}\n"
    "- Tone: {{style}}\n"
    "- Current mood: {{mood}} (intensity {{intensity}})\n"
    "- Register: {{register}}\n"
    "- You talk with {{user}} (affinity {{affinity}} of 100).\n"
    "Reply under {{max_chars}} chars.\n"
    "Return JSON with keys: reply (string), mood_delta (whole number, -2 to 2: how what was said moves you), "
    "affinity_delta (whole number, -10 to 10: how it changes what you feel for who said it).\n";

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

Place place_of(std::string_view content, std::size_t at) {
    const std::string_view before = content.substr(0, at);
    const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t begin = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto column =
        std::count_if(before.begin() + static_cast<std::ptrdiff_t>(begin), before.end(),
                      [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    return {line + 1, static_cast<int>(column) + 1};
}

/// Visit the plain texts and the names of a template in order.
Problems walk(const std::string& file, std::string_view content,
              const std::function<void(std::string_view)>& on_text,
              const std::function<void(const std::string&, Place)>& on_name) {
    Problems problems;
    std::size_t at = 0;
    while (at < content.size()) {
        const std::size_t open = content.find("{{", at);
        on_text(content.substr(at, open - at));
        if (open == std::string_view::npos) break;
        const Place place = place_of(content, open);
        const std::size_t close = content.find("}}", open);
        if (close == std::string_view::npos) {
            problems.push_back(
                {file, place, "", phrase("{} is not closed; expected {}", "\"{{\"", "\"}}\"")});
            break;
        }
        const std::string name = trimmed(content.substr(open + 2, close - open - 2));
        if (is_identifier(name)) {
            on_name(name, place);
        } else {
            problems.push_back({file, place, "", phrase("\"{}\" is no name of a variable", name)});
        }
        at = close + 2;
    }
    return problems;
}

}  // namespace

std::span<const PromptVariable> prompt_variables() {
    return kVariables;
}

std::string_view built_in_template() {
    return kDefault;
}

Variables variables_of(const Policy& policy, const std::string& mood, const AffectState& state,
                       const std::string& user, int affinity) {
    const auto number = [](double value) { return fmt::format("{:.2f}", value); };
    return {{"name", policy.name.empty() ? "a companion" : policy.name},
            {"summary", policy.summary},
            {"register", policy.speech_register},
            {"mood", mood},
            {"style", express(policy, mood, state).style_hint},
            {"intensity", number(state.intensity)},
            {"valence", number(state.valence)},
            {"arousal", number(state.arousal)},
            {"user", quoted_name(user)},
            {"affinity", fmt::format("{}", affinity)},
            {"max_chars", fmt::format("{:.0f}", policy.max_reply_chars)}};
}

Loaded<std::vector<std::string>> names_in(const std::string& name, std::string_view content) {
    std::vector<std::string> out;
    Problems problems = walk(
        name, content, [](std::string_view) {},
        [&](const std::string& found, Place) {
            if (std::find(out.begin(), out.end(), found) == out.end()) out.push_back(found);
        });
    if (!problems.empty()) return problems;
    return out;
}

Loaded<std::string> render(const std::string& name, std::string_view content, const Variables& variables) {
    std::string out;
    Problems unknown;
    Problems problems = walk(
        name, content, [&](std::string_view text) { out += text; },
        [&](const std::string& found, Place place) {
            const auto value = variables.find(found);
            if (value != variables.end()) {
                out += value->second;
            } else {
                unknown.push_back({name, place, "", phrase("the variable \"{}\" has no value", found)});
            }
        });
    problems.insert(problems.end(), unknown.begin(), unknown.end());
    if (!problems.empty()) return problems;
    return out;
}

}  // namespace rei::live
