#include "rei/study/tune_moves.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rei {
namespace {

constexpr double kProbes[] = {-1, -0.5, -0.25, -0.12, 0.12, 0.25, 0.5, 1};
/// How often a parameter that gains nothing by itself is moved in a beginning, and how far.
constexpr double kOthersMoved = 0.3;
constexpr double kOthersDeviation = 0.3;
/// How often in a variation a change is returned in part, or an unchanged parameter moved, and how far.
constexpr double kVariedReturned = 0.2, kVariedMoved = 0.05, kVariedDeviation = 0.1;
/// Parts of the way back that are tried.
constexpr double kReturns[] = {0, 0.25, 0.5, 0.75, 0.9};
/// Shares of a range by which values are moved aside.
constexpr double kAside[] = {-0.2, -0.06, 0.06, 0.2};

/// Roughly normal, of deviation 1.
double normal(Draws& draws) {
    double sum = -6;
    for (int k = 0; k < 12; ++k) sum += draws.unit();
    return sum;
}

/// A move of one parameter away from a base.
struct Move {
    std::size_t parameter;
    double value;
};

/// The base with one of the moves each, a row a move; of too many evenly some, so that every parameter has
/// its turn. `moved` takes the parameters by row.
Rows rows_of(std::span<const double> base, const std::vector<Move>& moves, std::size_t most,
             std::vector<std::size_t>& moved) {
    Rows out(base.size());
    moved.clear();
    const std::size_t count = std::min(most, moves.size());
    for (std::size_t k = 0; k < count; ++k) {
        const Move& move = moves[k * moves.size() / count];
        std::vector<double> row(base.begin(), base.end());
        row[move.parameter] = move.value;
        out.add(row);
        moved.push_back(move.parameter);
    }
    return out;
}

}  // namespace

ProbeStage::ProbeStage(const TuneSpace& space, ScoreOf score, Scored base)
    : space_(space), score_(std::move(score)), base_(std::move(base)), gains_(space.size()) {}

Rows ProbeStage::ask(std::size_t most) {
    if (std::exchange(done_, true)) return Rows(space_.size());
    std::vector<Move> moves;
    for (std::size_t k = 0; k < space_.size(); ++k) {
        std::vector<double> tried = {base_.values[k]};
        for (const double share : kProbes) {
            const double value = space_.value_at(k, share);
            if (std::find(tried.begin(), tried.end(), value) != tried.end()) continue;
            tried.push_back(value);
            moves.push_back({k, value});
        }
    }
    return rows_of(base_.values, moves, most, probed_);
}

void ProbeStage::tell(const Rows& values, const Rows& outcomes) {
    for (std::size_t row = 0; row < values.size(); ++row) {
        const std::size_t k = probed_[row];
        if (score_(values[row], outcomes[row]) < base_.score) gains_[k].push_back(values[row][k]);
    }
}

Rows mingle(const TuneSpace& space, std::span<const double> base,
            const std::vector<std::vector<double>>& gains, std::size_t count, Draws& draws) {
    Rows out(space.size());
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<double> values(base.begin(), base.end());
        const double taken = draws.unit();
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (!gains[k].empty()) {
                if (draws.chance(taken)) values[k] = gains[k][draws.below(gains[k].size())];
            } else if (draws.chance(kOthersMoved)) {
                values[k] = space.value_at(k, std::clamp(kOthersDeviation * normal(draws), -1.0, 1.0));
            }
        }
        out.add(values);
    }
    return out;
}

Rows vary(const TuneSpace& space, std::span<const double> base, std::size_t count, Draws& draws) {
    Rows out(space.size());
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<double> values(base.begin(), base.end());
        for (std::size_t k = 0; k < values.size(); ++k) {
            const bool changed = values[k] != space.present()[k];
            const double share = space.share_of(k, values[k]);
            if (changed && draws.chance(kVariedReturned)) {
                values[k] = space.value_at(k, share * draws.unit());
            } else if (draws.chance(changed ? kVariedReturned : kVariedMoved)) {
                values[k] =
                    space.value_at(k, std::clamp(share + kVariedDeviation * normal(draws), -1.0, 1.0));
            }
        }
        out.add(values);
    }
    return out;
}

EvolveStage::EvolveStage(const TuneSpace& space, ScoreOf score, Rows beginnings, std::uint64_t seed,
                         Limits limits)
    : space_(space),
      score_(std::move(score)),
      beginnings_(std::move(beginnings)),
      seed_(seed),
      limits_(limits) {}

