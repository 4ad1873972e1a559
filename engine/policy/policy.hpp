// A persona's policy as values: what rei.json says, with everything it leaves out filled in (DESIGN §4).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rei/affect/state.hpp"

namespace rei {

enum class Variant : std::uint8_t { heuristic, discrete, continuous, kalman, fsm, hmm };
[[nodiscard]] const char* name_of(Variant variant);
[[nodiscard]] std::optional<Variant> find_variant(std::string_view name);

/// The numbers of `engine`. Units, ranges, defaults and meanings are in the parameter table (parameters.hpp),
/// which is the only place that knows them; default-construct through `default_engine_settings`.
struct EngineSettings {
    double version = 1;
    double half_life_valence_sec = 0, half_life_arousal_sec = 0, half_life_intensity_sec = 0;  // T, λ
    double baseline_valence = 0, baseline_arousal = 0;                                         // b
    double stimulus_gain_valence = 0, stimulus_gain_arousal = 0;                               // α
    double max_stimulus = 0;
    double context_turns = 1;    // N, whole
    double mood_delta_gain = 0;  // β
    double intensity_gain = 0;   // γ
    double affinity_bias = 0;    // η
    double cooldown_sec = 0, trigger_hold_sec = 0;
    double hysteresis_valence = 0, hysteresis_arousal = 0;
    double grid_sec = 0, discrete_tick_sec = 0;
    double heuristic_decay_intensity = 0, heuristic_decay_arousal = 0;            // heuristic alone
    double kalman_process_sd_valence = 0, kalman_process_sd_arousal = 0;          // σ
    double kalman_measurement_sd_valence = 0, kalman_measurement_sd_arousal = 0;  // r
    double kalman_measurement_correlation = 0;
    double kalman_measurement_gain_valence = 0, kalman_measurement_gain_arousal = 0;  // κ
    double kalman_gate_probability = 0, kalman_flip_margin = 0;
    double fsm_seed = 0;  // whole
    double hmm_mean_dwell_sec = 0, hmm_neutral_dwell_sec = 0, hmm_return_share = 0;
    double hmm_emission_sd_valence = 0, hmm_emission_sd_arousal = 0;
    double hmm_measurement_gain_valence = 0, hmm_measurement_gain_arousal = 0;  // κ
    double hmm_flip_margin = 0;
    friend bool operator==(const EngineSettings&, const EngineSettings&) = default;
};

/// A box of the (v, a) plane, optionally bounded in intensity and affinity, that means `mood`.
struct Region {
    std::string mood;
    Interval valence{-1, 1};
    Interval arousal{0, 1};
    std::optional<Interval> intensity;
    std::optional<Interval> affinity;
    friend bool operator==(const Region&, const Region&) = default;
};

/// A class of keywords and the direction (wᵥ, wₐ) in which each distinct keyword pushes.
struct SentimentClass {
    std::string name;
    double valence = 0.0;
    double arousal = 0.0;
    std::vector<std::string> keywords;  ///< as written
    friend bool operator==(const SentimentClass&, const SentimentClass&) = default;
};

/// "source->target": words that force a mood. Kept in file order.
struct TriggerRule {
    std::string key;     ///< as written
    std::string source;  ///< a mood or "any", trimmed
    std::string target;  ///< trimmed
    std::vector<std::string> words;
    friend bool operator==(const TriggerRule&, const TriggerRule&) = default;
};

template <class T>
using ByName = std::vector<std::pair<std::string, T>>;  // small, keeps file order

template <class T>
[[nodiscard]] const T* find_by_name(const ByName<T>& list, std::string_view name) {
    for (const auto& entry : list) {
        if (entry.first == name) return &entry.second;
    }
    return nullptr;
}

/// A row of the table of the fsm variant (DESIGN §3.3): in a mood, on an event, to another mood.
struct FsmRule {
    enum class On : std::uint8_t { trigger, sentiment, timeout };
    std::string from = "any";  ///< a mood or "any"
    On on = On::sentiment;
    std::string event;     ///< trigger: key of a transition; sentiment: a class; timeout: empty
    double after_sec = 0;  ///< timeout: since the mood began, > 0
    ByName<double> to;     ///< moods with their probabilities, at most 1 together; the rest stays
    friend bool operator==(const FsmRule&, const FsmRule&) = default;
};

struct Voice {
    std::string provider;
    std::string voice_id;
    double rate = 1.0;
    double pitch = 1.0;
    friend bool operator==(const Voice&, const Voice&) = default;
};

/// Face parameters by name, in file order.
using Face = std::vector<std::pair<std::string, double>>;

struct Policy {
    std::string name;                   ///< meta.name, or empty
    std::string summary;                ///< meta.persona_summary, or empty
    std::string speech_register;        ///< meta.style.register, or empty
    std::vector<std::string> emotions;  ///< contains "neutral"
    Variant variant = Variant::continuous;
    EngineSettings engine;
    std::vector<std::vector<std::string>> families;
    std::vector<Region> regions;  ///< first that holds wins; at most kMaxRegions
    std::vector<SentimentClass> classes;
    std::vector<TriggerRule> transitions;
    std::optional<std::vector<FsmRule>> fsm_rules;  ///< engine.fsm.transitions; unset: derived
    ByName<Voice> voices;
    ByName<Face> faces;
    ByName<std::string> style_hints;
    double max_reply_chars = 500;
    friend bool operator==(const Policy&, const Policy&) = default;

    [[nodiscard]] Mood mood(std::string_view mood_name) const { return find_mood(emotions, mood_name); }
    [[nodiscard]] Mood neutral() const { return mood("neutral"); }
};

/// Regions are sets in a 64-bit word while labelling.
inline constexpr std::size_t kMaxRegions = 64;

}  // namespace rei
