#include "rei/study/ticks.hpp"

namespace rei {

double ticks_as_turns(const Policy& policy, Variant variant, double seconds) {
    constexpr double kOfHmm = 5;  // measured: 0.5 µs a tick, those of the others 0.05 to 0.1 µs
    switch (variant) {
        case Variant::discrete:
            return seconds / policy.engine.discrete_tick_sec;
        case Variant::kalman:
            return seconds / policy.engine.grid_sec;
        case Variant::hmm:
            return kOfHmm * seconds / policy.engine.grid_sec;
        case Variant::heuristic:
        case Variant::continuous:
        case Variant::fsm:
            break;
    }
    return 0;
}

}  // namespace rei
