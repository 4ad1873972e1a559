#include "rei/labelling/centroids.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace rei {
namespace {

struct Point {
    double valence = 0, arousal = 0;
};

/// A piece of the plane that no border cuts.
struct Piece {
    Interval valence, arousal;

    [[nodiscard]] double area() const { return (valence.high - valence.low) * (arousal.high - arousal.low); }
    [[nodiscard]] Point middle() const {
        return {(valence.low + valence.high) / 2, (arousal.low + arousal.high) / 2};
    }
    [[nodiscard]] bool holds(Point at) const {
        return at.valence >= valence.low && at.valence <= valence.high && at.arousal >= arousal.low &&
               at.arousal <= arousal.high;
    }
};

bool always_holds(const Region& region) {
    return !region.intensity && !region.affinity;
}

bool covers(const Region& region, Point at) {
    return Piece{region.valence, region.arousal}.holds(at);
}

std::vector<double> borders(const Policy& policy, Interval Region::*axis, double low, double high) {
    std::vector<double> out = {low, high};
    for (const Region& region : policy.regions) {
        out.push_back((region.*axis).low);
        out.push_back((region.*axis).high);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// The plane cut at every border.
std::vector<Piece> pieces_of(const Policy& policy) {
    const std::vector<double> v = borders(policy, &Region::valence, -1, 1);
    const std::vector<double> a = borders(policy, &Region::arousal, 0, 1);
    std::vector<Piece> out;
    for (std::size_t k = 1; k < v.size(); ++k) {
        for (std::size_t j = 1; j < a.size(); ++j) out.push_back({{v[k - 1], v[k]}, {a[j - 1], a[j]}});
    }
    return out;
}

std::vector<Mood> moods_by_region(const Policy& policy) {
    std::vector<Mood> out;
    for (const Region& region : policy.regions) out.push_back(policy.mood(region.mood));
    return out;
}

using Grounds = std::vector<std::vector<Piece>>;  // by mood

/// What the regions that always hold leave to each mood, the first that holds a piece winning.
Grounds won_grounds(const Policy& policy, const std::vector<Mood>& moods, const std::vector<Piece>& pieces) {
    Grounds out(policy.emotions.size());
    for (const Piece& piece : pieces) {
        for (std::size_t k = 0; k < moods.size(); ++k) {
            if (!always_holds(policy.regions[k]) || !covers(policy.regions[k], piece.middle())) continue;
            out[moods[k]].push_back(piece);
            break;
        }
    }
    return out;
}

/// All that regions which hold at times cover of `mood`.
std::vector<Piece> covered_ground(const Policy& policy, const std::vector<Mood>& moods,
                                  const std::vector<Piece>& pieces, Mood mood) {
    std::vector<Piece> out;
    for (const Piece& piece : pieces) {
        for (std::size_t k = 0; k < moods.size(); ++k) {
            if (moods[k] != mood || !covers(policy.regions[k], piece.middle())) continue;
            if (always_holds(policy.regions[k])) continue;
            out.push_back(piece);
            break;
        }
    }
    return out;
}

Point centre_of_gravity(const std::vector<Piece>& ground) {
    Point sum;
    double area = 0;
    for (const Piece& piece : ground) {
        sum.valence += piece.middle().valence * piece.area();
        sum.arousal += piece.middle().arousal * piece.area();
        area += piece.area();
    }
    return {sum.valence / area, sum.arousal / area};
}

/// The centre of gravity, or the middle of the piece next to it where it lies outside the ground.
Point centre_of(const std::vector<Piece>& ground) {
    const Point centre = centre_of_gravity(ground);
    const auto distance = [&](const Piece& piece) {
        return std::hypot(piece.middle().valence - centre.valence, piece.middle().arousal - centre.arousal);
    };
    const Piece* nearest = &ground.front();
    for (const Piece& piece : ground) {
        if (piece.holds(centre)) return centre;
        if (distance(piece) < distance(*nearest)) nearest = &piece;
    }
    return nearest->middle();
}

std::optional<double> intensity_of(const Policy& policy, const std::vector<Mood>& moods, Mood mood) {
    for (std::size_t k = 0; k < moods.size(); ++k) {
        const std::optional<Interval>& bounds = policy.regions[k].intensity;
        if (bounds && moods[k] == mood) return (bounds->low + bounds->high) / 2;
    }
    return std::nullopt;
}

}  // namespace

std::vector<AffectState> mood_centroids(const Policy& policy) {
    const std::vector<Piece> pieces = pieces_of(policy);
    const std::vector<Mood> moods = moods_by_region(policy);
    Grounds grounds = won_grounds(policy, moods, pieces);
    const Point rest{policy.engine.baseline_valence, policy.engine.baseline_arousal};
    std::vector<AffectState> out;
    for (std::size_t k = 0; k < grounds.size(); ++k) {
        const auto mood = static_cast<Mood>(k);
        if (grounds[k].empty()) grounds[k] = covered_ground(policy, moods, pieces, mood);
        const bool at_rest = grounds[k].empty() || mood == policy.neutral();
        const Point centre = at_rest ? rest : centre_of(grounds[k]);
        const double from_rest =
            std::abs(centre.valence - rest.valence) + std::abs(centre.arousal - rest.arousal);
        out.push_back({centre.valence, centre.arousal,
                       intensity_of(policy, moods, mood).value_or(std::min(1.0, from_rest))});
    }
    return out;
}

}  // namespace rei
