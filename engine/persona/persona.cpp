#include "rei/persona/persona.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <set>
#include <string_view>

#include <nlohmann/json.hpp>

#include "rei/document/document.hpp"

namespace rei {
namespace {

struct Ignore final : EngineListener {
    void on_motion(const Motion&) override {}
    void on_label(double, const LabelEvent&) override {}
};

double clamp_answer(double value, double limit) {
    return std::isfinite(value) ? std::clamp(value, -limit, limit) : 0;
}

}  // namespace

Persona::Persona(Policy policy, Variant variant)
    : policy_(std::move(policy)),
      appraiser_(policy_, matching_of(variant)),
      engine_(make_engine(policy_, variant)) {
    Ignore ignore;
    engine_->start(AffectState{}, policy_.neutral(), {}, ignore);
}

std::string Persona::prompt(std::string_view user_text) const {
    return build_prompt(policy_, mood(), state(), user_text);
}

PersonaStep Persona::step(double at_sec, const std::string& user, std::string_view text,
                          const LlmAnswer& answer) {
    const User speaker = user_of(user);
    Appraisals heard;
    appraiser_.appraise(text, heard);
    Ignore ignore;
    engine_->turn({at_sec,
                   speaker,
                   heard[0],
                   {clamp_answer(answer.mood_delta, 2), clamp_answer(answer.affinity_delta, 10)},
                   {}},
                  ignore);
    const LabelEvent label = engine_->label();
    engine_->advance_to(at_sec, ignore);  // what follows at the same instant: the mood is right-continuous
    return {answer.reply, mood(), state(), engine_->affinity_of(speaker), expression(), label};
}

void Persona::advance_to(double at_sec) {
    Ignore ignore;
    engine_->advance_to(at_sec, ignore);
}

int Persona::affinity(const std::string& user) const {
    const auto known = users_.find(user);
    return known == users_.end() ? 0 : engine_->affinity_of(known->second);
}

void Persona::remember(const std::string& user, int affinity) {
    EngineState state = engine_->save();
    assert(!state.last_speaker);
    const User known = user_of(user);
    if (known >= state.users.size()) state.users.resize(known + std::size_t{1});
    state.users[known].affinity = std::clamp(affinity, -100, 100);
    engine_->resume(state);
}

User Persona::user_of(const std::string& name) {
    return users_.emplace(name, static_cast<User>(users_.size())).first->second;
}

std::string Persona::save() const {
    nlohmann::ordered_json out;
    std::vector<std::string> names(users_.size());
    for (const auto& [name, user] : users_) names[user] = name;
    out["persona"] = policy_.name;
    out["users"] = names;
    out["engine"] = nlohmann::ordered_json::parse(to_json(engine_->save(), engine_->moods()));
    return out.dump(2) + "\n";
}

Problems Persona::resume(const std::string& json, const std::string& file) {
    const auto document = Document::from_json(json, file);
    if (!document) return document.problems;
    const Node root = (*document)->root();
    const Node names = root.find("users");
    const Node engine = root.find("engine");
    if (!names || !names.is(NodeKind::list) || !engine) {
        return {(*document)->problem_at(root.place(), "",
                                        phrase("expected a saved persona with `users` and `engine`"))};
    }
    const auto state = parse_engine_state(json.substr(engine.begin(), engine.end() - engine.begin()),
                                          engine_->moods(), file);
    if (!state) return state.problems;
    std::set<std::string_view> different;
    names.each_item([&](std::size_t, Node name) { different.insert(name.text()); });
    if (different.size() < std::max(names.size(), state->users.size())) {
        return {(*document)->problem_at(
            names.place(), "users",
            phrase("expected a name of its own for each of {} users", state->users.size()))};
    }
    if (state->variant != engine_->save().variant) {
        return {(*document)->problem_at(engine.place(), "engine.variant",
                                        phrase("was saved by another engine variant"))};
    }
    users_.clear();
    names.each_item([&](std::size_t, Node name) { user_of(std::string(name.text())); });
    engine_->resume(*state);
    return {};
}

}  // namespace rei
