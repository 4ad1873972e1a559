// The companion in the window: what somebody says they feel, what it is put into, and how a routine went.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rei/companion/companion.hpp"
#include "rei/live/companion_book.hpp"
#include "rei/model/live_means.hpp"

namespace rei::workbench {

/// What it works with; whoever starts the window gives it.
struct CompanionMeans {
    LiveMeans live;
    std::string file;                   ///< of the companion
    live::CompanionBook::DayOf day_of;  ///< in the time of the place
};

class Reflecting {
  public:
    static constexpr int kDaysShown = 14;

    void equip(CompanionMeans means) { means_ = std::move(means); }
    /// Why it is of no use; empty where it is.
    [[nodiscard]] std::string problem() const { return means_.live.complaint(); }
    /// Read the companion and the log, the first time it is called; the log again whenever a conversation has
    /// logged more reflections than before (Talk::reflections_logged).
    Problems look(int logged_by_talk);

    /// Put into a frame what is felt, and note it.
    Problems reflect(const std::string& text);
    /// Note how a routine of the last reflection went.
    Problems rate(std::size_t routine, companion::Rating rating);

    [[nodiscard]] bool is_ready() const { return companion_.has_value(); }
    // ---- the rest requires is_ready()
    [[nodiscard]] const companion::Companion& companion() const { return *companion_; }
    /// The last one of this window; none before.
    [[nodiscard]] const std::optional<companion::Reflection>& last() const { return last_; }
    /// How each of its routines was rated.
    [[nodiscard]] const std::vector<std::optional<companion::Rating>>& ratings() const { return ratings_; }
    /// The last two weeks, today last.
    [[nodiscard]] const std::vector<companion::Day>& days() const { return days_; }

  private:
    Problems begin();
    void read_log();

    CompanionMeans means_;
    std::unique_ptr<live::Store> store_;  ///< where it is stays the same, for the book points to it
    std::unique_ptr<live::CompanionBook> book_;
    std::optional<companion::Companion> companion_;
    companion::Log log_;
    std::vector<companion::Day> days_;
    std::optional<companion::Reflection> last_;
    std::string last_id_;  ///< of its input, for a conversation may log others meanwhile
    std::vector<std::optional<companion::Rating>> ratings_;
    bool has_looked_ = false;
    int logged_by_talk_ = 0;  ///< as of which the log was read
};

}  // namespace rei::workbench
