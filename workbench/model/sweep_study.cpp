#include "rei/model/sweep_study.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rei/study/sweep.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::workbench {

SweepStudy::SweepStudy(const Session& session, const StudySetup& setup)
    : base_(session), asked_(setup.shown) {
    for (const StudyAxis* const axis : {&setup.x, &setup.y}) {
        axes_.push_back(*parameter_at(session, axis->path));
        ranges_.push_back(range_of(*axis, axes_.back()));
        levels_.push_back(points_of(*axis, axes_.back()));
    }
    points_ = levels_[0] * levels_[1];
    job_ = std::make_unique<Job>(begin());
}

Job::Begin SweepStudy::begin() const {
    SweepPlan plan;
    plan.trial = {base_.policy,
                  base_.variant,
                  {*base_.scenario},
                  {axes_[0].path, axes_[1].path},
                  study_metrics(base_.policy, *base_.scenario)};
    plan.ranges = ranges_;
    plan.levels = levels_;
    return [inbox = inbox_, plan = std::move(plan)]() -> Job::Step {
        const auto keep = [inbox](std::uint64_t, std::span<const double>, std::span<const double> outcome) {
            const std::lock_guard lock(inbox->mutex);
            inbox->fresh->add(outcome);
        };
        const auto sweep = std::make_shared<Sweep>(plan, thread_crews(), keep);
        const std::lock_guard lock(inbox->mutex);
        inbox->columns = columns_of(sweep->task());
        inbox->box = sweep->box();
        inbox->fresh = Rows(sweep->task().outputs());
        return [sweep]() -> Job::Progress {
            const bool goes_on = sweep->advance();
            return {goes_on, sweep->progress()};
        };
    };
}

void SweepStudy::take() {
    std::optional<Rows> fresh;
    {
        const std::lock_guard lock(inbox_->mutex);
        if (!inbox_->fresh || inbox_->fresh->size() == 0) return;
        if (!outcomes_) {
            columns_ = inbox_->columns;
            box_ = inbox_->box;
            outcomes_ = Rows(inbox_->fresh->width());
        }
        fresh = Rows(inbox_->fresh->width());
        std::swap(fresh, inbox_->fresh);
    }
    if (!map_) paint();
    const Rows& rows = *fresh;
    for (std::size_t k = 0; k < rows.size(); ++k) add(rows[k]);
    contour_ = map_->contour();
}

void SweepStudy::add(std::span<const double> outcome) {
    const std::size_t index = outcomes_->size();
    outcomes_->add(outcome);
    mark(index, outcome);
    if (!has_expectations()) return;
    const double robustness = columns_[0].of(outcome);
    if (robustness >= 0) ++passing_;
    if (std::isnan(robustness) || (best_ && robustness <= most_robustness_)) return;
    best_ = Node{index / levels_[1], index % levels_[1]};
    most_robustness_ = robustness;
}

void SweepStudy::mark(std::size_t index, std::span<const double> outcome) {
    map_->add(index, outcome);
    const double value = shown().of(outcome);
    if (std::isnan(value)) return;
    shown_range_ = has_range_
                       ? Interval{std::min(shown_range_.low, value), std::max(shown_range_.high, value)}
                       : Interval{value, value};
    has_range_ = true;
}

void SweepStudy::paint() {
    has_range_ = false;
    shown_range_ = {0, 0};
    shown_ = find_column(columns_, asked_);
    // robustness is the first column where there are expectations; else nothing is asked of it
    const Quantity robustness = has_expectations() ? columns_[0].quantity : Quantity{};
    map_.emplace(Grid(levels_), *box_, HeatMapPlan{0, 1, {0, 0}, columns_[shown_].quantity}, robustness);
    const Rows& known = *outcomes_;
    for (std::size_t k = 0; k < known.size(); ++k) mark(k, known[k]);
    contour_ = map_->contour();
}

void SweepStudy::show(const std::string& column) {
    if (asked_ == column) return;
    asked_ = column;
    if (map_) paint();
}

bool SweepStudy::is_of(const Session& session) const {
    return base_.is_of(session, {axes_[0].path, axes_[1].path});
}

double SweepStudy::value(std::size_t column, std::size_t across, std::size_t up) const {
    const std::size_t index = across * levels_[1] + up;
    if (index >= points_done()) return std::numeric_limits<double>::quiet_NaN();
    const Rows& known = *outcomes_;
    return columns_[column].of(known[index]);
}

}  // namespace rei::workbench
