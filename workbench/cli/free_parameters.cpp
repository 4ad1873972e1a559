#include "free_parameters.hpp"

#include <algorithm>

#include "inputs.hpp"
#include "study_arguments.hpp"
#include <fmt/format.h>

#include "rei/policy/parameters.hpp"
#include "rei/policy/traits.hpp"
#include "rei/study/tune_space.hpp"

namespace rei::cli {
namespace {

bool is_part_of(const std::string& path, const std::string& part) {
    if (path.compare(0, part.size(), part) != 0 || path.size() <= part.size()) return false;
    return path[part.size()] == '.' || path[part.size()] == '[';
}

/// A part of the policy of which the variant reads nothing, or a parameter that it does not read.
void refuse_unread(const std::vector<Parameter>& known, const std::string& name, Variant variant) {
    const bool unread = std::any_of(known.begin(), known.end(), [&](const Parameter& parameter) {
        return (parameter.path == name || is_part_of(parameter.path, name)) &&
               !is_read_by(variant, parameter.path);
    });
    if (unread)
        refuse(fmt::format("--free: {} does not read '{}'; a search there would find nothing",
                           name_of(variant), name));
}

}  // namespace

std::vector<std::string> choose_free(const std::vector<std::string>& asked, const Policy& policy,
                                     Variant variant) {
    const std::vector<std::string> tunable = tunable_parameters(policy, variant);
    if (asked.empty()) return tunable;
    const std::vector<Parameter> known = parameters_of(policy);
    std::vector<std::string> chosen;
    for (const std::string& name : asked) {
        bool found = false;
        for (const std::string& path : tunable) {
            if (!is_part_of(path, name)) continue;
            chosen.push_back(path);
            found = true;
        }
        if (found) continue;
        refuse_unread(known, name, variant);
        chosen.push_back(choose_parameter(known, name, "--free").path);
    }
    std::vector<std::string> out;
    for (const Parameter& parameter : known) {
        if (std::find(chosen.begin(), chosen.end(), parameter.path) != chosen.end())
            out.push_back(parameter.path);
    }
    return out;
}

}  // namespace rei::cli
