#include "defaults.hpp"

#include <algorithm>
#include <array>

namespace rei {
namespace {

struct Direction {
    const char* name;
    double valence, arousal;
};
/// At the gain α = 0.25 these give the documents' (0.25, 0.05), (−0.35, 0.15), (0.15, −0.05), (0.10, 0.20),
/// (−0.20, −0.05).
constexpr std::array<Direction, 5> kDirections = {{{"praise", 1.0, 0.2},
                                                   {"insult", -1.4, 0.6},
                                                   {"comfort", 0.6, -0.2},
                                                   {"hype", 0.4, 0.8},
                                                   {"sadness", -0.8, -0.2}}};

bool knows(const std::vector<std::string>& emotions, const std::string& mood) {
    return std::find(emotions.begin(), emotions.end(), mood) != emotions.end();
}

}  // namespace

std::vector<std::vector<std::string>> default_families(const std::vector<std::string>& emotions) {
    std::vector<std::vector<std::string>> families;
    for (std::vector<std::string> family : {std::vector<std::string>{"happy", "excited"}, {"sad", "tired"}}) {
        const auto unknown = [&](const std::string& mood) { return !knows(emotions, mood); };
        family.erase(std::remove_if(family.begin(), family.end(), unknown), family.end());
        if (family.size() > 1) families.push_back(std::move(family));
    }
    return families;
}

std::vector<Region> default_regions(const std::vector<std::string>& emotions) {
    std::vector<Region> regions;
    for (const Region& region : std::array<Region, 5>{{{"excited", {0.15, 1.0}, {0.55, 1.0}, {}, {}},
                                                       {"happy", {0.10, 1.0}, {0.0, 0.55}, {}, {}},
                                                       {"angry", {-1.0, -0.15}, {0.55, 1.0}, {}, {}},
                                                       {"sad", {-1.0, -0.10}, {0.0, 0.55}, {}, {}},
                                                       {"tired", {-1.0, 1.0}, {0.0, 0.25}, {}, {}}}}) {
        if (knows(emotions, region.mood)) regions.push_back(region);
    }
    return regions;
}

SentimentClass default_class(std::string_view name) {
    for (const Direction& direction : kDirections) {
        if (name == direction.name) return {std::string(name), direction.valence, direction.arousal, {}};
    }
    return {std::string(name), 0.0, 0.0, {}};
}

}  // namespace rei
