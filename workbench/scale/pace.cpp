#include "rei/scale/pace.hpp"

#include <algorithm>
#include <cmath>

namespace rei::scale {
namespace {

constexpr double kGuessedSecATurn = 100e-9;  // until there are measurements
constexpr double kShortestChunkSec = 0.5e-3;
constexpr double kMostMessageBytes = 4 << 20;

}  // namespace

Cut Cut::for_ranks(int ranks) {
    constexpr double kStepSec = 0.2;  // four of the longest chunks
    return {std::clamp(25e-6 * ranks, 8e-3, 50e-3), kStepSec};
}

Pace::Pace(const RowTask& task)
    : most_rows_(static_cast<std::size_t>(
          std::max(1.0, kMostMessageBytes / (8 * static_cast<double>(task.inputs() + task.outputs() + 1))))),
      sec_a_row_(kGuessedSecATurn * std::max(1.0, task.turns_a_row())) {}

void Pace::note(std::size_t rows, double seconds) {
    if (rows == 0 || seconds <= 0) return;
    const double measured = std::max(seconds / static_cast<double>(rows), 1e-9);
    sec_a_row_ = is_measured_ ? 0.9 * sec_a_row_ + 0.1 * measured : measured;
    is_measured_ = true;
}

std::size_t Pace::chunk(const Cut& cut, std::size_t left, unsigned threads, unsigned hands) const {
    const double share = static_cast<double>(left) / (3.0 * hands);
    const double shortest_sec = std::min(kShortestChunkSec, cut.chunk_sec);
    const double rows = threads * std::clamp(share, rows_in(shortest_sec), rows_in(cut.chunk_sec));
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(rows)), 1, most_rows_);
}

bool Pace::is_plenty(std::size_t left, unsigned hands) const {
    return static_cast<double>(left) > 4 * hands * rows_in(kShortestChunkSec);
}

double Pace::step(const Cut& cut, unsigned hands) const {
    return hands * rows_in(cut.step_sec);
}

double Pace::patience_sec(std::size_t rows, unsigned threads) const {
    return 0.05 + 6 * sec_a_row_ * std::ceil(static_cast<double>(rows) / threads);
}

}  // namespace rei::scale
