#include "rei/study/tune_space.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "rei/policy/traits.hpp"

namespace rei {
namespace {

/// Genes nearer to 0 than this are the present value.
constexpr double kStill = 0.1;
/// What it costs that a parameter is changed at all, in shares of a range.
constexpr double kOfAChange = 0.2;

double gene_of(double share) {
    return share == 0 ? 0 : std::copysign(kStill + (1 - kStill) * std::abs(share), share);
}
double share_of_gene(double gene) {
    const double beyond = (std::abs(gene) - kStill) / (1 - kStill);
    return beyond <= 0 ? 0 : std::copysign(beyond, gene);
}

}  // namespace

TuneSpace::TuneSpace(const Policy& policy, const std::vector<std::string>& paths, bool hard_ranges) {
    const std::vector<Parameter> known = parameters_of(policy);
    for (const std::string& path : paths) {
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const Parameter& parameter) { return parameter.path == path; });
        assert(found != known.end());
        Parameter parameter = *found;
        const double present = get_parameter(policy, path);
        if (hard_ranges) parameter.recommended = parameter.hard;
        parameter.recommended.low = std::min(parameter.recommended.low, present);
        parameter.recommended.high = std::max(parameter.recommended.high, present);
        Axis axis{ParameterSteps(parameter, present), parameter.recommended,
                  parameter.scale == Scale::logarithmic, 0};
        axis.present_place = place_of(axis, present);
        axes_.push_back(axis);
        present_.push_back(present);
    }
}

double TuneSpace::place_of(const Axis& axis, double value) {
    const auto [low, high] = axis.range;
    if (low == high) return 0;
    return axis.logarithmic ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
}

double TuneSpace::value_at(std::size_t parameter, double share) const {
    const Axis& axis = axes_[parameter];
    const auto [low, high] = axis.range;
    const double room = share < 0 ? axis.present_place : 1 - axis.present_place;
    if (share == 0 || room <= 0) return present_[parameter];
    const double place = axis.present_place + share * room;
    const double value = axis.logarithmic ? low * std::pow(high / low, place) : low + (high - low) * place;
    if (axis.steps.first() > axis.steps.last()) return present_[parameter];
    return axis.steps.value(std::clamp(static_cast<std::int64_t>(std::llround(axis.steps.in_steps(value))),
                                       axis.steps.first(), axis.steps.last()));
}

double TuneSpace::value_beside(std::size_t parameter, double value, int steps) const {
    const ParameterSteps& axis = axes_[parameter].steps;
    if (axis.first() > axis.last()) return value;
    return axis.value(std::clamp(static_cast<std::int64_t>(std::llround(axis.in_steps(value))) + steps,
                                 axis.first(), axis.last()));
}

double TuneSpace::share_of(std::size_t parameter, double value) const {
    const Axis& axis = axes_[parameter];
    const double way = place_of(axis, value) - axis.present_place;
    const double room = way < 0 ? axis.present_place : 1 - axis.present_place;
    return room <= 0 ? 0 : std::clamp(way / room, -1.0, 1.0);
}

double TuneSpace::distance(std::size_t parameter, double value) const {
    return std::abs(place_of(axes_[parameter], value) - axes_[parameter].present_place);
}

double TuneSpace::change(std::span<const double> values) const {
    double out = 0;
    for (std::size_t k = 0; k < size(); ++k) {
        if (values[k] != present_[k]) out += kOfAChange + distance(k, values[k]);
    }
    return out;
}

std::vector<double> TuneSpace::values_of(std::span<const double> genes) const {
    std::vector<double> out(size());
    for (std::size_t k = 0; k < size(); ++k) out[k] = value_at(k, share_of_gene(genes[k]));
    return out;
}

std::vector<double> TuneSpace::genes_of(std::span<const double> values) const {
    std::vector<double> out(size());
    for (std::size_t k = 0; k < size(); ++k) {
        out[k] = values[k] == present_[k] ? 0 : gene_of(share_of(k, values[k]));
    }
    return out;
}

std::vector<std::string> tunable_parameters(const Policy& policy, Variant variant) {
    std::vector<std::string> out;
    for (const Parameter& parameter : parameters_of(policy)) {
        if (is_trait(parameter, get_parameter(policy, parameter.path)) && is_read_by(variant, parameter.path))
            out.push_back(parameter.path);
    }
    return out;
}

}  // namespace rei
