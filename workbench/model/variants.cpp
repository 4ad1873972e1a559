#include "rei/model/variants.hpp"

#include "rei/persona/engine.hpp"

namespace rei::workbench {

namespace {

constexpr Variant kInOrder[] = {Variant::continuous, Variant::heuristic, Variant::discrete,
                                Variant::kalman,     Variant::fsm,       Variant::hmm};

bool starts_with(const std::string& text, const std::string& start) {
    return text.compare(0, start.size(), start) == 0;
}

}  // namespace

std::vector<Variant> available_variants() {
    std::vector<Variant> variants;
    for (const Variant variant : kInOrder) {
        if (is_available(variant)) variants.push_back(variant);
    }
    return variants;
}

std::optional<Variant> only_reader(const std::string& parameter_path) {
    if (starts_with(parameter_path, "engine.decay.")) return Variant::heuristic;
    for (const Variant variant : kInOrder) {
        if (starts_with(parameter_path, std::string("engine.") + name_of(variant) + '.')) return variant;
    }
    return std::nullopt;
}

}  // namespace rei::workbench
