// What the window's conversation and its companion have in common: where they are kept, whose they are, and
// how they say what the store refuses.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/live/store_error.hpp"

namespace rei::workbench {

struct LiveMeans {
    std::string database;  ///< the file of conversations; empty: there is none
    Problems problems;     ///< why there is none; may be empty
    std::string user = "user";
    std::vector<std::string> secrets;       ///< that must not come into what is kept
    std::function<std::int64_t()> wall_ms;  ///< milliseconds since 1970

    /// Why nothing can be kept, in the language of the interface; empty where it can.
    [[nodiscard]] std::string complaint() const;
};

/// What the store refuses, as problems.
template <class Act>
Problems refused_by_store(Act&& act) {
    try {
        act();
    } catch (const live::StoreError& error) {
        return {{"", {}, "", error.message}};
    }
    return {};
}

}  // namespace rei::workbench
