#include "rei/model/notices.hpp"

#include <algorithm>

namespace rei::workbench {

void Notices::post(NoticeKind kind, std::string title, std::string detail) {
    history_.push_back(
        {kind, std::move(title), std::move(detail), 0, false, std::chrono::steady_clock::now()});
    if (history_.size() > kKept) history_.pop_front();
}

void Notices::tick(double elapsed_sec) {
    for (Notice& notice : history_) notice.age_sec += elapsed_sec;
}

void Notices::dismiss(std::size_t index) {
    if (index < history_.size()) history_[index].dismissed = true;
}

bool Notices::any_shown() const {
    return std::any_of(history_.begin(), history_.end(),
                       [](const Notice& notice) { return notice.is_shown(); });
}

}  // namespace rei::workbench
