#include "rei/model/history.hpp"

#include <cassert>

#include "rei/scenario/said.hpp"

namespace rei::workbench {

bool same_work(const Work& a, const Work& b) {
    const auto same = [](const auto& x, const auto& y) { return x == y || (x && y && *x == *y); };
    if (a.policy_file != b.policy_file || a.scenario_file != b.scenario_file) return false;
    if (!same(a.nominal, b.nominal) || !same(a.policy, b.policy)) return false;
    if (!same(a.avatar_mapping, b.avatar_mapping)) return false;
    if (a.scenario == b.scenario) return true;
    return a.scenario && b.scenario && same_scenario(*a.scenario, *b.scenario);
}

void History::start(Work work) {
    states_.clear();
    states_.push_back({"", std::move(work)});
    cursor_ = 0;
    open_ = false;
}

void History::know_avatar_mapping(const std::shared_ptr<const avatar::Mapping>& mapping) {
    for (State& state : states_) state.work.avatar_mapping = mapping;
}

void History::begin(std::string name) {
    assert(!open_);
    open_ = true;
    open_name_ = std::move(name);
}

bool History::commit(const Work& now) {
    assert(open_);
    open_ = false;
    if (same_work(states_[cursor_].work, now)) return false;
    states_.resize(cursor_ + 1);
    states_.push_back({std::move(open_name_), now});
    ++cursor_;
    return true;
}

const Work& History::cancel() {
    assert(open_);
    open_ = false;
    return states_[cursor_].work;
}

const Work& History::undo() {
    assert(can_undo());
    return states_[--cursor_].work;
}

const Work& History::redo() {
    assert(can_redo());
    return states_[++cursor_].work;
}

}  // namespace rei::workbench
