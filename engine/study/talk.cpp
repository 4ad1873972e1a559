#include "rei/study/talk.hpp"

#include <cassert>

namespace rei {

void encode(const Talk& talk, std::span<double> row) {
    assert(talk.size() * kNumbersATurn <= row.size());
    std::size_t k = 0;
    for (const TalkTurn& turn : talk) {
        row[k++] = turn.gap_sec;
        row[k++] = turn.user;
        for (const std::uint32_t one : turn.said) row[k++] = one;
        row[k++] = turn.mood_delta;
        row[k++] = turn.affinity_delta;
    }
    std::fill(row.begin() + static_cast<std::ptrdiff_t>(k), row.end(), -1.0);
}

void decode(std::span<const double> row, Talk& talk) {
    talk.clear();
    for (std::size_t k = 0; k + kNumbersATurn <= row.size(); k += kNumbersATurn) {
        if (row[k] < 0) continue;
        TalkTurn& turn = talk.emplace_back();
        turn.gap_sec = row[k];
        turn.user = static_cast<User>(row[k + 1]);
        for (std::size_t n = 0; n < kSaidAtOnce; ++n)
            turn.said[n] = static_cast<std::uint32_t>(row[k + 2 + n]);
        turn.mood_delta = row[k + 2 + kSaidAtOnce];
        turn.affinity_delta = row[k + 3 + kSaidAtOnce];
    }
}

}  // namespace rei
