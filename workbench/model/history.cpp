#include "rei/model/history.hpp"

#include <cassert>

namespace rei::workbench {

void History::start(const Policy& policy) {
    states_.assign(1, {"", std::make_shared<const Policy>(policy)});
    cursor_ = 0;
    open_ = false;
}

void History::begin(std::string name) {
    assert(!open_);
    open_ = true;
    open_name_ = std::move(name);
}

bool History::commit(const Policy& now) {
    assert(open_);
    open_ = false;
    if (*states_[cursor_].policy == now) return false;
    states_.resize(cursor_ + 1);
    states_.push_back({std::move(open_name_), std::make_shared<const Policy>(now)});
    ++cursor_;
    return true;
}

const Policy& History::cancel() {
    assert(open_);
    open_ = false;
    return *states_[cursor_].policy;
}

const Policy& History::undo() {
    assert(can_undo());
    return *states_[--cursor_].policy;
}

const Policy& History::redo() {
    assert(can_redo());
    return *states_[++cursor_].policy;
}

}  // namespace rei::workbench
