// What is asked of the studies, as a value that panes show and commands change; and what a study starts from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rei/model/session.hpp"
#include "rei/policy/borrowed_words.hpp"

namespace rei::workbench {

/// A parameter that is swept.
struct StudyAxis {
    std::string path;
    std::optional<Interval> range;  ///< unset: the recommended one
    std::size_t points = 41;
};
inline constexpr std::size_t kMostAxisPoints = 101;

struct StudySetup {
    StudyAxis x{"engine.stimulus_gain.valence", {}};
    StudyAxis y{"engine.half_life_sec.valence", {}};
    std::string shown = "robustness";    ///< the id of the column that is coloured and ranked by
    std::set<std::string> fixed_groups;  ///< of parameters that tuning leaves alone
    bool hard_ranges = false;            ///< tuning may go past the recommended ones
    /// Tuning first takes words from this one that the policy lacks; null: none.
    std::shared_ptr<const PolicyFile> words_from;
    bool around_scenario = false;    ///< search around the open scenario for what breaks its expectations
    std::set<std::string> not_laws;  ///< laws that are not searched
    std::uint64_t conversations = 200'000;  ///< at most
};

/// What a study is made of, whatever becomes of it in the window meanwhile.
struct StudyBase {
    Policy policy;  ///< with the words that it takes
    Variant variant = Variant::continuous;
    std::shared_ptr<const Scenario> scenario;      ///< null where there is none
    std::shared_ptr<const PolicyFile> words_from;  ///< likewise

    /// Of the session now, an open edit left out.
    explicit StudyBase(const Session& session, std::shared_ptr<const PolicyFile> words = nullptr);
    /// Whether the session is still so, whatever the values of the parameters at these paths.
    [[nodiscard]] bool is_of(const Session& session, const std::vector<std::string>& free) const;
};

/// A policy with what it lacks of another one; as it is where there is none.
[[nodiscard]] BorrowedWords with_words(const Policy& policy, const PolicyFile* from);

/// The parameter of the session's policy; null where it has none of that path.
[[nodiscard]] const Parameter* parameter_at(const Session& session, const std::string& path);
/// From where to where the axis goes, and in how many points: whole numbers are as many as there are.
[[nodiscard]] Interval range_of(const StudyAxis& axis, const Parameter& parameter);
[[nodiscard]] std::size_t points_of(const StudyAxis& axis, const Parameter& parameter);
/// Why the sweep can't be run as it is set up, in the language of the interface; empty where it can.
[[nodiscard]] std::string sweep_problem(const StudySetup& setup, const Session& session);

/// A value of a study as people would write it, in six digits, and inside the hard range.
[[nodiscard]] double adopted_value(double value, const Parameter& parameter);

/// Numbers of the policy that the variant reads and that can all be turned at once: borders of regions stand
/// in each other's way.
[[nodiscard]] std::vector<Parameter> ranked_parameters(const Policy& policy, Variant variant);

}  // namespace rei::workbench
