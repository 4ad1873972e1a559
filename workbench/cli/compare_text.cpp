#include "compare_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "text_table.hpp"
#include <fmt/format.h>

namespace rei::cli {
namespace {

/// A cell: the number that counts, and half of its interval (NaN: none).
struct Measured {
    double value = std::numeric_limits<double>::quiet_NaN();
    double half = std::numeric_limits<double>::quiet_NaN();
};
using Row = std::vector<Measured>;  ///< a variant each

/// Digits after the point that make three digits in all.
int decimals_of(double value) {
    const double size = std::abs(value);
    return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
}

std::string number_text(double value, int decimals) {
    std::string out = fmt::format("{:.{}f}", value, decimals);
    return out.find_first_not_of("-0.") == std::string::npos ? "0" : out;
}
std::string number_text(double value) {
    return number_text(value, decimals_of(value));
}

std::string text_of(const Measured& cell) {
    if (std::isnan(cell.value)) return "–";
    if (std::isnan(cell.half)) return number_text(cell.value);
    return fmt::format("{} ±{}", number_text(cell.value), number_text(cell.half, decimals_of(cell.value)));
}

/// With noise the mean over the runs counts, else the one value.
Measured measured(const Comparison& comparison, std::size_t scenario, std::size_t variant,
                  std::size_t metric) {
    const ComparedMetric& result = comparison.at(scenario, variant, metric);
    if (!comparison.plan().noise) return {result.value, std::numeric_limits<double>::quiet_NaN()};
    const Estimate estimate = result.noisy.estimate();
    return {estimate.mean, estimate.high - estimate.mean};
}

Row row_of(const Comparison& comparison, std::size_t scenario, std::size_t metric) {
    Row out;
    for (std::size_t k = 0; k < comparison.plan().variants.size(); ++k) {
        out.push_back(measured(comparison, scenario, k, metric));
    }
    return out;
}

/// Means over the scenarios in which the metric is defined for every variant.
Row mean_row(const Comparison& comparison, std::size_t metric) {
    Row out(comparison.plan().variants.size());
    double count = 0;
    for (std::size_t scenario = 0; scenario < comparison.plan().scenarios.size(); ++scenario) {
        const Row row = row_of(comparison, scenario, metric);
        if (std::any_of(row.begin(), row.end(), [](const Measured& one) { return std::isnan(one.value); })) {
            continue;
        }
        ++count;
        for (std::size_t k = 0; k < row.size(); ++k) {
            const double before = std::isnan(out[k].value) ? 0 : out[k].value;
            out[k].value = before + (row[k].value - before) / count;
        }
    }
    return out;
}

/// Whether two cells cannot be told apart: they read alike, or their intervals overlap.
bool alike(const Measured& a, const Measured& b) {
    if (std::isnan(a.value) || std::isnan(b.value)) return std::isnan(a.value) && std::isnan(b.value);
    return number_text(a.value) == number_text(b.value) || std::abs(a.value - b.value) <= a.half + b.half;
}

/// Which cells are the best, or cannot be told from it; none where that is all of them.
std::vector<bool> best_of(const Row& row, Better better) {
    std::vector<bool> out(row.size(), false);
    const Measured* best = nullptr;
    for (const Measured& cell : row) {
        if (better == Better::neither || std::isnan(cell.value)) continue;
        const bool beats = best == nullptr ||
                           (better == Better::lower ? cell.value < best->value : cell.value > best->value);
        if (beats) best = &cell;
    }
    if (best == nullptr) return out;
    for (std::size_t k = 0; k < row.size(); ++k) out[k] = alike(row[k], *best);
    const bool all = std::all_of(out.begin(), out.end(), [](bool one) { return one; });
    return all ? std::vector<bool>(row.size(), false) : out;
}

const char* arrow_of(Better better) {
    return better == Better::lower ? "↓ " : better == Better::higher ? "↑ " : "  ";
}

/// One table; metrics that are defined for no variant are left out.
template <class RowOf>
std::string table_text(const ComparisonPlan& plan, RowOf&& row) {
    std::vector<TextTable::Column> columns{{"  metric"}};
    for (const Variant variant : plan.variants) {
        columns.push_back({std::string(name_of(variant)) + " ", TextTable::Align::right});
    }
    TextTable table(std::move(columns));
    for (std::size_t metric = 0; metric < plan.metrics.size(); ++metric) {
        const Row cells = row(metric);
        const Metric& info = plan.metrics[metric];
        const bool defined = std::any_of(cells.begin(), cells.end(),
                                         [](const Measured& one) { return !std::isnan(one.value); });
        if (!defined) continue;
        const std::vector<bool> best = best_of(cells, info.info->better);
        std::vector<std::string> texts{arrow_of(info.info->better) + info.name};
        for (std::size_t k = 0; k < cells.size(); ++k)
            texts.push_back(text_of(cells[k]) + (best[k] ? "*" : " "));
        table.row(std::move(texts));
    }
    return table.text();
}

std::string legend_text(const Comparison& comparison) {
    std::string out = "↓ lower is better, ↑ higher is better, * the best, – not defined";
    if (const auto& noise = comparison.plan().noise) {
        out += fmt::format(
            "; * also where intervals overlap\nmean ±half of its 95 % interval; {} runs with noise of SD {} "
            "on φ, seed {}",
            comparison.plan().runs, noise->sd, noise->seed);
    }
    return out + "\n";
}

}  // namespace

std::string comparison_text(const Comparison& comparison, const Output& style) {
    const ComparisonPlan& plan = comparison.plan();
    std::string out;
    for (std::size_t scenario = 0; scenario < plan.scenarios.size(); ++scenario) {
        out += style.strong(printable(plan.scenarios[scenario].name)) + "\n";
        out +=
            table_text(plan, [&](std::size_t metric) { return row_of(comparison, scenario, metric); }) + "\n";
    }
    if (plan.scenarios.size() > 1) {
        out += style.strong(fmt::format("mean of {} scenarios", plan.scenarios.size())) +
               ", of those in which every engine has the metric\n";
        out += table_text(plan, [&](std::size_t metric) { return mean_row(comparison, metric); }) + "\n";
    }
    return out + style.quiet(legend_text(comparison));
}

}  // namespace rei::cli
