#include "rei/replay/cure.hpp"

#include <algorithm>
#include <limits>

#include "rei/policy/lint_checks.hpp"
#include "rei/policy/traits.hpp"
#include "rei/replay/cure_ladder.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/replay/stretches.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

/// Neighbours on the grid are this share of the recommended range apart, at least one step.
constexpr double kRung = 0.01;
/// Sizes nearer than this are equal.
constexpr double kSameSize = 1e-9;

User user_of(const AppraisedScenario& heard, const Finding& finding) {
    const auto at = std::find(heard.users.begin(), heard.users.end(), finding.subject.text());
    return static_cast<User>(at - heard.users.begin());
}

bool is_better(const Cure& a, const Cure& b) {
    if (std::abs(a.size - b.size) > kSameSize) return a.size < b.size;
    return a.mood_changed < b.mood_changed;
}

}  // namespace

class CureSearch::Search {
  public:
    Search(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy, Variant variant,
           const Finding& finding)
        : scenario_(scenario),
          heard_(heard),
          policy_(policy),
          variant_(variant),
          target_(finding),
          user_(user_of(heard, finding)),
          indifferent_(indifferent_to(scenario_, heard_)),
          trace_(replay(scenario_, heard_, policy_, variant_)),
          hash_(trace_hash(trace_)),
          verdicts_(judge(trace_, scenario_, policy_)),
          findings_(find_all(case_of(trace_))),
          severity_(severity_in(trace_)),
          rests_wrong_(rests_wrong()) {
        if (target_.kind == FindingKind::user_bias) find_unbiased();
        for (Parameter& parameter : parameters_of(policy_)) {
            const double present = get_parameter(policy_, parameter.path);
            if (is_trait(parameter, present)) parameters_.push_back(std::move(parameter));
        }
    }

