// Runs an engine over a script of turns and writes down what it tells.
#pragma once

#include <string>
#include <vector>

#include "engine/test_data.hpp"

#include "rei/persona/engine.hpp"

namespace rei::test {

/// Every label event, and the changes of mood as "12.500 happy".
struct Recorder final : EngineListener {
    explicit Recorder(const Engine& of) : engine(of) {}
    void on_motion(const Motion&) override {}
    void on_label(double time_sec, const LabelEvent& event) override {
        events.push_back({time_sec, event});
        if (event.flips()) flips.push_back({time_sec, engine.moods()[event.mood]});
    }
    struct Event {
        double time_sec;
        LabelEvent label;
    };
    struct Flip {
        double time_sec;
        std::string mood;
    };
    const Engine& engine;
    std::vector<Event> events;
    std::vector<Flip> flips;
};

/// An engine with its policy's words, taking turns by text.
class Talk {
  public:
    explicit Talk(const Policy& policy, Variant variant = Variant::continuous, AffectState start = {},
                  const std::string& mood = "neutral", std::vector<int> affinities = {})
        : appraiser_(policy, matching_of(variant)),
          engine_(make_engine(policy, variant)),
          recorder_(*engine_) {
        engine_->start(start, policy.mood(mood), affinities, recorder_);
    }
    void say(double at_sec, const std::string& text, User user = 0, LlmSignal llm = {}) {
        Appraisals heard;
        appraiser_.appraise(text, heard);
        engine_->turn({at_sec, user, heard[0], llm, {}}, recorder_);
    }
    void wait_until(double at_sec) { engine_->advance_to(at_sec, recorder_); }
    Engine& engine() { return *engine_; }
    [[nodiscard]] std::string mood() const { return engine_->moods()[engine_->label().mood]; }
    [[nodiscard]] const LabelEvent& label() const { return engine_->label(); }
    [[nodiscard]] const Recorder& heard() const { return recorder_; }
    /// "1.000 happy, 12.193 neutral"
    [[nodiscard]] std::string flips() const {
        std::string out;
        for (const auto& flip : recorder_.flips) {
            char line[64];
            std::snprintf(line, sizeof line, "%s%.3f %s", out.empty() ? "" : ", ", flip.time_sec,
                          flip.mood.c_str());
            out += line;
        }
        return out;
    }

  private:
    Appraiser appraiser_;
    std::unique_ptr<Engine> engine_;
    Recorder recorder_;
};

}  // namespace rei::test
