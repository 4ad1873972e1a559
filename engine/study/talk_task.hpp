// Conversations → the robustness of laws, as rows of numbers.
#pragma once

#include <vector>

#include "rei/study/laws.hpp"
#include "rei/study/rows.hpp"
#include "rei/study/talk.hpp"

namespace rei {

/// A row in: a conversation of the space (talk.hpp). A row out: the robustness of each law, ≥ 0 where it
/// holds. What the words say is worked out from the vocabulary, not from a text.
class TalkTask final : public RowTask {
  public:
    /// The space must outlive it and be made with this policy and variant, which must be available.
    TalkTask(const Policy& policy, Variant variant, const TalkSpace& space, std::vector<Law> laws);

    [[nodiscard]] const Policy& policy() const { return policy_; }
    [[nodiscard]] Variant variant() const { return variant_; }
    [[nodiscard]] const TalkSpace& space() const { return space_; }
    [[nodiscard]] const std::vector<Law>& laws() const { return laws_; }

    [[nodiscard]] std::size_t inputs() const override { return row_width(space_); }
    [[nodiscard]] std::size_t outputs() const override { return laws_.size(); }
    [[nodiscard]] double turns_a_row() const override;
    [[nodiscard]] std::unique_ptr<RowWorker> make_worker() const override;

  private:
    Policy policy_;
    Variant variant_;
    const TalkSpace& space_;
    std::vector<Law> laws_;
};

}  // namespace rei
