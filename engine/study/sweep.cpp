#include "rei/study/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rei/replay/robustness.hpp"

namespace rei {
namespace {

UnitPoints points_of(const SweepPlan& plan) {
    const std::size_t dimensions = plan.ranges.size();
    switch (plan.sampling) {
        case Sampling::latin:
            return LatinHypercube(dimensions, plan.count, plan.seed);
        case Sampling::sobol:
            return SobolSequence(dimensions);
        case Sampling::grid:
            break;
    }
    return Grid(plan.levels);
}

}  // namespace

Sweep::Sweep(SweepPlan plan, const CrewOf& crews, RowSink sink)
    : plan_(std::move(plan)),
      task_(plan_.trial),
      box_(task_.trial().policy, task_.trial().free, plan_.ranges),
      unit_points_(points_of(plan_)),
      points_(plan_.sampling == Sampling::grid ? Grid(plan_.levels).size() : plan_.count),
      crew_(crews(task_)),
      sink_(std::move(sink)),
      summary_(task_),
      next_in_(task_.inputs()),
      in_(task_.inputs()),
      out_(task_.outputs()),
      known_in_(task_.inputs()),
      known_out_(task_.outputs()),
      unit_(task_.inputs()) {
    get_ready(0);
}

bool Sweep::advance() {
    std::swap(in_, next_in_);
    crew_->work(in_, out_, [this] {
        take_in();
        get_ready(points_handed_ + in_.size());
    });
    std::swap(in_, known_in_);
    std::swap(out_, known_out_);
    known_ = known_in_.size();
    points_handed_ += known_;
    if (points_handed_ == points_) take_in();
    return points_handed_ < points_;
}

/// The points of the next step, beside the work at this one.
void Sweep::get_ready(std::uint64_t from) {
    next_in_.resize(
        static_cast<std::size_t>(std::min<std::uint64_t>(rows_a_step(task_, *crew_), points_ - from)));
    for (std::size_t k = 0; k < next_in_.size(); ++k) {
        unit_points_.point(from + k, unit_);
        box_.map(unit_, next_in_[k]);
    }
}

void Sweep::take_in() {
    const std::uint64_t from = points_done();
    const Rows& in = known_in_;
    const Rows& out = known_out_;
    for (std::size_t k = 0; k < known_; ++k) {
        summary_.add(from + k, in[k], out[k]);
        if (sink_) sink_(from + k, in[k], out[k]);
    }
    known_ = 0;
}

double Sweep::progress() const {
    return static_cast<double>(points_done()) / static_cast<double>(points_);
}

double replayed_robustness(const PolicyTask& task, std::span<const double> values) {
    const Policy policy = task.policy_with(values);
    double out = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t s = 0; s < task.trial().scenarios.size(); ++s) {
        const Scenario& scenario = task.trial().scenarios[s];
        const Trace trace = replay(scenario, task.heard()[s], policy, task.trial().variant);
        for (const Verdict& verdict : judge(trace, scenario, policy)) {
            out = std::fmin(out, verdict.robustness);
        }
    }
    return out;
}

}  // namespace rei
