#include "heat_map_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "sweep_text.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

namespace rei::cli {
namespace {

constexpr std::size_t kMostColumns = 64, kMostRows = 24;
constexpr const char* kShades[] = {"░", "▒", "▓", "█"};
constexpr const char* kHere = "○";

/// From the lightest shade to the darkest.
struct Extent {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    [[nodiscard]] bool is_nothing() const { return high == -std::numeric_limits<double>::infinity(); }
    void take(double value) {
        if (std::isnan(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

const char* shade(double value, const Extent& extent) {
    if (std::isnan(value)) return " ";
    const double share = extent.high > extent.low ? (value - extent.low) / (extent.high - extent.low) : 0;
    return kShades[static_cast<std::size_t>(std::clamp(share * 4, 0.0, 3.0))];
}

/// The level nearest to a value, of those that are shown; unset where it is outside.
std::optional<std::size_t> place_of(std::span<const double> values, double value) {
    if (value < values.front() || value > values.back()) return std::nullopt;
    std::size_t out = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::abs(values[k] - value) < std::abs(values[out] - value)) out = k;
    }
    return out;
}

/// A grid with more columns or rows than a terminal shows some of them.
class Picture {
  public:
    Picture(const HeatMap& map, const std::pair<double, double>& now)
        : map_(map),
          counts_failing_(map.plan().shown.how == Quantity::How::failing),
          every_column_((map.width() + kMostColumns - 1) / kMostColumns),
          every_row_((map.height() + kMostRows - 1) / kMostRows) {
        for (std::size_t row = 0; row < map.height(); ++row) {
            for (std::size_t column = 0; column < map.width(); ++column) extent_.take(shaded(column, row));
        }
        if (counts_failing_) extent_.low = 0;
        const auto column = place_of(map.across(), now.first), row = place_of(map.up(), now.second);
        if (column && row) here_ = {{*column / every_column_, *row / every_row_}};
    }

    [[nodiscard]] std::string text(const std::pair<std::string, std::string>& names,
                                   const Output& style) const {
        std::vector<std::string> labels;
        std::size_t widest = 0;
        for (std::size_t row = 0; row < rows(); ++row) {
            labels.push_back(short_number(map_.up()[row * every_row_]));
            widest = std::max(widest, labels.back().size());
        }
        std::string out = style.quiet(fmt::format("  {} (up)", printable(names.second))) + "\n";
        for (std::size_t row = rows(); row-- > 0;) {
            out += fmt::format("  {:>{}} │{}│\n", labels[row], widest, line(row));
        }
        out += fmt::format("{:{}}{}\n", "", widest + 4, ends());
        out += style.quiet(fmt::format("{:{}}{} (across)", "", widest + 4, printable(names.first))) + "\n";
        return out + style.quiet("  " + legend()) + "\n";
    }

  private:
    [[nodiscard]] std::size_t columns() const { return (map_.width() + every_column_ - 1) / every_column_; }
    [[nodiscard]] std::size_t rows() const { return (map_.height() + every_row_ - 1) / every_row_; }

    /// What the shades tell: the margin, or the metric.
    [[nodiscard]] double shaded(std::size_t column, std::size_t row) const {
        return counts_failing_ ? map_.robustness(column, row) : map_.shown(column, row);
    }
    [[nodiscard]] std::string node(std::size_t column, std::size_t row) const {
        const double failing = counts_failing_ ? map_.shown(column, row) : 0;
        if (failing > 9) return "+";
        return failing > 0 ? fmt::format("{}", failing) : shade(shaded(column, row), extent_);
    }
    [[nodiscard]] std::string line(std::size_t row) const {
        std::string out;
        for (std::size_t k = 0; k < columns(); ++k) {
            const bool here = here_ && *here_ == std::pair(k, row);
            out += here ? kHere : node(k * every_column_, row * every_row_);
        }
        return out;
    }
    /// The values at the first column and the last.
    [[nodiscard]] std::string ends() const {
        const std::string from = short_number(map_.across().front());
        const std::string to = short_number(map_.across()[(columns() - 1) * every_column_]);
        const std::size_t used = from.size() + to.size();
        return from + std::string(columns() > used ? columns() - used : 1, ' ') + to;
    }
    [[nodiscard]] std::string legend() const {
        std::string out = "1 to 9, +: so many expectations fail";
        if (extent_.is_nothing()) {
            out = "nothing was measured";
        } else if (!counts_failing_) {
            out = fmt::format("{} to {}: {} to {}", kShades[0], kShades[3], short_number(extent_.low),
                              short_number(extent_.high));
        } else if (extent_.high >= 0) {
            out += fmt::format("; {} to {}: all hold, by 0 to {}", kShades[0], kShades[3],
                               short_number(extent_.high));
        }
        if (here_) out += fmt::format("; {} near the policy as it is", kHere);
        if (every_column_ > 1) out += fmt::format("; one column in {} is shown", every_column_);
        if (every_row_ > 1) out += fmt::format("; one row in {} is shown", every_row_);
        return out;
    }

    const HeatMap& map_;
    bool counts_failing_;  ///< and shades the margin where none fails; else shades a metric
    std::size_t every_column_, every_row_;
    Extent extent_;
    std::optional<std::pair<std::size_t, std::size_t>> here_;  ///< column and row, as shown
};

}  // namespace

std::string heat_map_text(const HeatMap& map, const std::pair<std::string, std::string>& names,
                          const std::pair<double, double>& now, const Output& style) {
    const Quantity& shown = map.plan().shown;
    const bool counts_failing = shown.how == Quantity::How::failing;
    return style.strong(counts_failing ? "where the expectations hold" : printable(shown.name)) + "\n" +
           Picture(map, now).text(names, style);
}

}  // namespace rei::cli
