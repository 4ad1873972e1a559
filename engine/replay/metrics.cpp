#include "rei/replay/metrics.hpp"

namespace rei {

const char* name_of(Better better) {
    constexpr const char* names[] = {"lower", "higher", "neither"};
    return names[static_cast<int>(better)];
}

std::vector<Metric> metrics_of(const std::vector<std::string>& moods) {
    constexpr std::string_view kMood = "MOOD";
    std::vector<Metric> out;
    for (const MetricInfo& info : metric_table()) {
        if (!info.per_mood) {
            out.push_back({info.name, "", &info});
            continue;
        }
        const std::string_view name = info.name;
        const std::string prefix(name.substr(0, name.find(kMood)));
        for (const std::string& mood : moods) out.push_back({prefix + mood, mood, &info});
    }
    return out;
}

}  // namespace rei