Rows EvolveStage::ask(std::size_t most) {
    // a generation is bred whole
    if (most < beginnings_.size()) return Rows(space_.size());
    if (!evolution_ && !best_) return beginnings_;
    const bool satisfied = limits_.until_it_holds && best_->score.holds();
    Rows out(space_.size());
    if (satisfied || tries_ >= limits_.tries || generations_without_ >= limits_.patience) return out;
    const Rows genes = evolution_->ask();
    for (std::size_t k = 0; k < genes.size(); ++k) out.add(space_.values_of(genes[k]));
    return out;
}

void EvolveStage::tell(const Rows& values, const Rows& outcomes) {
    Rows worth(1), genes(space_.size());
    ++generations_without_;
    for (std::size_t row = 0; row < values.size(); ++row) {
        const Score score = score_(values[row], outcomes[row]);
        const double small = score.to_be_small();
        worth.add({&small, 1});
        if (!evolution_) genes.add(space_.genes_of(values[row]));
        if (best_ && !(score < best_->score)) continue;
        best_ = {{values[row].begin(), values[row].end()}, score};
        generations_without_ = 0;
    }
    tries_ += values.size();
    if (evolution_) {
        evolution_->tell(worth);
    } else {
        evolution_.emplace(Evolution::By::differences, genes, worth, seed_);
    }
}

PolishStage::PolishStage(const TuneSpace& space, ScoreOf score, Scored from)
    : space_(space), score_(std::move(score)), best_(std::move(from)) {}

Rows PolishStage::ask(std::size_t most) {
    if (done_) return Rows(space_.size());
    return jointly_ ? joint_moves(most) : single_moves(most);
}

/// Parts of the way back, and a little to either side.
std::vector<double> PolishStage::moves_of(std::size_t parameter) const {
    const double value = best_.values[parameter];
    const double share = space_.share_of(parameter, value);
    std::vector<double> out;
    const auto add = [&](double move) {
        if (move != value && std::find(out.begin(), out.end(), move) == out.end()) out.push_back(move);
    };
    if (value != space_.present()[parameter]) {
        for (const double part : kReturns) add(space_.value_at(parameter, part * share));
        for (const int step : {-1, 1}) add(space_.value_beside(parameter, value, step));
    }
    for (const double aside : kAside) {
        if (std::abs(share + aside) <= 1) add(space_.value_at(parameter, share + aside));
    }
    return out;
}

Rows PolishStage::single_moves(std::size_t most) {
    std::vector<Move> moves;
    for (std::size_t k = 0; k < space_.size(); ++k) {
        for (const double value : moves_of(k)) moves.push_back({k, value});
    }
    return rows_of(best_.values, moves, most, moved_);
}

/// The best move alone, with the next best, and so on: not all of them go together.
Rows PolishStage::joint_moves(std::size_t most) const {
    Rows out(space_.size());
    std::vector<double> row = best_.values;
    for (const Gain& gain : gains_) {
        if (out.size() == most) break;
        row[gain.parameter] = gain.value;
        out.add(row);
    }
    return out;
}

void PolishStage::tell_single(const Rows& values, const Rows& outcomes) {
    gains_.clear();
    for (std::size_t row = 0; row < values.size(); ++row) {
        const Score score = score_(values[row], outcomes[row]);
        if (!score.holds() || score.cost >= best_.score.cost) continue;
        const Gain gain{moved_[row], values[row][moved_[row]], score.cost};
        const auto same = std::find_if(gains_.begin(), gains_.end(),
                                       [&](const Gain& other) { return other.parameter == gain.parameter; });
        if (same == gains_.end()) {
            gains_.push_back(gain);
        } else if (gain.cost < same->cost) {
            *same = gain;
        }
    }
    std::stable_sort(gains_.begin(), gains_.end(),
                     [](const Gain& a, const Gain& b) { return a.cost < b.cost; });
    done_ = gains_.empty();
    jointly_ = true;
}

void PolishStage::tell(const Rows& values, const Rows& outcomes) {
    if (!jointly_) {
        tell_single(values, outcomes);
        return;
    }
    for (std::size_t row = 0; row < values.size(); ++row) {
        const Score score = score_(values[row], outcomes[row]);
        if (score < best_.score) best_ = {{values[row].begin(), values[row].end()}, score};
    }
    jointly_ = false;
}

}  // namespace rei
