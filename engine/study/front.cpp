#include "rei/study/front.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rei/study/row_batch.hpp"
#include "rei/study/tune_moves.hpp"

namespace rei {
namespace {

constexpr std::size_t kFrontPopulation = 48;
constexpr std::size_t kMostPoints = 20;
/// The share of the budget for the search; the rest is for returning what need not be changed.
constexpr double kFrontSearching = 0.6;
/// Latencies and flips nearer than this are the same.
constexpr double kSame = 1e-9;

PolicyTrial with_metrics(PolicyTrial trial) {
    trial.metrics.clear();
    for (const Metric& metric : metrics_of(trial.policy.emotions)) {
        if (metric.name == "latency_sec" || metric.name == "flips_per_min") trial.metrics.push_back(metric);
    }
    std::stable_sort(trial.metrics.begin(), trial.metrics.end(),
                     [](const Metric& a, const Metric& b) { return a.name > b.name; });
    return trial;  // latency, then flips
}

bool is_as_good(const FrontPoint& a, const FrontPoint& b) {
    return a.latency_sec <= b.latency_sec + kSame && a.flips_per_min <= b.flips_per_min + kSame;
}

/// So many of a front in order, evenly by their places between the ends; the ends stay.
std::vector<FrontPoint> thinned(const std::vector<FrontPoint>& front, std::size_t most) {
    if (front.size() <= most) return front;
    std::vector<FrontPoint> out;
    for (std::size_t k = 0; k < most; ++k) out.push_back(front[k * (front.size() - 1) / (most - 1)]);
    return out;
}

}  // namespace

class FrontSearch::Search {
  public:
    Search(FrontPlan plan, const CrewOf& crews)
        : plan_(std::move(plan)),
          task_(with_metrics(plan_.tune.trial)),
          space_(task_.trial().policy, task_.trial().free, plan_.tune.hard_ranges),
          scorer_(task_, space_, plan_.tune.margin),
          batch_(task_, crews(task_)),
          draws_(plan_.tune.seed) {
        batch_.begin(beginnings());
    }

    bool advance() {
        if (done_) return false;
        batch_.advance([&](auto values, auto outcome) { note(values, outcome); });
        if (batch_.is_whole()) digest();
        const double share =
            static_cast<double>(tries_) / static_cast<double>(std::max<std::size_t>(1, plan_.tune.budget));
        progress_ = done_ ? 1 : std::clamp(share, progress_, 0.99);
        return !done_;
    }
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] std::size_t tries() const { return tries_; }
    [[nodiscard]] const PolicyTask& task() const { return task_; }
    [[nodiscard]] std::vector<FrontPoint> result() const {
        std::vector<FrontPoint> out;
        for (const FrontPoint& point : polished_.empty() ? thinned(front_, kMostPoints) : polished_) {
            if (failing_in(verdicts_of(task_, point.values)) == 0) out.push_back(point);
        }
        return out;
    }

