#include <cmath>

#include "own_state_json.hpp"

namespace rei {
namespace {

void write(Json&, const std::vector<std::string>&, const std::monostate&) {}

void write(Json& out, const std::vector<std::string>&, const HeuristicOwn& own) {
    out["heuristic"] = {{"last_update_sec", optional_json(own.last_update_sec)},
                        {"epoch_sec", own.epoch_sec}};
}

HeuristicOwn read_heuristic(StateReader& read, Node node) {
    HeuristicOwn own;
    own.last_update_sec = read.maybe_number(node, "last_update_sec");
    own.epoch_sec = read.number(node, "epoch_sec");
    return own;
}

Json push_json(const TickPush& push) {
    return {{"valence", push.valence}, {"arousal", push.arousal}, {"mood_delta", push.mood_delta}};
}

TickPush read_push(StateReader& read, Node node) {
    return {read.number(node, "valence"), read.number(node, "arousal"), read.number(node, "mood_delta")};
}

Json motion_json(const Motion& motion) {
    return {{"time_sec", motion.time_sec},
            {"valence", motion.state.valence},
            {"arousal", motion.state.arousal},
            {"intensity", motion.state.intensity},
            {"rest_valence", motion.rest_valence},
            {"deviation_valence", motion.deviation_valence},
            {"deviation_arousal", motion.deviation_arousal},
            {"affinity", motion.affinity}};
}

Motion read_motion(StateReader& read, Node node) {
    Motion motion;
    motion.time_sec = read.number(node, "time_sec", 0);
    motion.state = {read.number(node, "valence", -1, 1), read.number(node, "arousal", 0, 1),
                    read.number(node, "intensity", 0, 1)};
    motion.rest_valence = read.number(node, "rest_valence");
    motion.deviation_valence = read.number(node, "deviation_valence");
    motion.deviation_arousal = read.number(node, "deviation_arousal");
    motion.affinity = static_cast<int>(read.number(node, "affinity", -100, 100));
    return motion;
}

void write(Json& out, const std::vector<std::string>&, const DiscreteOwn& own) {
    Json waiting = Json::array();
    for (const WaitingTurn& turn : own.waiting) {
        waiting.push_back({{"user", turn.user},
                           {"affinity_delta", turn.affinity_delta},
                           {"push", push_json(turn.push)},
                           {"rules", turn.rules}});
    }
    out["discrete"] = {{"tick", own.tick},
                       {"before", motion_json(own.before)},
                       {"entered", push_json(own.entered)},
                       {"waiting", std::move(waiting)}};
}

WaitingTurn read_waiting(StateReader& read, Node node) {
    WaitingTurn turn;
    turn.user = static_cast<std::uint32_t>(read.number(node, "user", 0, 4294967295.0));
    turn.affinity_delta = read.number(node, "affinity_delta", -1e308, 1e308);
    turn.push = read_push(read, read.member(node, "push", NodeKind::object));
    if (const Node rules = read.member(node, "rules", NodeKind::list)) {
        rules.each_item([&](std::size_t, Node rule) {
            const bool good = rule.is(NodeKind::number) && rule.number() >= 0 && rule.number() <= 65535;
            if (good) turn.rules.push_back(static_cast<std::uint16_t>(rule.number()));
        });
    }
    return turn;
}

DiscreteOwn read_discrete(StateReader& read, Node node) {
    DiscreteOwn own;
    own.tick = read.number(node, "tick", 0);
    own.before = read_motion(read, read.member(node, "before", NodeKind::object));
    own.entered = read_push(read, read.member(node, "entered", NodeKind::object));
    if (const Node waiting = read.member(node, "waiting", NodeKind::list)) {
        waiting.each_item([&](std::size_t, Node turn) { own.waiting.push_back(read_waiting(read, turn)); });
    }
    return own;
}

void write(Json& out, const std::vector<std::string>& moods, const FsmOwn& own) {
    Json answer = nullptr;
    if (own.answer) {
        answer = {{"mood", moods[own.answer->mood]},
                  {"row", own.answer->row},
                  {"since_sec", own.answer->since_sec},
                  {"ends", own.answer->ends}};
    }
    out["fsm"] = {{"clock_sec", own.clock_sec},
                  {"timeouts_past", own.timeouts_past},
                  {"draws", own.draws},
                  {"answer", std::move(answer)}};
}

FsmOwn read_fsm(StateReader& read, Node node) {
    FsmOwn own;
    own.clock_sec = read.number(node, "clock_sec", 0);
    own.timeouts_past = static_cast<std::uint32_t>(read.number(node, "timeouts_past", 0, 1e9));
    own.draws = read.number(node, "draws", 0);
    const Node answer = node.find("answer");
    if (answer && answer.is(NodeKind::null)) return own;
    if (!read.member(node, "answer", NodeKind::object)) return own;
    own.answer =
        FsmAnswer{read.mood(answer, "mood"), static_cast<std::int32_t>(read.number(answer, "row", -1, 1e9)),
                  read.number(answer, "since_sec", 0), read.boolean(answer, "ends")};
    return own;
}

void write(Json& out, const std::vector<std::string>& moods, const HmmOwn& own) {
    Json posterior, measured = nullptr;
    for (std::size_t k = 0; k < own.posterior.size(); ++k) posterior[moods[k]] = own.posterior[k];
    if (own.measured) {
        measured = {{"valence", own.measured->valence},
                    {"arousal", own.measured->arousal},
                    {"confidence", own.measured->confidence}};
    }
    out["hmm"] = {{"posterior", std::move(posterior)},
                  {"since_sec", own.since_sec},
                  {"looked_sec", own.looked_sec},
                  {"grid", own.grid},
                  {"measured", std::move(measured)}};
}

HmmOwn read_hmm(StateReader& read, Node node) {
    HmmOwn own;
    const Node posterior = read.member(node, "posterior", NodeKind::object);
    for (const std::string& mood : read.moods())
        own.posterior.push_back(read.number(posterior, mood.c_str(), 0, 1 + 1e-9));
    own.since_sec = read.number(node, "since_sec", 0);
    own.looked_sec = read.number(node, "looked_sec", 0);
    own.grid = read.number(node, "grid", 0);
    const Node measured = node.find("measured");
    if (measured && measured.is(NodeKind::null)) return own;
    if (!read.member(node, "measured", NodeKind::object)) return own;
    own.measured =
        MoodMeasurement{read.number(measured, "valence", -1, 1), read.number(measured, "arousal", 0, 1),
                        read.number(measured, "confidence", 0, 1)};
    return own;
}

Json covariance_json(const Covariance& covariance) {
    return {{"valence", covariance.valence}, {"cross", covariance.cross}, {"arousal", covariance.arousal}};
}

/// Written down by hand, a covariance might not be one.
Covariance read_covariance(StateReader& read, Node node) {
    Covariance out;
    out.valence = read.number(node, "valence", 0);
    out.arousal = read.number(node, "arousal", 0);
    const double most = std::sqrt(out.valence * out.arousal);
    out.cross = read.number(node, "cross", -most, most);
    return out;
}

void write(Json& out, const std::vector<std::string>&, const KalmanOwn& own) {
    const Measurement& m = own.measurement;
    out["kalman"] = {{"covariance", covariance_json(own.covariance)},
                     {"measured", m.taken},
                     {"innovation", {{"valence", m.innovation_valence}, {"arousal", m.innovation_arousal}}},
                     {"nis", m.nis},
                     {"inflation", m.inflation},
                     {"prior",
                      {{"valence", m.prior.valence},
                       {"arousal", m.prior.arousal},
                       {"covariance", covariance_json(m.prior.covariance)}}}};
}

KalmanOwn read_kalman(StateReader& read, Node node) {
    const auto covariance_of = [&](Node of) {
        return read_covariance(read, read.member(of, "covariance", NodeKind::object));
    };
    KalmanOwn own;
    Measurement& m = own.measurement;
    own.covariance = covariance_of(node);
    m.taken = read.boolean(node, "measured");
    const Node innovation = read.member(node, "innovation", NodeKind::object);
    m.innovation_valence = read.number(innovation, "valence");
    m.innovation_arousal = read.number(innovation, "arousal");
    m.nis = read.number(node, "nis", 0);
    m.inflation = read.number(node, "inflation", 1);
    const Node prior = read.member(node, "prior", NodeKind::object);
    m.prior = {read.number(prior, "valence", -1, 1), read.number(prior, "arousal", 0, 1),
               covariance_of(prior)};
    return own;
}

}  // namespace

void write_own(Json& out, const OwnState& own, const std::vector<std::string>& moods) {
    std::visit([&](const auto& mine) { write(out, moods, mine); }, own);
}

OwnState read_own(StateReader& read, Node root, Variant variant) {
    const auto member = [&] { return read.member(root, name_of(variant), NodeKind::object); };
    switch (variant) {
        case Variant::heuristic:
            return read_heuristic(read, member());
        case Variant::kalman:
            return read_kalman(read, member());
        case Variant::discrete:
            return read_discrete(read, member());
        case Variant::fsm:
            return read_fsm(read, member());
        case Variant::hmm:
            return read_hmm(read, member());
        default:
            return std::monostate{};
    }
}

}  // namespace rei
