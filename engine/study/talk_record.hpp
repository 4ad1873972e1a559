// What laws look at while a conversation runs, in memory that is used again: how the state moved and when the
// mood changed. Their robustness is that of `judge`, worked out without texts and without a trace.
#pragma once

#include <vector>

#include "rei/persona/engine.hpp"
#include "rei/replay/pieces.hpp"
#include "rei/study/laws.hpp"

namespace rei {

class TalkRecord final : public EngineListener {
  public:
    /// A conversation begins that is looked at until `end_sec`.
    void begin(const MotionLaw& law, double end_sec);
    void on_motion(const Motion& from) override {
        if (from.time_sec <= end_sec_) motions_.push_back(from);
    }
    void on_label(double time_sec, const LabelEvent& event) override {
        marks_.push_back({event.mood, std::min(time_sec, end_sec_), event.flips()});
    }
    /// All has been said and the end has come.
    void finish();

    /// The robustness of the clause, over the conversation as if it ended at `times.end_sec`: that of `judge`
    /// but for rounding. A span that is empty holds by infinity. The clause must be one that a law can have.
    [[nodiscard]] double robustness(const Clause& clause, Mood mood, const TalkTimes& times) const;

  private:
    struct Mark {
        Mood mood;
        double time_sec;
        bool flips;
    };
    struct Measure;
    [[nodiscard]] std::size_t first_motion_at(double sec) const;

    MotionLaw law_;
    double end_sec_ = 0;
    std::vector<Motion> motions_;
    std::vector<Mark> marks_;
    std::vector<MoodRun> runs_;
};

}  // namespace rei
