#include "rei/replay/retentions.hpp"

#include <bit>
#include <unordered_map>

#include "rei/replay/column_kernels.hpp"

namespace rei {

void retentions(std::span<const double> elapsed_sec, double half_life_sec, std::vector<double>& out) {
    out.resize(elapsed_sec.size());
    fill_retentions(elapsed_sec.data(), elapsed_sec.size(), half_life_sec, out.data());
}

RepeatedTimes::RepeatedTimes(std::span<const double> elapsed_sec) {
    std::unordered_map<std::uint64_t, std::int32_t> known;
    for (const double length : elapsed_sec) {
        const auto [entry, is_new] =
            known.emplace(std::bit_cast<std::uint64_t>(length), static_cast<std::int32_t>(sec.size()));
        if (is_new) sec.push_back(length);
        which.push_back(entry->second);
    }
}

}  // namespace rei
