// The smallest change of one parameter that cures a finding, found by replay.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "rei/replay/diagnosis.hpp"

namespace rei {

/// One parameter changed, and what a replay says of it.
struct Cure {
    std::string path;  ///< of the parameter (parameters.hpp)
    double before = 0, after = 0;
    /// |after − before| as a share of the recommended range; of their logarithms where the scale is
    /// logarithmic.
    double size = 0;
    double severity_before = 0, severity_after = 0;       ///< of the finding, in its unit
    std::size_t expectations = 0;                         ///< how many the scenario has
    std::size_t held_before = 0, held_after = 0;          ///< how many of them hold
    std::size_t findings_before = 0, findings_after = 0;  ///< of all kinds
    double mood_changed = 0;  ///< the share of time in which the mood is another than before: the side effect
};

/// A search that advances in steps, so that a worker, a command line or a single thread can run, show and
/// drop it.
///
/// A cure is a value inside the recommended range of a parameter that this variant reads, on the parameter's
/// step, under which the finding's severity is at most its limit, no expectation that held fails, nothing
/// else is found that was not there before, and the persona comes to rest in no mood that it does not rest in
/// now. A user's bias must also bring the mood near to what it is now without that user's affinity, lest
/// everybody is treated as the friend.
///
/// Values are tried from the present one outwards, all parameters together by size, on a grid of 1/100 of the
/// recommended range; the first that cures is then halved down to the step, and the other parameters are
/// asked whether they can do with less. Where a cure holds only between two points of that grid it may be
/// missed. Of equal sizes the one that changes the mood for a shorter time wins. No cure are the seed and the
/// evaluation grid of a variant, which are no traits of a persona, nor a bound for a region that is open
/// there.
class CureSearch {
  public:
    /// Copies what it needs: nothing must outlive it. `heard` is of this scenario and policy; `finding` is
    /// one that diagnose gives for them. Replays once.
    CureSearch(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy,
               Variant variant, const Finding& finding);
    ~CureSearch();
    CureSearch(CureSearch&&) noexcept;
    CureSearch& operator=(CureSearch&&) noexcept;

    /// Try one value: a replay or a few. Returns false when there is nothing more to try.
    bool advance();
    /// From 0 to 1; never falls.
    [[nodiscard]] double progress() const;
    /// The smallest cure so far; when advance() returns false, the smallest. Nothing: no single parameter
    /// cures it.
    [[nodiscard]] std::optional<Cure> result() const;

  private:
    class Search;
    std::unique_ptr<Search> search_;
};

}  // namespace rei
