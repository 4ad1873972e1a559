// The search for conversations that break laws: at random first, then from the conversations that come
// nearest to breaking one, by small changes; what is found is shrunk. A study that advances in steps (DESIGN
// §8).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "rei/study/laws.hpp"
#include "rei/study/proof.hpp"
#include "rei/study/rows.hpp"
#include "rei/study/talk_space.hpp"

namespace rei {

struct FalsifyPlan {
    Policy policy;
    Variant variant = Variant::continuous;  ///< must be available
    std::vector<Law> laws;
    std::optional<Scenario> scenario;  ///< searched around, and fits the policy; unset: any conversation
    TalkLimits limits;
    std::uint64_t budget = 1'000'000;  ///< conversations
    std::uint64_t seed = 1;
};

/// A conversation that breaks a law.
struct Counterexample {
    Proof proof;
    std::size_t turns_found = 0;      ///< how many turns it had before it was shrunk
    std::uint64_t conversations = 0;  ///< tried until it was found
    bool shrunk = false;              ///< to the end
};

class Falsify {
  public:
    Falsify(FalsifyPlan plan, const CrewOf& crew_of);
    ~Falsify();

    /// Try some conversations, or some ways to shrink one. Gives whether there is more to do: every law is
    /// broken at most once, and the others are searched until the budget is used up.
    bool advance();
    /// From 0 to 1; what is left of the budget when all laws are broken is not used.
    [[nodiscard]] double progress() const;
    [[nodiscard]] std::uint64_t tried() const;

    [[nodiscard]] const FalsifyPlan& plan() const;
    /// Of a law of the plan: what breaks it, if anything was found.
    [[nodiscard]] const std::optional<Counterexample>& broken(std::size_t law) const;
    /// The least robustness of a law in any conversation tried while it was searched; infinite before that.
    [[nodiscard]] double nearest(std::size_t law) const;

  private:
    class Search;
    std::unique_ptr<Search> search_;
};

/// The conversation that breaks a law of the plan, with a name ("breaks-rest"; around a scenario its name
/// goes before) and a description that says what broke and how it was found. The law must be broken.
[[nodiscard]] Scenario found_scenario(const Falsify& search, std::size_t law, const std::string& policy_name);

}  // namespace rei
