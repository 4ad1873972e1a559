#include "rei/policy/traits.hpp"

#include <utility>

namespace rei {

bool is_trait(const Parameter& parameter, double present) {
    for (const char* path : {"engine.grid_sec", "engine.discrete.tick_sec", "engine.fsm.seed"}) {
        if (parameter.path == path) return false;
    }
    return !is_border(parameter.path) || (present > parameter.hard.low && present < parameter.hard.high);
}

bool is_read_by(Variant variant, std::string_view path) {
    constexpr std::pair<std::string_view, Variant> kOwn[] = {
        {"engine.decay.", Variant::heuristic}, {"engine.discrete.", Variant::discrete},
        {"engine.kalman.", Variant::kalman},   {"engine.fsm.", Variant::fsm},
        {"engine.hmm.", Variant::hmm},
    };
    if (path == "engine.grid_sec") return variant == Variant::kalman || variant == Variant::hmm;
    for (const auto& [prefix, owner] : kOwn) {
        if (path.substr(0, prefix.size()) == prefix) return variant == owner;
    }
    return true;
}

}  // namespace rei
