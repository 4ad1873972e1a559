#include "rei/persona/engine_state.hpp"

#include <array>
#include <cmath>

#include "own_state_json.hpp"

namespace rei {
namespace {

constexpr std::array kGates{Gate::none, Gate::hysteresis, Gate::cooldown};
constexpr std::array kCauses{Cause::start, Cause::region, Cause::trigger};
constexpr std::array kOccasions{Occasion::start,    Occasion::turn, Occasion::border, Occasion::cooldown_end,
                                Occasion::hold_end, Occasion::step, Occasion::timeout};
constexpr std::array kAxes{Axis::valence, Axis::arousal, Axis::intensity, Axis::affinity};

Json label_json(const LabelEvent& e, const std::vector<std::string>& moods) {
    return {{"before", moods[e.before]},
            {"candidate", moods[e.candidate]},
            {"gate", name_of(e.gate)},
            {"cause", name_of(e.cause)},
            {"candidate_cause", name_of(e.candidate_cause)},
            {"occasion", name_of(e.occasion)},
            {"region", e.region},
            {"rule", e.rule},
            {"axis", name_of(e.axis)},
            {"margin", e.margin}};
}

Json trigger_json(const std::optional<TriggerHold>& trigger, const std::vector<std::string>& moods) {
    if (!trigger) return nullptr;
    return {{"rule", trigger->rule},
            {"target", moods[trigger->target]},
            {"time_sec", trigger->since_sec},
            {"taken", trigger->taken},
            {"over", trigger->over}};
}

Json users_json(const std::vector<UserState>& users) {
    Json out = Json::array();
    for (const UserState& user : users) {
        Json recent = Json::array();
        for (const Push& push : user.recent) recent.push_back({push.valence, push.arousal});
        out.push_back({{"affinity", user.affinity}, {"recent", recent}});
    }
    return out;
}

void read_label(StateReader& read, Node node, LabelEvent& label) {
    label.before = read.mood(node, "before");
    label.candidate = read.mood(node, "candidate");
    label.gate = read.one_of(node, "gate", kGates);
    label.cause = read.one_of(node, "cause", kCauses);
    label.candidate_cause = read.one_of(node, "candidate_cause", kCauses);
    label.occasion = read.one_of(node, "occasion", kOccasions);
    label.region = static_cast<std::int16_t>(read.number(node, "region", -1, 32767));
    label.rule = static_cast<std::int16_t>(read.number(node, "rule", -1, 32767));
    label.axis = read.one_of(node, "axis", kAxes);
    label.margin = read.number(node, "margin");
}

void read_trigger(StateReader& read, Node root, std::optional<TriggerHold>& trigger) {
    const Node node = root.find("trigger");
    if (node && node.is(NodeKind::null)) return;
    if (!read.member(root, "trigger", NodeKind::object)) return;
    trigger = TriggerHold{static_cast<std::uint16_t>(read.number(node, "rule", 0, 65535)),
                          read.mood(node, "target"), read.number(node, "time_sec"),
                          read.boolean(node, "taken"), read.boolean(node, "over")};
}

void read_users(StateReader& read, Node root, std::vector<UserState>& users) {
    const Node list = read.member(root, "users", NodeKind::list);
    if (!list) return;
    list.each_item([&](std::size_t, Node item) {
        UserState user;
        user.affinity = static_cast<int>(read.number(item, "affinity", -100, 100));
        if (const Node recent = read.member(item, "recent", NodeKind::list)) {
            recent.each_item([&](std::size_t, Node pair) {
                const Node v = pair.at(0), a = pair.at(1);
                const bool good = v && a && v.is(NodeKind::number) && a.is(NodeKind::number);
                user.recent.push_back(good ? Push{v.number(), a.number()} : Push{});
            });
        }
        users.push_back(std::move(user));
    });
}

void read_motion(StateReader& read, Node root, Motion& motion) {
    motion.time_sec = read.number(root, "time_sec", 0);
    motion.state.valence = read.number(root, "valence", -1, 1);
    motion.state.arousal = read.number(root, "arousal", 0, 1);
    motion.state.intensity = read.number(root, "intensity", 0, 1);
    const Node rest = read.member(root, "motion", NodeKind::object);
    motion.rest_valence = read.number(rest, "rest_valence");
    motion.deviation_valence = read.number(rest, "deviation_valence");
    motion.deviation_arousal = read.number(rest, "deviation_arousal");
    motion.affinity = static_cast<int>(read.number(rest, "affinity", -100, 100));
}

}  // namespace

std::string to_json(const EngineState& state, const std::vector<std::string>& moods) {
    Json out;
    out["variant"] = name_of(state.variant);
    out["now_sec"] = state.now_sec;
    out["time_sec"] = state.motion.time_sec;
    out["valence"] = state.motion.state.valence;
    out["arousal"] = state.motion.state.arousal;
    out["intensity"] = state.motion.state.intensity;
    out["mood"] = moods[state.label.label.mood];
    out["last_change_sec"] = optional_json(state.label.last_change_sec);
    out["label"] = label_json(state.label.label, moods);
    out["trigger"] = trigger_json(state.label.trigger, moods);
    out["triggers_lost"] = state.label.triggers_lost;
    out["users"] = users_json(state.users);
    out["last_speaker"] = optional_json(state.last_speaker);
    out["motion"] = {{"rest_valence", state.motion.rest_valence},
                     {"deviation_valence", state.motion.deviation_valence},
                     {"deviation_arousal", state.motion.deviation_arousal},
                     {"affinity", state.motion.affinity}};
    out["stimulus"] = {{"valence", state.stimulus.valence},
                       {"arousal", state.stimulus.arousal},
                       {"confidence", state.stimulus.confidence}};
    write_own(out, state.own, moods);
    return out.dump(2) + "\n";
}

Loaded<EngineState> parse_engine_state(std::string text, const std::vector<std::string>& moods,
                                       const std::string& file) {
    auto document = Document::from_json(std::move(text), file);
    if (!document) return document.problems;
    const Node root = (*document)->root();
    StateReader read(**document, moods);
    EngineState out;
    constexpr std::array kWritten{Variant::heuristic, Variant::discrete, Variant::continuous,
                                  Variant::kalman,    Variant::fsm,      Variant::hmm};
    out.variant = read.one_of(root, "variant", kWritten);
    out.now_sec = read.number(root, "now_sec", 0);
    read_motion(read, root, out.motion);
    out.label.label.mood = read.mood(root, "mood");
    out.label.last_change_sec = read.maybe_number(root, "last_change_sec");
    read_label(read, read.member(root, "label", NodeKind::object), out.label.label);
    read_trigger(read, root, out.label.trigger);
    out.label.triggers_lost = static_cast<std::uint32_t>(read.number(root, "triggers_lost", 0, 4e9));
    read_users(read, root, out.users);
    if (const auto speaker = read.maybe_number(root, "last_speaker"))
        out.last_speaker = static_cast<User>(*speaker);
    const Node stimulus = read.member(root, "stimulus", NodeKind::object);
    out.stimulus = {read.number(stimulus, "valence"), read.number(stimulus, "arousal"),
                    read.number(stimulus, "confidence")};
    out.own = read_own(read, root, out.variant);
    if (!read.problems().empty()) return read.problems();
    return out;
}

}  // namespace rei
