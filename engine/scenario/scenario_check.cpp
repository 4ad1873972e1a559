#include <fmt/format.h>

#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

struct MoodOf {
    std::string operator()(const MoodIs& what) const { return what.mood; }
    std::string operator()(const MoodBecomes& what) const { return what.mood; }
    std::string operator()(const MoodNever& what) const { return what.mood; }
    std::string operator()(const SettlesTo& what) const { return what.mood; }
    template <class Other>
    std::string operator()(const Other&) const {
        return {};
    }
};

}  // namespace

Problems check_scenario(const Scenario& scenario, const Policy& policy) {
    Problems out;
    const auto check = [&](const std::string& mood, Place place, const std::string& path) {
        if (mood.empty() || policy.mood(mood) != kNoMood) return;
        std::string known;
        for (const auto& one : policy.emotions) known += fmt::format("{}{}", known.empty() ? "" : ", ", one);
        out.push_back({scenario.file, place, path,
                       phrase("\"{}\" is no mood of this persona, expected one of: {}", mood, known)});
    };
    check(scenario.start.mood, scenario.start.mood_place, "start.mood");
    for (std::size_t k = 0; k < scenario.expectations.size(); ++k) {
        const Expectation& one = scenario.expectations[k];
        check(std::visit(MoodOf{}, one.what), one.place, fmt::format("expect[{}]", k));
    }
    return out;
}

}  // namespace rei
