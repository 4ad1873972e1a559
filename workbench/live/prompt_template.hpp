// Templates of system text: `{{mood}}` stands for a value. Values go in once and as they are: what stands in
// a value is text, whatever it looks like. Nothing that is said in a conversation is a value.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "rei/affect/state.hpp"
#include "rei/document/problem.hpp"
#include "rei/policy/policy.hpp"

namespace rei::live {

using Variables = std::map<std::string, std::string>;

/// What every template can name.
struct PromptVariable {
    const char* name;
    const char* meaning;
};
[[nodiscard]] std::span<const PromptVariable> prompt_variables();

/// Their values before a turn; the user's name stands there as quoted_name() gives it.
[[nodiscard]] Variables variables_of(const Policy& policy, const std::string& mood, const AffectState& state,
                                     const std::string& user, int affinity);

/// The names in a template in order, each once; problems (with the template's name as file) for braces that
/// do not close and for what is no name.
[[nodiscard]] Loaded<std::vector<std::string>> names_in(const std::string& name, std::string_view content);
/// The text with its values; problems for names without one.
[[nodiscard]] Loaded<std::string> render(const std::string& name, std::string_view content,
                                         const Variables& variables);

/// The built-in template says what the documents' prompt says, but for what the user said.
inline constexpr const char* kBuiltInPrompt = "default";
[[nodiscard]] std::string_view built_in_template();

}  // namespace rei::live
