// Among the personas under which every expectation holds: how soon they answer against how steady they are
// (DESIGN §8). Sooner is to be had for more changes of mood; the front is what is to be had.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "rei/study/tune.hpp"

namespace rei {

struct FrontPlan {
    TunePlan tune;             ///< the budget is that of the front
    std::vector<double> base;  ///< values under which every expectation holds (a TuneResult's)
};

/// No other point of the front is both as soon and as steady.
struct FrontPoint {
    std::vector<double> values;  ///< of the free parameters
    double latency_sec = 0;      ///< the metric, as a mean over the scenarios where it is defined
    double flips_per_min = 0;    ///< likewise
    double change = 0;           ///< TuneSpace::change
    double spare = 0;            ///< the least comparable robustness; at least 0
};

/// NSGA-II (pagmo's) from the base, every expectation a condition; then each point returns what it need not
/// change.
class FrontSearch {
  public:
    FrontSearch(FrontPlan plan, const CrewOf& crews);
    ~FrontSearch();
    FrontSearch(FrontSearch&&) noexcept;
    FrontSearch& operator=(FrontSearch&&) noexcept;

    bool advance();
    /// From 0 to 1; never falls.
    [[nodiscard]] double progress() const;
    /// The soonest first; at most 20, spread over the front. All of them hold by the plain engine.
    [[nodiscard]] std::vector<FrontPoint> result() const;
    [[nodiscard]] std::size_t tries() const;
    [[nodiscard]] const PolicyTask& task() const;

  private:
    class Search;
    std::unique_ptr<Search> search_;
};

}  // namespace rei
