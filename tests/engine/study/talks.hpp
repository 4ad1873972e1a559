// Talks for tests: random ones, and laws to hold them against.
#pragma once

#include "engine/test_data.hpp"

#include "rei/study/laws.hpp"
#include "rei/study/rows.hpp"
#include "rei/study/talk_moves.hpp"
#include "rei/study/talk_space.hpp"

namespace rei::test {

inline std::vector<Law> all_laws(const Policy& policy) {
    std::vector<Law> out;
    for (const LawInfo& info : law_table()) out.push_back(make_law(info, policy));
    return out;
}

inline Law law_called(const char* name, const Policy& policy) {
    return make_law(*find_law(name), policy);
}

/// `count` random conversations of the space, as rows.
inline Rows rows_of_talks(const TalkSpace& space, std::size_t count, std::uint64_t seed) {
    TalkMoves moves(space, seed);
    Rows out(row_width(space), count);
    for (std::size_t k = 0; k < count; ++k) {
        Talk talk = moves.draw();
        for (std::size_t n = k % 4; n > 0; --n) moves.change(talk);
        encode(talk, out[k]);
    }
    return out;
}

}  // namespace rei::test
