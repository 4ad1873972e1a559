#include "rei/replay/retentions.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace rei {
namespace {

constexpr double kHalfLivesThatLeaveNothing = 1000;

/// (2^r − 1)/r on [−½, ½]: the polynomial of least error, 1.3e-17.
inline double growth(double r) {
    double out = 0x1.e9d3fe7bb0db4p-32;
    out = out * r + 0x1.e6063fbfea44dp-28;
    out = out * r + 0x1.b524fae606540p-24;
    out = out * r + 0x1.62bfd4774c4c2p-20;
    out = out * r + 0x1.ffcbfc670dd82p-17;
    out = out * r + 0x1.430913096fe6bp-13;
    out = out * r + 0x1.5d87fe78a5276p-10;
    out = out * r + 0x1.3b2ab6fba1ddap-7;
    out = out * r + 0x1.c6b08d704a0c2p-5;
    out = out * r + 0x1.ebfbdff82c598p-3;
    return out * r + 0x1.62e42fefa39efp-1;
}

}  // namespace

/// 2^x = 2^n · 2^r with n the whole number next to x. Free of branches and calls, so that compilers make
/// vector instructions of the loop.
void retentions(std::span<const double> elapsed_sec, double half_life_sec, std::vector<double>& out) {
    constexpr double kRounder = 0x1.8p52;  // added, it leaves no digits behind the point
    constexpr unsigned kDigits = 52;
    out.resize(elapsed_sec.size());
    const double* const elapsed = elapsed_sec.data();
    double* const kept = out.data();
    const std::size_t count = out.size();
    for (std::size_t k = 0; k < count; ++k) {
        const double x = -elapsed[k] / half_life_sec;
        const double rounded = x + kRounder;
        const double r = x - (rounded - kRounder);
        const std::uint64_t exponent = std::bit_cast<std::uint64_t>(rounded) << kDigits;
        kept[k] = std::bit_cast<double>(std::bit_cast<std::uint64_t>(1 + r * growth(r)) + exponent);
    }
    const double nothing_left_sec = kHalfLivesThatLeaveNothing * half_life_sec;
    for (std::size_t k = 0; k < count; ++k) {
        if (elapsed[k] > nothing_left_sec) kept[k] = 0;  // the exponent above was none
    }
}

RepeatedTimes::RepeatedTimes(std::span<const double> elapsed_sec) {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (const double length : elapsed_sec) {
        const auto [entry, is_new] =
            known.emplace(std::bit_cast<std::uint64_t>(length), static_cast<std::uint32_t>(sec.size()));
        if (is_new) sec.push_back(length);
        which.push_back(entry->second);
    }
}

void retentions(const RepeatedTimes& elapsed, double half_life_sec, std::vector<double>& lengths,
                std::vector<double>& out) {
    retentions(elapsed.sec, half_life_sec, lengths);
    out.resize(elapsed.which.size());
    std::transform(elapsed.which.begin(), elapsed.which.end(), out.begin(),
                   [&](std::uint32_t which) { return lengths[which]; });
}

}  // namespace rei
