// What the companion remembers, in the file of conversations: state inputs, structure mappings, routine runs,
// the emotional rhythm, feedback, declarations. Each call that writes is one transaction, so a kill at any
// moment leaves whole entries. Every function throws StoreError.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rei/companion/companion.hpp"
#include "rei/live/store.hpp"

namespace rei::live {

/// How far back suggestions look, in days; what is older counts for less than a hundredth
/// (companion/worth.hpp).
inline constexpr int kDaysRemembered = 120;

/// The last reflection of somebody, with what was offered.
struct OpenReflection {
    std::string input_id;
    companion::Input input;
    std::vector<std::string> routines;  ///< ids, as they were listed
};

/// A routine that somebody has tried.
struct RoutineReport {
    std::string routine;  ///< id
    bool finished = true;
    std::optional<companion::Rating> rating;
    std::string note;  ///< kept with a rating only
    std::optional<companion::Sample> before, after;
    std::string after_text;  ///< in whose words it was after
};

/// A reflection on `text` as it is kept.
[[nodiscard]] ReflectionRecord record_of(const std::string& text, const companion::Reflection& reflection,
                                         const companion::CompanionFile& file);

class CompanionBook {
  public:
    /// The day, in the time of the place, of milliseconds since 1970; counted from 1970-01-01.
    using DayOf = std::function<int(std::int64_t ms)>;

    /// Of one user; the store must outlive it.
    CompanionBook(Store& store, std::string user, DayOf day_of);

    [[nodiscard]] companion::When when(std::int64_t ms) const { return {ms, day_of_(ms)}; }
    /// All that happened in the `days` days before now and today.
    [[nodiscard]] companion::Log read(std::int64_t now_ms, int days) const;
    [[nodiscard]] std::optional<OpenReflection> last_reflection() const;
    /// By the id of its input; nothing where there is none, or it was of distress.
    [[nodiscard]] std::optional<OpenReflection> reflection(const std::string& input_id) const;

    /// A reflection: input, mappings, the three routines as suggested, rhythm, declaration. The id of the
    /// input.
    std::string add(const ReflectionRecord& reflection, std::int64_t now_ms);
    /// A routine tried: the suggestion of the last reflection where it is one, else a run of its own; the
    /// feelings before and after, and the feedback. Said again of a suggestion they stand in place of what
    /// was said before.
    void add(const RoutineReport& report, const std::optional<OpenReflection>& of, std::int64_t now_ms);

  private:
    Store& store_;
    std::string user_;
    DayOf day_of_;
};

}  // namespace rei::live
