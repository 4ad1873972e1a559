#include "rei/policy/parameters.hpp"

#include <cmath>

#include "defaults.hpp"
#include <fmt/format.h>

namespace rei {
namespace {

constexpr Axis kAxes[] = {Axis::valence, Axis::arousal, Axis::intensity, Axis::affinity};
constexpr std::string_view kWeights = "sentiment_weights.";
constexpr std::string_view kRegions = "regions[";

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}
bool take_suffix(std::string_view& text, std::string_view suffix) {
    if (text.size() < suffix.size() || text.substr(text.size() - suffix.size()) != suffix) return false;
    text.remove_suffix(suffix.size());
    return true;
}

/// A bound of a region's axis; null where the region does not bound that axis.
template <class SomeRegion>
auto interval_of(SomeRegion& region, Axis axis) -> decltype(&region.valence) {
    switch (axis) {
        case Axis::valence:
            return &region.valence;
        case Axis::arousal:
            return &region.arousal;
        case Axis::intensity:
            return region.intensity ? &*region.intensity : nullptr;
        case Axis::affinity:
            return region.affinity ? &*region.affinity : nullptr;
    }
    return nullptr;
}

/// Where a parameter's value is, and what it may be.
template <class Value>
struct Slot {
    Value* value = nullptr;
    Interval hard;
    bool whole = false;
};

template <class Value, class SomePolicy>
Slot<Value> find_weight(SomePolicy& policy, std::string_view path) {
    const bool valence = take_suffix(path, ".valence");
    if (!valence && !take_suffix(path, ".arousal")) return {};
    for (auto& entry : policy.classes) {
        if (entry.name == path) return {valence ? &entry.valence : &entry.arousal, kWeightRange, false};
    }
    return {};
}

/// `path` is what follows "regions[", e.g. `3].valence[1]`. A bound may not pass the other one.
template <class Value, class SomePolicy>
Slot<Value> find_border(SomePolicy& policy, std::string_view path) {
    const bool upper = take_suffix(path, "[1]");
    if (!upper && !take_suffix(path, "[0]")) return {};
    std::size_t index = 0;
    const std::size_t digits = path.find(']');
    if (digits == 0 || digits > 2) return {};  // kMaxRegions has two digits
    for (const char c : path.substr(0, digits)) {
        if (c < '0' || c > '9') return {};
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    path.remove_prefix(digits);
    if (index >= policy.regions.size() || !take_prefix(path, "].")) return {};
    for (const Axis axis : kAxes) {
        if (path != name_of(axis)) continue;
        auto* interval = interval_of(policy.regions[index], axis);
        if (interval == nullptr) return {};
        const Interval range = range_of(axis);
        if (upper) return {&interval->high, {interval->low, range.high}, false};
        return {&interval->low, {range.low, interval->high}, false};
    }
    return {};
}

template <class Value, class SomePolicy>
Slot<Value> find_slot(SomePolicy& policy, std::string_view path) {
    if (const ParameterInfo* row = find_parameter(path)) {
        return {&(policy.engine.*row->member), {row->hard_min, row->hard_max}, row->whole};
    }
    if (take_prefix(path, kWeights)) return find_weight<Value>(policy, path);
    if (take_prefix(path, kRegions)) return find_border<Value>(policy, path);
    return {};
}

Parameter parameter_of(const ParameterInfo& row) {
    return {row.path,
            row.symbol,
            row.unit,
            row.group,
            row.meaning,
            row.too_low,
            row.too_high,
            {row.hard_min, row.hard_max},
            {row.recommended_min, row.recommended_max},
            row.step,
            row.initial,
            row.whole,
            row.scale};
}

Parameter weight_of(const std::string& name, Axis axis, double initial) {
    Parameter weight;
    const bool valence = axis == Axis::valence;
    weight.path = fmt::format("{}{}.{}", kWeights, name, name_of(axis));
    weight.symbol = valence ? "w_v" : "w_a";
    weight.group = "Keywords: " + name;
    weight.meaning = fmt::format("How far each distinct keyword of {} pushes {}.", name, name_of(axis));
    weight.too_low =
        valence ? "Each of its words makes the persona sad." : "Each of its words puts the persona to sleep.";
    weight.too_high =
        valence ? "Each of its words makes the persona happy." : "Each of its words winds the persona up.";
    weight.hard = kWeightRange;
    weight.recommended = kWeightRecommended;
    weight.step = kWeightStep;
    weight.initial = initial;
    return weight;
}

/// What a reset of a region's border gives: that of the default region of the mood, else what it is now.
Interval initial_interval(const Policy& policy, const Region& region, Axis axis, Interval now) {
    std::size_t namesakes = 0;
    for (const Region& other : policy.regions) namesakes += other.mood == region.mood ? 1 : 0;
    if (namesakes != 1) return now;
    for (const Region& usual : default_regions({region.mood})) {
        const Interval* interval = interval_of(usual, axis);
        if (interval != nullptr) return *interval;
    }
    return now;
}

void add_borders(const Policy& policy, std::size_t index, std::vector<Parameter>& parameters) {
    const Region& region = policy.regions[index];
    for (const Axis axis : kAxes) {
        const Interval* interval = interval_of(region, axis);
        if (interval == nullptr) continue;
        const Interval initial = initial_interval(policy, region, axis, *interval);
        for (const bool upper : {false, true}) {
            Parameter border;
            border.path = fmt::format("{}{}].{}[{}]", kRegions, index, name_of(axis), upper ? 1 : 0);
            border.group = fmt::format("Region {}: {}", index, region.mood);
            border.meaning = fmt::format("{} {} at which {} may begin.", upper ? "Highest" : "Lowest",
                                         name_of(axis), region.mood);
            border.too_low = upper ? "The mood is hard to reach." : "The mood swallows its neighbours.";
            border.too_high = upper ? "The mood swallows its neighbours." : "The mood is hard to reach.";
            border.hard = border.recommended = range_of(axis);
            border.step = axis == Axis::affinity ? 1 : 0.01;
            border.initial = upper ? initial.high : initial.low;
            parameters.push_back(std::move(border));
        }
    }
}

}  // namespace

const ParameterInfo* find_parameter(std::string_view path) {
    for (const ParameterInfo& row : parameter_table()) {
        if (path == row.path) return &row;
    }
    return nullptr;
}

EngineSettings default_engine_settings() {
    EngineSettings settings;
    for (const ParameterInfo& row : parameter_table()) settings.*row.member = row.initial;
    return settings;
}

std::vector<Parameter> parameters_of(const Policy& policy) {
    std::vector<Parameter> parameters;
    for (const ParameterInfo& row : parameter_table()) parameters.push_back(parameter_of(row));
    for (const SentimentClass& entry : policy.classes) {
        const SentimentClass usual = default_class(entry.name);
        parameters.push_back(weight_of(entry.name, Axis::valence, usual.valence));
        parameters.push_back(weight_of(entry.name, Axis::arousal, usual.arousal));
    }
    for (std::size_t k = 0; k < policy.regions.size(); ++k) add_borders(policy, k, parameters);
    return parameters;
}

double get_parameter(const Policy& policy, std::string_view path) {
    const Slot<const double> slot = find_slot<const double>(policy, path);
    return slot.value != nullptr ? *slot.value : std::nan("");
}

bool set_parameter(Policy& policy, std::string_view path, double value) {
    const Slot<double> slot = find_slot<double>(policy, path);
    if (slot.value == nullptr || !std::isfinite(value)) return false;
    if (value < slot.hard.low || value > slot.hard.high || (slot.whole && value != std::floor(value)))
        return false;
    *slot.value = value;
    return true;
}

double* find_value(Policy& policy, std::string_view path) {
    return find_slot<double>(policy, path).value;
}

bool is_border(std::string_view path) {
    return take_prefix(path, kRegions);
}

bool is_half_life(std::string_view path) {
    return take_prefix(path, "engine.half_life_sec.");
}

}  // namespace rei
