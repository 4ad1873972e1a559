// What is kept of a deviation over many stretches of time at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rei {

/// out[k] = 2^x, x the rounded −elapsed_sec[k]/half_life_sec, within 1.2 units in the last place; exactly 1
/// where no time has passed, and 0 after a thousand half-lives. Times are 0 or more, the half-life is above
/// 0. The same bits on every machine.
void retentions(std::span<const double> elapsed_sec, double half_life_sec, std::vector<double>& out);

/// Stretches of time of which many are just as long as others.
struct RepeatedTimes {
    std::vector<double> sec;          ///< every length once
    std::vector<std::int32_t> which;  ///< of them, by stretch

    RepeatedTimes() = default;
    explicit RepeatedTimes(std::span<const double> elapsed_sec);
};

}  // namespace rei
