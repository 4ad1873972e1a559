// What a fuzz target asserts: it ends the run with a message where it does not hold.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace rei::fuzz {

inline void check(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

}  // namespace rei::fuzz
