// What the engine's tests share: the shipped files, small scenarios, seeded random ones.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rei/policy/policy_file.hpp"

namespace rei::test {

inline std::string source_path(const std::string& name) {
    return std::string(REI_SOURCE_DIR) + "/" + name;
}

/// A shipped policy, or a failed test.
inline Policy shipped_policy(const std::string& name) {
    auto loaded = load_policy(source_path("policies/" + name));
    if (!loaded) {
        ADD_FAILURE() << text_of(loaded.problems);
        return {};
    }
    return loaded->policy;
}

inline Policy policy_from(const std::string& json) {
    auto parsed = parse_policy(json, "test.json");
    if (!parsed) {
        ADD_FAILURE() << text_of(parsed.problems);
        return {};
    }
    return *parsed;
}

/// The scenarios of a folder, by name.
inline std::vector<std::string> scenario_files(const std::string& folder = "scenarios") {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(source_path(folder))) {
        if (entry.path().extension() == ".yaml") out.push_back(entry.path().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// Seeded choices; the same on every machine (std::distributions are not).
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : bits_(seed) {}
    double real(double low, double high) {
        return low + (high - low) * (static_cast<double>(bits_() >> 11U) * 0x1p-53);
    }
    int whole(int low, int high) {
        return low + static_cast<int>(bits_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(double p) { return real(0, 1) < p; }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(whole(0, static_cast<int>(from.size()) - 1))];
    }

  private:
    std::mt19937_64 bits_;
};

}  // namespace rei::test
