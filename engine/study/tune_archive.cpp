#include "rei/study/tune_archive.hpp"

#include <algorithm>
#include <cmath>

namespace rei {
namespace {

/// How many that hold are kept, in case the plain engine says otherwise of the best.
constexpr std::size_t kKept = 16;

}  // namespace

TuneArchive::TuneArchive(const PolicyTask& task, const TuneSpace& space, const TuneScorer& scorer)
    : space_(space), scorer_(scorer), columns_(task.expectations()), kept_(task.inputs()) {}

void TuneArchive::note(std::span<const double> values, std::span<const double> outcome) {
    ++tries_;
    const Score score = scorer_(values, outcome);
    if (!start_) start_ = {{values.begin(), values.end()}, score};
    if (std::isinf(score.violation)) return;  // no policy
    boost::dynamic_bitset<> failing(columns_.size());
    for (std::size_t k = 0; k < columns_.size(); ++k) failing[k] = outcome[columns_[k]] < 0;
    if (is_rejected(values)) return;
    if (failing_sets_.add(failing, kept_.size())) kept_.add(values);
    if (score.holds()) keep(values, score);
    if (best_ && !(score < best_->score)) return;
    best_ = {{values.begin(), values.end()}, score};
    best_fails_ = failing;
    history_.push_back({tries_, score.failing, score.violation, space_.change(values)});
}

void TuneArchive::keep(std::span<const double> values, const Score& score) {
    const auto at =
        std::find_if(held_.begin(), held_.end(), [&](const Scored& other) { return score < other.score; });
    held_.insert(at, {{values.begin(), values.end()}, score});
    if (held_.size() > kKept) held_.pop_back();
}

bool TuneArchive::is_rejected(std::span<const double> values) const {
    return std::any_of(rejected_.begin(), rejected_.end(), [&](const std::vector<double>& other) {
        return std::equal(values.begin(), values.end(), other.begin());
    });
}

void TuneArchive::reject(const std::vector<double>& values) {
    rejected_.push_back(values);
    std::erase_if(held_, [&](const Scored& other) { return other.values == values; });
    best_ = held_.empty() ? start_ : held_.front();
}

std::vector<std::size_t> TuneArchive::held_by_best() const {
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < best_fails_.size(); ++k) {
        if (!best_fails_[k]) out.push_back(k);
    }
    return out;
}

}  // namespace rei
