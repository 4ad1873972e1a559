// What the workbench has to say: shown as a toast for a while, and kept.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace rei::workbench {

enum class NoticeKind : std::uint8_t { info, success, problem };

struct Notice {
    NoticeKind kind = NoticeKind::info;
    std::string title;
    std::string detail;  ///< may have many lines; may be empty
    double age_sec = 0;
    bool dismissed = false;
    std::chrono::steady_clock::time_point posted = std::chrono::steady_clock::now();

    /// By the clock on the wall; age_sec stands still while the window sleeps.
    [[nodiscard]] double since_sec() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - posted).count();
    }
    /// Problems stay longer: they have to be read.
    [[nodiscard]] double shown_for_sec() const { return kind == NoticeKind::problem ? 12.0 : 4.0; }
    [[nodiscard]] bool is_shown() const { return !dismissed && age_sec < shown_for_sec(); }
};

class Notices {
  public:
    void post(NoticeKind kind, std::string title, std::string detail = {});
    /// Let time pass for the toasts.
    void tick(double elapsed_sec);
    void dismiss(std::size_t index);
    void clear() { history_.clear(); }
    /// All of this session, oldest first; the oldest go when there are more than kKept.
    [[nodiscard]] const std::deque<Notice>& history() const { return history_; }
    [[nodiscard]] bool any_shown() const;

    static constexpr std::size_t kKept = 200;

  private:
    std::deque<Notice> history_;
};

}  // namespace rei::workbench
