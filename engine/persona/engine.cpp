#include "rei/persona/engine.hpp"

#include <cassert>

#include "rei/persona/continuous_engine.hpp"
#include "rei/persona/discrete_engine.hpp"
#include "rei/persona/fsm_engine.hpp"
#include "rei/persona/heuristic_engine.hpp"
#include "rei/persona/hmm_engine.hpp"
#include "rei/persona/kalman_engine.hpp"

namespace rei {
namespace {

using MakeEngine = std::unique_ptr<Engine> (*)(const Policy&);

template <class E>
std::unique_ptr<Engine> make(const Policy& policy) {
    return std::make_unique<E>(policy);
}

struct VariantRow {
    Variant variant;
    Matching matching;
    MakeEngine make;
};
// where a new variant is added
constexpr VariantRow kVariants[] = {
    {Variant::heuristic, Matching::verbatim, make<HeuristicEngine>},
    {Variant::discrete, Matching::normalised, make<DiscreteEngine>},
    {Variant::continuous, Matching::normalised, make<ContinuousEngine>},
    {Variant::kalman, Matching::normalised, make<KalmanEngine>},
    {Variant::fsm, Matching::normalised, make<FsmEngine>},
    {Variant::hmm, Matching::normalised, make<HmmEngine>},
};

const VariantRow* find(Variant variant) {
    for (const VariantRow& row : kVariants) {
        if (row.variant == variant) return &row;
    }
    return nullptr;
}

}  // namespace

bool is_available(Variant variant) {
    return find(variant) != nullptr;
}

std::unique_ptr<Engine> make_engine(const Policy& policy, Variant variant) {
    const VariantRow* row = find(variant);
    assert(row != nullptr);
    return row->make(policy);
}

Matching matching_of(Variant variant) {
    const VariantRow* row = find(variant);
    return row == nullptr ? Matching::normalised : row->matching;
}

}  // namespace rei