    bool advance() {
        switch (stage_) {
            case Stage::probing:
                probe();
                break;
            case Stage::climbing:
                climb();
                break;
            case Stage::halving:
                halve();
                break;
            case Stage::comparing:
                compare();
                break;
            case Stage::done:
                break;
        }
        progress_ = std::max(progress_, progress_of_stage());
        return stage_ != Stage::done;
    }
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] const std::optional<Cure>& best() const { return best_; }

  private:
    enum class Stage : std::uint8_t {
        probing,    ///< which parameters matter at all
        climbing,   ///< outwards, all ladders by size, until a value cures
        halving,    ///< between it and the last one that does not
        comparing,  ///< whether another ladder can do with less
        done,
    };

    // ---- what a replay says
    [[nodiscard]] Case case_of(const Trace& trace) const {
        return {trace, scenario_, heard_, policy_, indifferent_};
    }
    [[nodiscard]] double severity_in(const Trace& trace) const {
        const Case of = case_of(trace);
        if (target_.kind == FindingKind::user_bias) {  // asking about all users would take a replay for each
            const std::optional<Finding> bias = find_bias_of(of, user_, where_affinity_matters(of));
            return bias ? bias->severity : 0;
        }
        double out = 0;
        for (const Finding& finding : find_symptoms(target_.kind, of)) {
            if (same_thing(finding, target_)) out = std::max(out, finding.severity);
        }
        return out;
    }
    /// In how many regions the persona rests that it ought to leave by itself.
    [[nodiscard]] std::size_t rests_wrong() const {
        LintFindings out;
        lint_baseline(policy_, out);
        return out.size();
    }
    void find_unbiased() {
        const Indifferent to_user = indifferent_to(scenario_, heard_, user_);
        if (to_user.differs) unbiased_ = replay(to_user.scenario, to_user.heard, policy_, variant_);
        word_ = word_of(trace_, user_);
    }
    /// A bias is not cured by moving everybody's mood to where affinity has moved it: the mood must come near
    /// to what it is now without affinity.
    [[nodiscard]] bool keeps_unbiased_mood(const Trace& trace) const {
        if (!unbiased_) return true;
        const double differs_sec = length_of(both_of(where_moods_differ(trace, *unbiased_), word_));
        return differs_sec <= info_of(FindingKind::user_bias).limit * length_of(word_);
    }
    /// Replay with a parameter at `value` and hand the trace to `look` while it is. False where the policy
    /// refuses the value.
    template <class Look>
    bool with(const Parameter& parameter, double value, Look&& look) {
        const double before = get_parameter(policy_, parameter.path);
        if (!set_parameter(policy_, parameter.path, value)) return false;
        look(replay(scenario_, heard_, policy_, variant_));
        set_parameter(policy_, parameter.path, before);
        return true;
    }
    /// What a policy that cures is good for; nothing where it does not cure.
    [[nodiscard]] std::optional<Cure> examine(const Trace& trace) const {
        Cure out;
        out.severity_before = severity_;
        out.severity_after = severity_in(trace);
        if (out.severity_after > info_of(target_.kind).limit) return std::nullopt;
        if (!keeps_unbiased_mood(trace) || rests_wrong() > rests_wrong_) return std::nullopt;

        const std::vector<Verdict> verdicts = judge(trace, scenario_, policy_);
        out.expectations = verdicts.size();
        for (std::size_t k = 0; k < verdicts.size(); ++k) {
            if (verdicts_[k].holds && !verdicts[k].holds) return std::nullopt;
            out.held_before += verdicts_[k].holds ? 1 : 0;
            out.held_after += verdicts[k].holds ? 1 : 0;
        }

        const std::vector<Finding> findings = find_all(case_of(trace));
        const auto is_known = [&](const Finding& finding) {
            return std::any_of(findings_.begin(), findings_.end(),
                               [&](const Finding& known) { return same_thing(finding, known); });
        };
        if (!std::all_of(findings.begin(), findings.end(), is_known)) return std::nullopt;
        out.findings_before = findings_.size();
        out.findings_after = findings.size();
        if (trace.until_sec > 0) {
            out.mood_changed = length_of(where_moods_differ(trace_, trace)) / trace.until_sec;
        }
        return out;
    }

    enum class Outcome : std::uint8_t { cures, does_not, refused };
    Outcome try_step(const CureLadder& ladder, std::int64_t step) {
        const Parameter& parameter = parameters_[ladder.parameter()];
        const double value = ladder.steps().value(step);
        std::optional<Cure> cure;
        if (!with(parameter, value, [&](const Trace& trace) { cure = examine(trace); })) {
            return Outcome::refused;
        }
        if (!cure) return Outcome::does_not;
        cure->path = parameter.path;
        cure->before = ladder.steps().present();
        cure->after = value;
        cure->size = ladder.steps().size(step);
        if (!best_ || is_better(*cure, *best_)) best_ = std::move(cure);
        return Outcome::cures;
    }

    // ---- the stages, a step each
    /// A parameter that leaves everything as it is at both ends of its range does not matter.
    void probe() {
        const Parameter& parameter = parameters_[next_];
        bool matters = false;
        for (double end : {parameter.recommended.low, parameter.recommended.high}) {
            const auto look = [&](const Trace& trace) {
                matters |= trace_hash(trace) != hash_ || severity_in(trace) != severity_;
            };
            // a border may not pass its neighbour: ask it as far out as it can go
            for (int tries = 0; !matters && tries < 8 && !with(parameter, end, look); ++tries) {
                end = (end + get_parameter(policy_, parameter.path)) / 2;
            }
        }
        if (matters) {
            const ParameterSteps steps(parameter, get_parameter(policy_, parameter.path));
            for (const int direction : {-1, +1}) ladders_.emplace_back(next_, steps, direction);
        }
        if (++next_ < parameters_.size()) return;
        stage_ = Stage::climbing;
        for (const CureLadder& ladder : ladders_) reach_ = std::max(reach_, ladder.reach());
    }

    void climb() {
        double least = std::numeric_limits<double>::infinity();
        std::optional<std::int64_t> rung;
        for (std::size_t k = 0; k < ladders_.size(); ++k) {
            const std::optional<std::int64_t> next = ladders_[k].next_rung(kRung);
            if (!next || ladders_[k].steps().size(*next) >= least) continue;
            least = ladders_[k].steps().size(*next);
            rung = next;
            current_ = k;
        }
        if (!rung) {
            stage_ = Stage::done;
            return;
        }
        climbed_ = least;
        settle(*rung);
    }

    void halve() {
        CureLadder& ladder = ladders_[current_];
        if (const std::optional<std::int64_t> half = ladder.halfway_to(cures_)) {
            settle(*half);
            return;
        }
        ladder.end();
        stage_ = Stage::comparing;
        next_ = 0;
    }

    void compare() {
        for (; next_ < ladders_.size(); ++next_) {
            const std::optional<std::int64_t> step = ladders_[next_].furthest_within(best_->size + kSameSize);
            if (!step) continue;
            current_ = next_;
            settle(*step);
            return;
        }
        stage_ = Stage::done;
    }

    /// Try a step of the current ladder, and go on from what it says.
    void settle(std::int64_t step) {
        CureLadder& ladder = ladders_[current_];
        switch (try_step(ladder, step)) {
            case Outcome::cures:
                cures_ = step;
                stage_ = Stage::halving;
                break;
            case Outcome::does_not:
                ladder.does_not_cure(step);
                break;
            case Outcome::refused:
                ladder.end();
                break;
        }
    }

    [[nodiscard]] double progress_of_stage() const {
        constexpr double kProbed = 0.05, kClimbed = 0.95;
        const auto share = [](std::size_t done, std::size_t all) {
            return static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(1, all));
        };
        switch (stage_) {
            case Stage::probing:
                return kProbed * share(next_, parameters_.size());
            case Stage::climbing:
                return kProbed + (kClimbed - kProbed) * (reach_ > 0 ? std::min(1.0, climbed_ / reach_) : 1);
            case Stage::halving:
            case Stage::comparing:
                return kClimbed;
            case Stage::done:
                return 1;
        }
        return 1;
    }

    Scenario scenario_;
    AppraisedScenario heard_;
    Policy policy_;  ///< as it is, but for a moment while a value is tried
    Variant variant_;
    Finding target_;
    User user_;  ///< whose bias it is, if it is one
    Indifferent indifferent_;

    // as things are
    Trace trace_;
    std::string hash_;
    std::vector<Verdict> verdicts_;
    std::vector<Finding> findings_;
    double severity_;
    std::size_t rests_wrong_;
    std::optional<Trace> unbiased_;  ///< where a user's bias is to be cured: without it
    Stretches word_;                 ///< likewise: when that user has the word

    std::vector<Parameter> parameters_;
    std::vector<CureLadder> ladders_;
    Stage stage_ = Stage::probing;
    std::size_t next_ = 0;     ///< parameter to probe; ladder to compare
    std::size_t current_ = 0;  ///< ladder
    std::int64_t cures_ = 0;   ///< a step of the current ladder that does
    double climbed_ = 0, reach_ = 0;
    double progress_ = 0;
    std::optional<Cure> best_;
};

CureSearch::CureSearch(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy,
                       Variant variant, const Finding& finding)
    : search_(std::make_unique<Search>(scenario, heard, policy, variant, finding)) {}
CureSearch::~CureSearch() = default;
CureSearch::CureSearch(CureSearch&&) noexcept = default;
CureSearch& CureSearch::operator=(CureSearch&&) noexcept = default;

bool CureSearch::advance() {
    return search_->advance();
}

double CureSearch::progress() const {
    return search_->progress();
}

std::optional<Cure> CureSearch::result() const {
    return search_->best();
}

}  // namespace rei
