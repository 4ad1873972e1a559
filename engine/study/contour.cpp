#include "rei/study/contour.hpp"

#include <cmath>
#include <map>
#include <set>

namespace rei {
namespace {

/// A side of a square: from its node, to the right or up. Lines run from side to side.
struct Side {
    std::size_t node;
    bool up;
    friend bool operator<(const Side& a, const Side& b) {
        return a.node < b.node || (a.node == b.node && a.up < b.up);
    }
};

class Marching {
  public:
    Marching(std::span<const double> values, std::size_t width)
        : values_(values), width_(width), height_(width == 0 ? 0 : values.size() / width) {}

    std::vector<Polyline> lines() {
        for (std::size_t y = 0; y + 1 < height_; ++y) {
            for (std::size_t x = 0; x + 1 < width_; ++x) cross(y * width_ + x);
        }
        std::vector<Side> starts;
        for (const auto& [begin, end] : next_) {
            if (!ends_.contains(begin)) starts.push_back(begin);
        }
        std::vector<Polyline> out;
        for (const Side& start : starts) out.push_back(follow(start));
        while (!next_.empty()) out.push_back(follow(next_.begin()->first));
        return out;
    }

  private:
    [[nodiscard]] bool above(std::size_t node) const { return values_[node] >= 0; }
    /// The lines through the square whose lower left node is given, what is above to their left.
    void cross(std::size_t node) {
        // nodes and sides in turn, against the clock: side k leads from corner k to corner k + 1
        const std::size_t corner[] = {node, node + 1, node + 1 + width_, node + width_};
        const Side side[] = {{node, false}, {node + 1, true}, {node + width_, false}, {node, true}};
        double sum = 0;
        for (const std::size_t at : corner) sum += values_[at];
        if (std::isnan(sum)) return;
        // a line comes in where the corners turn from above to below, and leaves where they turn back
        for (std::size_t k = 0; k < 4; ++k) {
            if (!above(corner[k]) || above(corner[(k + 1) % 4])) continue;
            const Side& end = side[leaves_after(corner, k, sum >= 0)];
            next_.emplace(side[k], end);
            ends_.insert(end);
        }
    }
    /// Side at which the line that comes in by side k leaves. With two lines, those above hang together if
    /// the middle is above: the line keeps to the corner below, else to the one above.
    [[nodiscard]] std::size_t leaves_after(const std::size_t (&corner)[4], std::size_t k,
                                           bool together) const {
        const bool saddle = above(corner[k]) == above(corner[(k + 2) % 4]) &&
                            above(corner[(k + 1) % 4]) == above(corner[(k + 3) % 4]);
        if (saddle && !together) return (k + 3) % 4;
        std::size_t out = k + 1;
        while (above(corner[out % 4]) || !above(corner[(out + 1) % 4])) ++out;
        return out % 4;
    }

    [[nodiscard]] GridPoint point(const Side& side) const {
        const std::size_t column = side.node % width_, row = side.node / width_;
        const auto x = static_cast<double>(column), y = static_cast<double>(row);
        const double here = values_[side.node], there = values_[side.node + (side.up ? width_ : 1)];
        const double share = std::isinf(here) || std::isinf(there) ? 0.5 : here / (here - there);
        return side.up ? GridPoint{x, y + share} : GridPoint{x + share, y};
    }
    /// The whole line that begins there; its pieces are taken out.
    Polyline follow(Side at) {
        Polyline out{point(at)};
        for (auto piece = next_.find(at); piece != next_.end(); piece = next_.find(at)) {
            at = piece->second;
            next_.erase(piece);
            out.push_back(point(at));
        }
        return out;
    }

    std::span<const double> values_;
    std::size_t width_, height_;
    std::map<Side, Side> next_;  ///< pieces, from side to side through one square
    std::set<Side> ends_;        ///< sides at which a piece ends
};

}  // namespace

std::vector<Polyline> zero_contour(std::span<const double> values, std::size_t width) {
    return Marching(values, width).lines();
}

}  // namespace rei
