// The only file that includes pagmo, whose headers take long to compile.
//
// pagmo's optimisers ask for one point at a time, but in a generation of these two no point depends on what
// another of the same generation is worth. So a generation runs twice from the same state: first to hear
// which points it asks for, then, when they have been worked out, to be answered.
#include "rei/study/evolution.hpp"

#include <cassert>
#include <limits>
#include <utility>
#include <vector>

#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/algorithms/sade.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

namespace rei {
namespace {

/// What a running generation asks, and is answered.
struct Exchange {
    Rows asked;
    const Rows* answers = nullptr;  ///< null: every answer is as bad as can be
    std::size_t next = 0;
};

/// The problem as pagmo has it, which copies it at will.
struct Asking {
    Exchange* exchange = nullptr;
    std::size_t inputs = 1, outputs = 1;

    [[nodiscard]] pagmo::vector_double fitness(const pagmo::vector_double& point) const {
        if (exchange->answers == nullptr) {
            exchange->asked.add(point);
            return pagmo::vector_double(outputs, std::numeric_limits<double>::max());
        }
        assert(exchange->next < exchange->answers->size());
        const auto answer = (*exchange->answers)[exchange->next++];
        return {answer.begin(), answer.end()};
    }
    [[nodiscard]] std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
        return {pagmo::vector_double(inputs, -1), pagmo::vector_double(inputs, 1)};
    }
    [[nodiscard]] pagmo::vector_double::size_type get_nobj() const { return outputs; }
};

pagmo::algorithm algorithm_of(Evolution::By by, std::size_t inputs, unsigned seed) {
    if (by == Evolution::By::differences) {
        constexpr unsigned kOneGeneration = 1, kRand1Bin = 7, kJde = 1;
        return pagmo::algorithm(pagmo::sade(kOneGeneration, kRand1Bin, kJde, 0, 0, true, seed));
    }
    return pagmo::algorithm(pagmo::nsga2(1, 0.9, 10, 1.0 / static_cast<double>(inputs), 20, seed));
}

pagmo::vector_double vector_of(std::span<const double> row) {
    return {row.begin(), row.end()};
}

}  // namespace

struct Evolution::Pagmo {
    Pagmo(By by, const Rows& points, const Rows& worth, std::uint64_t seed)
        : exchange{Rows(points.width())},
          algorithm(algorithm_of(by, points.width(), static_cast<unsigned>(seed ^ (seed >> 32U)))),
          population(pagmo::problem(Asking{&exchange, points.width(), worth.width()}), 0,
                     static_cast<unsigned>(seed)) {
        for (std::size_t k = 0; k < points.size(); ++k) {
            population.push_back(vector_of(points[k]), vector_of(worth[k]));
        }
    }
    Pagmo(const Pagmo&) = delete;
    Pagmo& operator=(const Pagmo&) = delete;

    Exchange exchange;
    pagmo::algorithm algorithm;
    pagmo::population population;
};

Evolution::Evolution(By by, const Rows& points, const Rows& worth, std::uint64_t seed)
    : pagmo_(std::make_unique<Pagmo>(by, points, worth, seed)) {}
Evolution::~Evolution() = default;
Evolution::Evolution(Evolution&&) noexcept = default;
Evolution& Evolution::operator=(Evolution&&) noexcept = default;

Rows Evolution::ask() {
    Exchange& exchange = pagmo_->exchange;
    exchange = {Rows(exchange.asked.width())};
    const pagmo::algorithm rehearsal = pagmo_->algorithm;  // its dice are thrown again when it is told
    static_cast<void>(rehearsal.evolve(pagmo_->population));
    return exchange.asked;
}

void Evolution::tell(const Rows& worth) {
    Exchange& exchange = pagmo_->exchange;
    exchange.answers = &worth;
    exchange.next = 0;
    pagmo_->population = pagmo_->algorithm.evolve(pagmo_->population);
    exchange.answers = nullptr;
}

}  // namespace rei
