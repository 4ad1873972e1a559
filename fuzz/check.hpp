// What a fuzz target asserts: it ends the run with a message where it does not hold.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace rei::fuzz {

inline void check(bool holds, const char* what, const std::string& found = {}) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s %s\n", what, found.c_str());
    std::abort();
}

}  // namespace rei::fuzz
