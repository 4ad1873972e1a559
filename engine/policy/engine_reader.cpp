// The sections `engine` and `regions` of a policy.
#include <algorithm>
#include <cmath>

#include "defaults.hpp"
#include "policy_sections.hpp"

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

Phrase expectation(const ParameterInfo& row) {
    if (row.whole) return phrase("a whole number in [{}, {}]", row.hard_min, row.hard_max);
    if (std::string_view(row.unit) == "s")
        return phrase("a number of seconds in [{}, {}]", row.hard_min, row.hard_max);
    return phrase("a number in [{}, {}]", row.hard_min, row.hard_max);
}

/// The value at a path of dots. What stands where an object should is complained about once.
Located walk(CheckedReader& reader, const Located& root, std::string_view path) {
    Located at = root;
    for (;;) {
        const std::size_t dot = path.find('.');
        at = at.member(path.substr(0, dot));
        if (dot == std::string_view::npos || !at) return at;
        path.remove_prefix(dot + 1);
        if (at.node.is(NodeKind::object)) continue;
        const Problems& known = reader.problems();
        if (std::none_of(known.begin(), known.end(), [&](const Problem& p) { return p.path == at.path; })) {
            reader.expected(at, phrase("an object"));
        }
        return {};
    }
}

void read_numbers(CheckedReader& reader, const Located& root, Policy& policy) {
    for (const ParameterInfo& row : parameter_table()) {
        const Located at = walk(reader, root, row.path);
        const Phrase what = expectation(row);
        const std::optional<double> value = reader.number(at, {row.hard_min, row.hard_max}, what);
        if (!value) continue;
        if (row.whole && *value != std::floor(*value)) {
            reader.expected(at, what);
        } else {
            policy.engine.*row.member = *value;
        }
    }
}

void read_version(CheckedReader& reader, const Located& engine) {
    const Located version = engine.member("version");
    const Phrase what = phrase("1, for this build knows version 1");
    if (!reader.is(version, NodeKind::number, what)) return;
    if (version.node.number() != 1) reader.expected(version, what);
}

void read_variant(CheckedReader& reader, const Located& engine, Policy& policy) {
    constexpr const char* kNames = "heuristic, discrete, continuous, kalman, fsm, hmm";
    const Phrase what = phrase("one of {}", kNames);
    const Located at = engine.member("variant");
    const std::optional<std::string> name = reader.text(at, what);
    if (!name) return;
    const std::optional<Variant> variant = find_variant(*name);
    if (variant) {
        policy.variant = *variant;
    } else {
        reader.expected(at, what);
    }
}

bool check_mood(CheckedReader& reader, const Located& at, const std::string& mood, const Policy& policy) {
    if (policy.mood(mood) != kNoMood) return true;
    reader.expected(at, phrase("a mood listed in emotions"));
    return false;
}

void read_families(CheckedReader& reader, const Located& engine, Policy& policy) {
    policy.families = default_families(policy.emotions);
    const Located families = engine.member("families");
    if (!reader.is_list(families, phrase("a list of lists of moods"))) return;
    policy.families.clear();
    families.node.each_item([&](std::size_t index, Node item) {
        const Located family = families.item(index, item);
        std::optional<std::vector<std::string>> moods = reader.texts(family, phrase("mood"));
        if (!moods) return;
        family.node.each_item([&](std::size_t k, Node mood) {
            if (mood.is(NodeKind::string))
                check_mood(reader, family.item(k, mood), std::string(mood.text()), policy);
        });
        policy.families.push_back(std::move(*moods));
    });
}

void read_region(CheckedReader& reader, const Located& at, Policy& policy) {
    if (!reader.is_object(at)) return;
    Region region;
    const Located mood = at.member("mood");
    const Phrase what = phrase("a mood listed in emotions");
    if (!mood) reader.complain({at.node, mood.path}, phrase("found nothing, expected {}", what));
    if (auto name = reader.text(mood, what)) {
        if (check_mood(reader, mood, *name, policy)) region.mood = *name;
    }
    const auto bounds = [&](Axis axis) { return reader.interval(at.member(name_of(axis)), range_of(axis)); };
    region.valence = bounds(Axis::valence).value_or(region.valence);
    region.arousal = bounds(Axis::arousal).value_or(region.arousal);
    region.intensity = bounds(Axis::intensity);
    region.affinity = bounds(Axis::affinity);
    policy.regions.push_back(std::move(region));
}

}  // namespace

void read_engine(CheckedReader& reader, const Located& root, Policy& policy) {
    const Located engine = root.member("engine");
    read_numbers(reader, root, policy);
    read_version(reader, engine);
    read_variant(reader, engine, policy);
    read_families(reader, engine, policy);
}

void read_regions(CheckedReader& reader, const Located& root, Policy& policy) {
    const Located regions = root.member("regions");
    if (!reader.is_list(regions, phrase("a list of regions"))) {
        policy.regions = default_regions(policy.emotions);
        return;
    }
    if (regions.node.size() > kMaxRegions) {
        reader.complain(regions,
                        phrase("found {} regions, expected at most {}", regions.node.size(), kMaxRegions));
    }
    regions.node.each_item(
        [&](std::size_t index, Node item) { read_region(reader, regions.item(index, item), policy); });
}

}  // namespace rei