  private:
    /// The base, and it with one parameter moved.
    [[nodiscard]] Rows beginnings() {
        Rows out(space_.size());
        out.add(plan_.base);
        while (out.size() < kFrontPopulation) {
            std::vector<double> row = plan_.base;
            const std::size_t k = draws_.below(row.size());
            const double share = space_.share_of(k, row[k]) + draws_.between(-0.5, 0.5);
            row[k] = space_.value_at(k, std::clamp(share, -1.0, 1.0));
            out.add(row);
        }
        return out;
    }
    /// The mean of one of the two metrics over the scenarios where it is defined.
    [[nodiscard]] double mean_of(std::size_t metric, std::span<const double> outcome) const {
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t s = 0; s < task_.trial().scenarios.size(); ++s) {
            const double value = outcome[task_.metric_at(s, metric)];
            if (std::isnan(value)) continue;
            sum += value;
            ++count;
        }
        return count == 0 ? 0 : sum / static_cast<double>(count);
    }
    [[nodiscard]] FrontPoint point_of(std::span<const double> values, std::span<const double> outcome) const {
        FrontPoint out{{values.begin(), values.end()},
                       mean_of(0, outcome),
                       mean_of(1, outcome),
                       space_.change(values),
                       1};
        const auto& scenarios = task_.trial().scenarios;
        for (std::size_t s = 0; s < scenarios.size(); ++s) {
            for (std::size_t e = 0; e < scenarios[s].expectations.size(); ++e) {
                const double robustness = outcome[task_.expectation_at(s, e)];
                out.spare =
                    std::min(out.spare, comparable_robustness(scenarios[s].expectations[e], robustness));
            }
        }
        return out;
    }
    void note(std::span<const double> values, std::span<const double> outcome) {
        ++tries_;
        if (!scorer_(values, outcome).holds()) return;
        FrontPoint point = point_of(values, outcome);
        for (const FrontPoint& other : front_) {
            if (is_as_good(other, point) && (!is_as_good(point, other) || other.change <= point.change))
                return;
        }
        std::erase_if(front_, [&](const FrontPoint& other) { return is_as_good(point, other); });
        const auto at = std::find_if(front_.begin(), front_.end(), [&](const FrontPoint& other) {
            return other.latency_sec > point.latency_sec;
        });
        front_.insert(at, std::move(point));
    }
    [[nodiscard]] Rows worth() const {
        Rows out(2);
        for (std::size_t k = 0; k < batch_.in().size(); ++k) {
            const Score score = scorer_(batch_.in()[k], batch_.out()[k]);
            const double fails = kFails + std::min(score.violation, kFails);
            const double both[] = {score.holds() ? mean_of(0, batch_.out()[k]) : fails,
                                   score.holds() ? mean_of(1, batch_.out()[k]) : fails};
            out.add(both);
        }
        return out;
    }

    void digest() {
        if (polish_) {
            polish_->tell(batch_.in(), batch_.out());
            polish_on();
            return;
        }
        if (evolution_) {
            evolution_->tell(worth());
        } else {
            Rows genes(space_.size());
            for (std::size_t k = 0; k < batch_.in().size(); ++k) genes.add(space_.genes_of(batch_.in()[k]));
            evolution_.emplace(Evolution::By::dominance, genes, worth(), plan_.tune.seed);
        }
        if (static_cast<double>(tries_) < kFrontSearching * static_cast<double>(plan_.tune.budget)) {
            Rows next(space_.size());
            const Rows genes = evolution_->ask();
            for (std::size_t k = 0; k < genes.size(); ++k) next.add(space_.values_of(genes[k]));
            batch_.begin(std::move(next));
            return;
        }
        polished_ = thinned(front_, kMostPoints);
        polish_on();
    }
    [[nodiscard]] std::size_t tries_left() const {
        const std::size_t most = plan_.tune.budget + polish_allowance(plan_.tune.budget);
        return most - std::min(most, tries_);
    }
    /// The next rows of the point being polished, or of the next point.
    void polish_on() {
        for (;;) {
            Rows rows = polish_ ? polish_->ask(tries_left()) : Rows(space_.size());
            if (rows.size() > 0 && tries_ < plan_.tune.budget) {
                batch_.begin(std::move(rows));
                return;
            }
            if (polish_) ++polishing_;
            if (polishing_ == polished_.size() || tries_ >= plan_.tune.budget) break;
            const FrontPoint& point = polished_[polishing_];
            polish_.emplace(space_, as_good_as(polishing_), Scored{point.values, {0, 0, point.change}});
        }
        std::sort(polished_.begin(), polished_.end(),
                  [](const FrontPoint& a, const FrontPoint& b) { return a.latency_sec < b.latency_sec; });
        done_ = true;
    }
    /// Holds and is as soon and as steady as a point; the less change the better. What is found takes its
    /// place.
    [[nodiscard]] ScoreOf as_good_as(std::size_t index) {
        return [this, index](std::span<const double> values, std::span<const double> outcome) {
            Score score = scorer_(values, outcome);
            FrontPoint& point = polished_[index];
            FrontPoint found = point_of(values, outcome);
            if (!score.holds() || !is_as_good(found, point))
                return Score{1, std::numeric_limits<double>::infinity(), 0};
            score.cost = found.change;
            if (found.change < point.change) point = std::move(found);
            return score;
        };
    }

    FrontPlan plan_;
    PolicyTask task_;
    TuneSpace space_;
    TuneScorer scorer_;
    RowBatch batch_;
    Draws draws_;
    std::optional<Evolution> evolution_;
    std::vector<FrontPoint> front_;  ///< the soonest first
    std::vector<FrontPoint> polished_;
    std::optional<PolishStage> polish_;
    std::size_t polishing_ = 0;  ///< which of the polished
    std::size_t tries_ = 0;
    double progress_ = 0;
    bool done_ = false;
};

FrontSearch::FrontSearch(FrontPlan plan, const CrewOf& crews)
    : search_(std::make_unique<Search>(std::move(plan), crews)) {}
FrontSearch::~FrontSearch() = default;
FrontSearch::FrontSearch(FrontSearch&&) noexcept = default;
FrontSearch& FrontSearch::operator=(FrontSearch&&) noexcept = default;

bool FrontSearch::advance() {
    return search_->advance();
}

double FrontSearch::progress() const {
    return search_->progress();
}

std::vector<FrontPoint> FrontSearch::result() const {
    return search_->result();
}

std::size_t FrontSearch::tries() const {
    return search_->tries();
}

const PolicyTask& FrontSearch::task() const {
    return search_->task();
}

}  // namespace rei
