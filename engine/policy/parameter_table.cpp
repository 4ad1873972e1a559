// The rows of the parameter table: the numbers of DESIGN §4 and what a designer hears when they are wrong.
#include <array>

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

using E = EngineSettings;
constexpr Scale kLinear = Scale::linear;
constexpr Scale kLog = Scale::logarithmic;

// path, symbol, unit, group, member, hard min and max, recommended min and max, step, default, whole, scale,
// meaning, what goes wrong too low, too high
constexpr std::array kTable = {
    ParameterInfo{"engine.half_life_sec.valence", "λ_v", "s", "Fading", &E::half_life_valence_sec, 0.1, 86400,
                  5, 900, 0.1, 10, false, kLog,
                  "Time in which good or bad feeling fades half way back to its rest.",
                  "The mood is neutral again before the line was read.",
                  "The persona sulks or beams for the rest of the stream; pushes pile up to the extremes."},
    ParameterInfo{"engine.half_life_sec.arousal", "λ_a", "s", "Fading", &E::half_life_arousal_sec, 0.1, 86400,
                  5, 600, 0.1, 10, false, kLog,
                  "Time in which excitement or drowsiness fades half way back to its rest.",
                  "Excitement flares for a moment; excited and angry hardly show.",
                  "The persona stays wound up long after the talk has calmed."},
    ParameterInfo{"engine.half_life_sec.intensity", "λ_i", "s", "Fading", &E::half_life_intensity_sec, 0.1,
                  86400, 5, 600, 0.1, 10, false, kLog,
                  "Time in which the strength of face and voice fades by half.",
                  "The face drops back between two lines.",
                  "Intensity fills up and stays at 1; every line looks alike."},
    ParameterInfo{"engine.baseline.valence", "b_v", "", "Rest", &E::baseline_valence, -0.9, 0.9, -0.1, 0.1,
                  0.01, 0, false, kLinear, "Valence to which the persona returns when nothing happens.",
                  "Rests inside sad: never neutral by itself.",
                  "Rests inside happy: never neutral by itself."},
    ParameterInfo{"engine.baseline.arousal", "b_a", "", "Rest", &E::baseline_arousal, 0, 0.9, 0.2, 0.4, 0.01,
                  0.3, false, kLinear, "Arousal to which the persona returns when nothing happens.",
                  "Rests inside tired: dozes off by itself.", "Every push ends in excited or angry."},
    ParameterInfo{"engine.stimulus_gain.valence", "α_v", "", "Stimulus", &E::stimulus_gain_valence, 0, 2, 0.1,
                  0.4, 0.01, 0.25, false, kLinear, "How far one unit of what was said moves valence.",
                  "Words leave the persona cold.", "One word throws the mood from end to end."},
    ParameterInfo{"engine.stimulus_gain.arousal", "α_a", "", "Stimulus", &E::stimulus_gain_arousal, 0, 2, 0.1,
                  0.4, 0.01, 0.25, false, kLinear, "How far one unit of what was said moves arousal.",
                  "Excited and angry stay out of reach.", "Every line excites; arousal sticks at 0 or 1."},
    ParameterInfo{"engine.max_stimulus", "", "", "Stimulus", &E::max_stimulus, 0, 10, 1, 3, 0.1, 2, false,
                  kLinear, "The most that one turn can push an axis, however many keywords it holds.",
                  "A line full of praise counts no more than one word.",
                  "A pasted word list throws valence to an extreme."},
    ParameterInfo{"engine.context_turns", "N", "turns", "Stimulus", &E::context_turns, 1, 50, 1, 5, 1, 1,
                  true, kLinear, "Over how many of a user's turns a push is spread; 1 acts at once.",
                  "Each line counts by itself.", "The persona reacts to what was said long ago."},
    ParameterInfo{"engine.mood_delta_gain", "β", "", "Language model", &E::mood_delta_gain, 0, 1, 0.05, 0.15,
                  0.01, 0.1, false, kLinear, "How far one point of the model's mood_delta moves valence.",
                  "The model's sense of the scene is ignored.",
                  "The model's hints outweigh what people say."},
    ParameterInfo{"engine.intensity_gain", "γ", "", "Intensity", &E::intensity_gain, 0, 2, 0.3, 0.6, 0.01,
                  0.4, false, kLinear, "How much intensity rises by what strikes valence and arousal.",
                  "Face and voice stay flat.", "Intensity sticks at 1 after a few lines."},
    ParameterInfo{"engine.affinity_bias", "η", "1/s", "Relationship", &E::affinity_bias, 0, 0.05, 0.001,
                  0.003, 0.0001, 0.002, false, kLinear,
                  "Steady pull on valence for each point of the speaker's affinity.",
                  "Friends and strangers are treated alike.",
                  "With friends always happy, with others always sad, whatever is said."},
    ParameterInfo{"engine.cooldown_sec", "", "s", "Changes of mood", &E::cooldown_sec, 0, 60, 2, 5, 0.1, 3,
                  false, kLinear, "Shortest time between two changes of mood outside a family.",
                  "The face flickers.",
                  "The persona is dull: it answers an insult with the smile before it."},
    ParameterInfo{
        "engine.trigger_hold_sec", "", "s", "Changes of mood", &E::trigger_hold_sec, 0, 60, 2, 8, 0.1, 3,
        false, kLinear, "How long a trigger word holds its mood, past regions and hysteresis.",
        "A trigger that meets the cooldown is lost.", "Trigger words rule; what else is said does not show."},
    ParameterInfo{"engine.hysteresis.valence", "", "", "Changes of mood", &E::hysteresis_valence, 0, 0.5,
                  0.02, 0.1, 0.005, 0.05, false, kLinear,
                  "How far valence must leave a region before its mood may end.",
                  "Near a border the mood chatters.", "A mood once entered hardly ends."},
    ParameterInfo{"engine.hysteresis.arousal", "", "", "Changes of mood", &E::hysteresis_arousal, 0, 0.5,
                  0.02, 0.1, 0.005, 0.03, false, kLinear,
                  "How far arousal must leave a region before its mood may end.",
                  "Near a border the mood chatters.", "A mood once entered hardly ends."},
    ParameterInfo{"engine.grid_sec", "", "s", "Evaluation", &E::grid_sec, 0.001, 10, 0.05, 0.5, 0.01, 0.1,
                  false, kLog, "How often kalman and hmm look at the mood between turns.",
                  "Replays take long and show nothing more.", "Changes of mood come late."},
    ParameterInfo{"engine.discrete.tick_sec", "", "s", "Evaluation", &E::discrete_tick_sec, 0.01, 60, 0.1, 2,
                  0.1, 1, false, kLog, "The tick of the discrete variant.",
                  "Replays take long and show nothing more.",
                  "Lines wait for the tick; several are answered as one."},
    ParameterInfo{"engine.decay.intensity", "", "1/s", "Heuristic variant", &E::heuristic_decay_intensity, 0,
                  10, 0.01, 0.2, 0.01, 0.08, false, kLinear,
                  "Intensity lost a second, in a straight line; heuristic alone.",
                  "Intensity fills up and stays at 1.", "Intensity is gone before the line was read."},
    ParameterInfo{"engine.decay.arousal", "", "1/s", "Heuristic variant", &E::heuristic_decay_arousal, 0, 10,
                  0.01, 0.2, 0.01, 0.05, false, kLinear,
                  "Arousal lost a second, in a straight line to 0; heuristic alone.",
                  "The persona stays wound up.", "The persona is tired after a short silence."},
};

}  // namespace

std::span<const ParameterInfo> parameter_table() {
    return kTable;
}

}  // namespace rei
