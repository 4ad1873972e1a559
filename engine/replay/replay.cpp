#include "rei/replay/replay.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>
#include <xxhash.h>

namespace rei {
namespace {

void number_users(const Scenario& scenario, AppraisedScenario& out) {
    std::unordered_map<std::string_view, User> numbers;
    const auto number_of = [&](const std::string& name) {
        const auto [at, added] = numbers.try_emplace(name, static_cast<User>(out.users.size()));
        if (added) out.users.push_back(name);
        return at->second;
    };
    for (const KnownUser& user : scenario.users) {
        number_of(user.name);
        out.affinities.push_back(user.affinity);
    }
    out.speakers.reserve(scenario.turns.size());
    for (const Turn& turn : scenario.turns) out.speakers.push_back(number_of(turn.user));
}

/// Writes what an engine does into a trace.
class Recorder final : public EngineListener {
  public:
    explicit Recorder(Trace& trace) : trace_(trace) {}
    void on_motion(const Motion& from) override {
        if (from.time_sec <= trace_.until_sec) trace_.anchors.push(from);
    }
    void on_label(double time_sec, const LabelEvent& event) override {
        const bool at_turn = event.occasion == Occasion::turn;
        const std::uint32_t pushed_by = at_turn ? turn_ : turn_ - 1;  // kNoTurn before the first
        trace_.marks.push_back(
            {std::min(time_sec, trace_.until_sec), at_turn ? turn_ : kNoTurn, pushed_by, anchor(), event});
    }
    /// The turn that is taken in next.
    void next_turn(std::uint32_t turn) { turn_ = turn; }
    /// The engine has taken in the turn.
    void after_turn(const Turn& turn, User user, const Engine& engine) {
        const Stimulus stimulus = engine.stimulus();
        TurnColumns& turns = trace_.turns;
        turns.time_sec.push_back(turn.at_sec);
        turns.anchor.push_back(anchor());
        turns.stimulus_valence.push_back(stimulus.valence);
        turns.stimulus_arousal.push_back(stimulus.arousal);
        turns.mark.push_back(static_cast<std::uint32_t>(trace_.marks.size() - 1));
        turns.user.push_back(user);
        append(trace_.own, engine.own());
    }

  private:
    [[nodiscard]] std::uint32_t anchor() const {
        return static_cast<std::uint32_t>(trace_.anchors.size() - 1);
    }
    Trace& trace_;
    std::uint32_t turn_ = 0;
};

/// Gathers bytes to hash.
class Hasher {
  public:
    template <class T>
    void add(const std::vector<T>& column) {
        bytes_.append(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(T));
    }
    template <class T>
    void add(const T& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
    }
    [[nodiscard]] std::string text() const {
        return fmt::format("{:016x}", XXH3_64bits(bytes_.data(), bytes_.size()));
    }

  private:
    std::string bytes_;
};

}  // namespace

AppraisedScenario appraise(const Scenario& scenario, const Policy& policy) {
    AppraisedScenario out;
    const Appraiser normalised(policy, Matching::normalised);
    const Appraiser verbatim(policy, Matching::verbatim);
    for (const Turn& turn : scenario.turns) {
        normalised.appraise(turn.text, out.normalised);
        verbatim.appraise(turn.text, out.verbatim);
    }
    number_users(scenario, out);
    return out;
}

Trace replay(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy, Variant variant,
             std::span<const Push> noise) {
    const auto engine = make_engine(policy, variant);
    const Appraisals& appraisals =
        matching_of(variant) == Matching::verbatim ? heard.verbatim : heard.normalised;

    Trace trace;
    trace.variant = variant;
    trace.scenario = scenario.name;
    trace.users = heard.users;
    trace.moods = engine->moods();
    trace.until_sec = scenario.until_sec;
    trace.law = engine->law();
    trace.own = own_columns(policy, variant);
    trace.anchors.reserve(scenario.turns.size() + 1);
    trace.turns.reserve(scenario.turns.size());
    trace.marks.reserve(scenario.turns.size() + 16);

    Recorder recorder(trace);
    engine->start(scenario.start.state, find_mood(trace.moods, scenario.start.mood), heard.affinities,
                  recorder);
    append(trace.own, engine->own());
    for (std::uint32_t k = 0; k < scenario.turns.size(); ++k) {
        const Turn& turn = scenario.turns[k];
        const User user = heard.speakers[k];
        recorder.next_turn(k);
        engine->turn({turn.at_sec, user, appraisals[k], turn.llm, noise.empty() ? Push{} : noise[k]},
                     recorder);
        recorder.after_turn(turn, user, *engine);
    }
    recorder.next_turn(static_cast<std::uint32_t>(scenario.turns.size()));
    engine->advance_to(std::max(scenario.until_sec + kTimeSlackSec, engine->now_sec()), recorder);
    trace.triggers_lost = engine->triggers_lost();
    return trace;
}

Trace replay(const Scenario& scenario, const Policy& policy, Variant variant) {
    return replay(scenario, appraise(scenario, policy), policy, variant);
}

std::string trace_hash(const Trace& trace) {
    Hasher hasher;
    const AnchorColumns& anchors = trace.anchors;
    for (const auto* column :
         {&anchors.time_sec, &anchors.valence, &anchors.arousal, &anchors.intensity, &anchors.rest_valence,
          &anchors.deviation_valence, &anchors.deviation_arousal}) {
        hasher.add(*column);
    }
    hasher.add(anchors.affinity);
    hasher.add(trace.turns.stimulus_valence);
    hasher.add(trace.turns.stimulus_arousal);
    hasher.add(trace.turns.mark);
    for (const Mark& mark : trace.marks) {
        hasher.add(mark.time_sec);
        hasher.add(mark.turn);
        hasher.add(mark.event.mood);
        hasher.add(mark.event.candidate);
        hasher.add(mark.event.gate);
        hasher.add(mark.event.cause);
        hasher.add(mark.event.margin);
    }
    hasher.add(trace.triggers_lost);
    return hasher.text();
}

}  // namespace rei
