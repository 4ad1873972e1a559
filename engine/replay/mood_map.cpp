#include "rei/replay/mood_map.hpp"

#include <algorithm>

namespace rei {
namespace {

bool holds(const Interval& bounds, double x) {
    return x >= bounds.low - kStateSlack && x <= bounds.high + kStateSlack;
}

/// The plane cut by every bound of the active regions into fields of one mood each.
class Fields {
  public:
    Fields(const Policy& policy, RegionSet active) : valence_{-1, 1}, arousal_{0, 1} {
        for (std::size_t k = 0; k < policy.regions.size(); ++k) {
            if ((active >> k & 1U) == 0) continue;
            const Region& region = policy.regions[k];
            boxes_.push_back({region.valence, region.arousal, policy.mood(region.mood)});
            valence_.insert(valence_.end(), {region.valence.low, region.valence.high});
            arousal_.insert(arousal_.end(), {region.arousal.low, region.arousal.high});
        }
        tidy(valence_);
        tidy(arousal_);
        for (std::size_t row = 0; row < rows(); ++row) {
            for (std::size_t column = 0; column < columns(); ++column) {
                moods_.push_back(mood_at(middle(valence_, column), middle(arousal_, row), policy.neutral()));
            }
        }
    }

    /// The borders on the upright line between `column` and the next, each as long as it goes.
    void add_upright(std::size_t column, std::vector<BorderPiece>& out) const {
        bool open = false;
        for (std::size_t row = 0; row < rows(); ++row) {
            const bool differ = mood(column, row) != mood(column + 1, row);
            if (differ && !open) {
                out.push_back({{valence_[column + 1], valence_[column + 1]}, {arousal_[row], 0}});
            }
            if (differ) out.back().arousal.high = arousal_[row + 1];
            open = differ;
        }
    }
    /// The same on the level line between `row` and the next.
    void add_level(std::size_t row, std::vector<BorderPiece>& out) const {
        bool open = false;
        for (std::size_t column = 0; column < columns(); ++column) {
            const bool differ = mood(column, row) != mood(column, row + 1);
            if (differ && !open) {
                out.push_back({{valence_[column], 0}, {arousal_[row + 1], arousal_[row + 1]}});
            }
            if (differ) out.back().valence.high = valence_[column + 1];
            open = differ;
        }
    }

    [[nodiscard]] std::size_t columns() const { return valence_.size() - 1; }
    [[nodiscard]] std::size_t rows() const { return arousal_.size() - 1; }

  private:
    struct Box {
        Interval valence, arousal;
        Mood mood;
    };
    static void tidy(std::vector<double>& cuts) {
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    }
    static double middle(const std::vector<double>& cuts, std::size_t k) {
        return (cuts[k] + cuts[k + 1]) / 2;
    }
    [[nodiscard]] Mood mood_at(double valence, double arousal, Mood otherwise) const {
        for (const Box& box : boxes_) {
            if (holds(box.valence, valence) && holds(box.arousal, arousal)) return box.mood;
        }
        return otherwise;
    }
    [[nodiscard]] Mood mood(std::size_t column, std::size_t row) const {
        return moods_[row * columns() + column];
    }

    std::vector<double> valence_, arousal_;  ///< cuts, ascending
    std::vector<Box> boxes_;
    std::vector<Mood> moods_;  ///< by row, then column
};

}  // namespace

Mood plain_mood(const Policy& policy, double valence, double arousal) {
    for (const Region& region : policy.regions) {
        if (region.intensity || region.affinity) continue;
        if (holds(region.valence, valence) && holds(region.arousal, arousal)) return policy.mood(region.mood);
    }
    return policy.neutral();
}

std::vector<BorderPiece> mood_borders(const Policy& policy, RegionSet active) {
    const Fields fields(policy, active);
    std::vector<BorderPiece> out;
    for (std::size_t column = 0; column + 1 < fields.columns(); ++column) fields.add_upright(column, out);
    for (std::size_t row = 0; row + 1 < fields.rows(); ++row) fields.add_level(row, out);
    return out;
}

}  // namespace rei
