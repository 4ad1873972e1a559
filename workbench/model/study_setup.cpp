#include "rei/model/study_setup.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/variants.hpp"

namespace rei::workbench {

namespace {

std::string axis_problem(const StudyAxis& axis, const Session& session) {
    const Parameter* const parameter = parameter_at(session, axis.path);
    if (parameter == nullptr) return tr("This policy lacks one of the parameters: choose another.");
    const Interval range = range_of(axis, *parameter);
    if (!(range.low < range.high))
        return fmt::format(fmt::runtime(tr("{}: the range needs a low end below its high end.")),
                           label_of(*parameter));
    if (range.low < parameter->hard.low || range.high > parameter->hard.high)
        return fmt::format(fmt::runtime(tr("{}: only {} to {} is possible.")), label_of(*parameter),
                           parameter->hard.low, parameter->hard.high);
    if (parameter->whole && (range.low != std::floor(range.low) || range.high != std::floor(range.high)))
        return fmt::format(fmt::runtime(tr("{}: the ends must be whole numbers.")), label_of(*parameter));
    return {};
}

}  // namespace

StudyBase::StudyBase(const Session& session, std::shared_ptr<const PolicyFile> words)
    : policy(with_words(session.policy(), words.get()).policy),
      variant(session.main_variant()),
      scenario(session.history().now().scenario),
      words_from(std::move(words)) {}

bool StudyBase::is_of(const Session& session, const std::vector<std::string>& free) const {
    if (session.main_variant() != variant) return false;
    if ((session.has_scenario() ? &session.scenario() : nullptr) != scenario.get()) return false;
    Policy now = with_words(session.policy(), words_from.get()).policy;
    for (const std::string& path : free) {
        double* const value = find_value(now, path);
        if (value != nullptr) *value = get_parameter(policy, path);
    }
    return now == policy;
}

BorrowedWords with_words(const Policy& policy, const PolicyFile* from) {
    if (from == nullptr) return {policy, 0, 0, 0, 0, 0, {}};
    return with_words_of(policy, from->policy);
}

const Parameter* parameter_at(const Session& session, const std::string& path) {
    const std::vector<Parameter>& all = session.parameters();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Parameter& p) { return p.path == path; });
    return found == all.end() ? nullptr : &*found;
}

Interval range_of(const StudyAxis& axis, const Parameter& parameter) {
    return axis.range.value_or(parameter.recommended);
}

std::size_t points_of(const StudyAxis& axis, const Parameter& parameter) {
    const std::size_t points = std::clamp<std::size_t>(axis.points, 2, kMostAxisPoints);
    if (!parameter.whole) return points;
    const Interval range = range_of(axis, parameter);
    const double numbers = std::max(2.0, range.high - range.low + 1);
    return std::min(points, static_cast<std::size_t>(std::min<double>(numbers, kMostAxisPoints)));
}

std::string sweep_problem(const StudySetup& setup, const Session& session) {
    if (setup.x.path == setup.y.path) return tr("Choose two different parameters.");
    const std::string problem = axis_problem(setup.x, session);
    return problem.empty() ? axis_problem(setup.y, session) : problem;
}

double adopted_value(double value, const Parameter& parameter) {
    const double rounded = std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr);
    return std::clamp(rounded, parameter.hard.low, parameter.hard.high);
}

std::vector<Parameter> ranked_parameters(const Policy& policy, Variant variant) {
    std::vector<Parameter> out;
    for (const Parameter& parameter : parameters_of(policy)) {
        const std::optional<Variant> reader = only_reader(parameter.path);
        const bool is_read = !reader || *reader == variant;
        if (is_read && !is_border(parameter.path) && parameter.recommended.low < parameter.recommended.high)
            out.push_back(parameter);
    }
    return out;
}

}  // namespace rei::workbench
