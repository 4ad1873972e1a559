// The findings of the policy's lint, kept up to date, and which of them speak of what is edited where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rei/model/session.hpp"
#include "rei/policy/lint.hpp"

namespace rei::workbench {

/// The part of a policy in which a value is edited.
enum class PolicyPart : std::uint8_t { words, triggers, moods, regions, families, numbers };
/// By its path, e.g. `regions[2]`, `transitions.any->sad` or `engine.cooldown_sec`.
[[nodiscard]] PolicyPart part_of(std::string_view path);

using FindingRefs = std::vector<const LintFinding*>;

class Lint {
  public:
    /// Lint the session's policy if it is another one than last time and no edit is open.
    void update(const Session& session);

    [[nodiscard]] const std::vector<LintFinding>& findings() const { return findings_; }
    /// Of exactly this path.
    [[nodiscard]] FindingRefs at(std::string_view path) const;
    /// Of this path and of what lies below it: `regions[1]` has `regions[1].valence[0]`, but not
    /// `regions[10]`.
    [[nodiscard]] FindingRefs under(std::string_view path) const;
    /// What a section by mood (`voice_map`) lacks for one, or for all of them.
    [[nodiscard]] FindingRefs lacking(std::string_view section, std::string_view mood) const;
    [[nodiscard]] std::size_t count(PolicyPart part) const;

  private:
    std::vector<LintFinding> findings_;
    std::optional<Policy> policy_;  ///< that they are of
    std::uint64_t revision_ = 0;    ///< of the session, as of the last look
};

}  // namespace rei::workbench
