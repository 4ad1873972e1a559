#include "rei/replay/metrics.hpp"

namespace rei {

const char* name_of(Better better) {
    constexpr const char* names[] = {"lower", "higher", "neither"};
    return names[static_cast<int>(better)];
}

const std::vector<std::uint32_t>& MeasuredReplay::flips() const {
    if (!flips_) flips_ = trace.flips();
    return *flips_;
}

const std::vector<MoodRun>& MeasuredReplay::runs() const {
    if (!runs_) runs_ = mood_runs(trace);
    return *runs_;
}

const MoodStretches& MeasuredReplay::mood_stretches() const {
    if (!mood_stretches_) mood_stretches_.emplace(runs(), trace.moods.size());
    return *mood_stretches_;
}

const std::vector<Call>& MeasuredReplay::calls() const {
    if (!calls_) {
        calls_ = rei::calls(trace, heard, known.words != nullptr ? *known.words : call_words(heard, policy));
    }
    return *calls_;
}

const StretchEnds& MeasuredReplay::ends() const {
    if (known.ends != nullptr) return *known.ends;
    if (!ends_) ends_ = stretch_ends(trace);
    return *ends_;
}

const StateReach& MeasuredReplay::reach() const {
    if (!reach_) reach_ = state_reach(trace, ends());
    return *reach_;
}

double MeasuredReplay::time_beyond(Axis axis, Side side, double bound, const Span& span) const {
    for (const TimeBeyond& one : times_beyond_) {
        const bool same_span = one.span.from_sec == span.from_sec && one.span.to_sec == span.to_sec;
        if (one.axis == axis && one.side == side && one.bound == bound && same_span) return one.spent_sec;
    }
    constexpr std::size_t kUsually = 8;
    times_beyond_.reserve(kUsually);
    const double spent_sec = rei::time_beyond(trace, ends(), axis, side, bound, span);
    times_beyond_.push_back({axis, side, bound, span, spent_sec});
    return spent_sec;
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
        for (const std::string& mood : moods)
            out.push_back({prefix + mood, mood, &info, find_mood(moods, mood)});
    }
    return out;
}

}  // namespace rei
