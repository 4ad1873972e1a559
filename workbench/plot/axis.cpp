#include "rei/plot/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace rei::workbench {

namespace {

constexpr int kMostTicks = 1000;

template <class Label>
std::vector<Tick> ticks_at(const Interval& range, double step, Label&& label) {
    std::vector<Tick> ticks;
    const double first = std::ceil(range.low / step - 1e-9);
    for (int k = 0; k < kMostTicks; ++k) {
        const double value = (first + k) * step;
        if (value > range.high + step * 1e-9) break;
        ticks.push_back({value, label(value)});
    }
    return ticks;
}

double round_time_step(double least_sec) {
    constexpr std::array steps{1.0,   2.0,   5.0,    10.0,   15.0,   30.0,    60.0,    120.0,   300.0,
                               600.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0, 21600.0, 43200.0, 86400.0};
    if (least_sec < 1) return round_step(least_sec);
    for (const double step : steps) {
        if (step >= least_sec) return step;
    }
    return std::ceil(least_sec / 86400.0) * 86400.0;
}

int decimals_of(double step) {
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
}

}  // namespace

double round_step(double least) {
    if (!(least > 0)) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    }
    return 10 * power;
}

std::vector<Tick> number_ticks(const Axis2Px& axis, float spacing_px) {
    if (!std::isfinite(axis.per_px())) return {};
    const double step = round_step(static_cast<double>(spacing_px) * axis.per_px());
    const int decimals = decimals_of(step);
    return ticks_at(axis.range, step, [&](double value) { return format_value(value, decimals, false); });
}

std::vector<Tick> time_ticks(const Axis2Px& axis, float spacing_px) {
    if (!std::isfinite(axis.per_px())) return {};
    const double step = round_time_step(static_cast<double>(spacing_px) * axis.per_px());
    const int decimals = step < 1 ? decimals_of(step) : 0;
    return ticks_at(axis.range, step, [&](double value) { return format_time(value, decimals); });
}

std::string format_time(double time_sec, int decimals) {
    if (!std::isfinite(time_sec)) return "–";
    const double unit = std::pow(10.0, decimals);
    const double rounded = std::round(std::abs(time_sec) * unit) / unit;
    const auto minutes = static_cast<long long>(rounded / 60);
    const double seconds = rounded - 60.0 * static_cast<double>(minutes);
    const std::string tail = fmt::format("{:0{}.{}f}", seconds, decimals > 0 ? decimals + 3 : 2, decimals);
    const char* sign = time_sec < 0 && rounded > 0 ? "-" : "";
    if (minutes < 60) return fmt::format("{}{}:{}", sign, minutes, tail);
    return fmt::format("{}{}:{:02}:{}", sign, minutes / 60, minutes % 60, tail);
}

std::string format_value(double value, int decimals, bool is_signed) {
    const double unit = std::pow(10.0, decimals);
    const double rounded = std::round(value * unit) / unit + 0.0;  // no "-0.00"
    return is_signed ? fmt::format("{:+.{}f}", rounded, decimals) : fmt::format("{:.{}f}", rounded, decimals);
}

std::vector<bool> prune_labels(const std::vector<LabelSpan>& labels, float gap) {
    std::vector<bool> shown(labels.size(), false);
    for (std::size_t k = 0; k < labels.size(); ++k) {
        bool is_free = true;
        for (std::size_t other = 0; other < k && is_free; ++other) {
            is_free = !shown[other] || labels[k].begin >= labels[other].end + gap ||
                      labels[other].begin >= labels[k].end + gap;
        }
        shown[k] = is_free;
    }
    return shown;
}

}  // namespace rei::workbench
