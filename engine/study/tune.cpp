#include "rei/study/tune.hpp"

#include <algorithm>
#include <utility>

#include "rei/replay/replay.hpp"
#include "rei/study/row_batch.hpp"
#include "rei/study/tune_archive.hpp"
#include "rei/study/tune_conflicts.hpp"
#include "rei/study/tune_moves.hpp"

namespace rei {
namespace {

constexpr std::size_t kPopulation = 32;
/// Generations without anything better after which a search begins anew, or ends.
constexpr std::size_t kPatience = 40;
/// How often, when everything holds, it is tried to do so with less, and the patience of that.
constexpr std::size_t kRefinements = 2, kRefining = 15;
/// The share of the budget after which it is asked what cannot be had together.
constexpr double kSearching = 0.7;
/// The most of the budget that one probing of each parameter may take.
constexpr double kProbing = 0.25;
/// The share of what is left that one such question may take, and the least.
constexpr double kOneAim = 0.3;
constexpr std::size_t kLeastAim = 10 * kPopulation;

}  // namespace

class Tuning::Search {
  public:
    Search(TunePlan plan, const CrewOf& crews)
        : plan_(std::move(plan)),
          task_(plan_.trial),
          space_(plan_.trial.policy, plan_.trial.free, plan_.hard_ranges),
          scorer_(task_, space_, plan_.margin),
          batch_(task_, crews(task_)),
          archive_(task_, space_, scorer_),
          hunt_(task_.expectations().size()),
          draws_(plan_.seed) {
        Rows present(task_.inputs());
        present.add(space_.present());
        batch_.begin(std::move(present));
    }

    bool advance() {
        if (phase_ == Phase::done) return false;
        // everything that is worked out is noted, whoever asked for it
        batch_.advance([&](auto values, auto outcome) { archive_.note(values, outcome); });
        if (batch_.is_whole()) digest();
        const double share = static_cast<double>(archive_.tries()) /
                             static_cast<double>(std::max<std::size_t>(1, plan_.budget));
        progress_ = phase_ == Phase::done ? 1 : std::clamp(share, progress_, 0.99);
        return phase_ != Phase::done;
    }
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] const TunePlan& plan() const { return plan_; }
    [[nodiscard]] const PolicyTask& task() const { return task_; }
    [[nodiscard]] TuneResult result() const;

  private:
    enum class Phase : std::uint8_t {
        beginning,  ///< how things are
        probing,    ///< each parameter by itself
        evolving,   ///< all together
        aiming,     ///< can these few expectations be had together?
        polishing,  ///< less change
        refining,   ///< all together again, now that everything holds
        done,
    };

    /// The stage hears what came of its rows and asks for more; where it has no more, the next one begins.
    void digest() {
        if (stage_) stage_->tell(batch_.in(), batch_.out());
        Rows asked = stage_ ? stage_->ask(most_rows()) : Rows(task_.inputs());
        while (asked.size() == 0 && phase_ != Phase::done) {
            follow();
            if (phase_ != Phase::done) asked = stage_->ask(most_rows());
        }
        batch_.begin(std::move(asked));
    }

    void follow() {
        switch (phase_) {
            case Phase::beginning:
                if (archive_.holds()) {
                    phase_ = Phase::done;
                } else {
                    probe();
                }
                break;
            case Phase::probing:
                evolve();
                break;
            case Phase::evolving:
                if (archive_.holds()) {
                    polish();
                } else if (archive_.tries() < searching_tries() && has_a_generation_left()) {
                    probe();
                } else {
                    aim();
                }
                break;
            case Phase::aiming:
                hunt_.aimed(aim_, archive_.tries() - aim_begin_);
                if (archive_.holds()) {
                    polish();
                } else {
                    aim();
                }
                break;
            case Phase::polishing:
                if (archive_.holds() && refined_++ < kRefinements) {
                    refine();
                } else {
                    verify();
                }
                break;
            case Phase::refining:
                polish();
                break;
            case Phase::done:
                break;
        }
    }
    template <class Stage>
    Stage& begin(Phase phase, std::unique_ptr<Stage> stage) {
        Stage& out = *stage;
        phase_ = phase;
        stage_ = std::move(stage);
        return out;
    }

    /// Around where the designer started, then around the best known, in turns.
    void probe() {
        base_ = attempts_++ % 2 == 0 ? archive_.start() : archive_.best();
        probe_ = &begin(Phase::probing, std::make_unique<ProbeStage>(space_, scorer_, base_));
    }
    void evolve() {
        Rows beginnings(space_.size());
        beginnings.add(base_.values);
        const Rows mingled = mingle(space_, base_.values, probe_->gains(), kPopulation - 1, draws_);
        for (std::size_t k = 0; k < mingled.size(); ++k) beginnings.add(mingled[k]);
        const std::size_t left = searching_tries() - std::min(searching_tries(), archive_.tries());
        begin(Phase::evolving, std::make_unique<EvolveStage>(space_, scorer_, std::move(beginnings), seed(),
                                                             EvolveStage::Limits{left, kPatience, true}));
    }
    void aim() {
        const auto expectations = hunt_.next(archive_.failing_sets(), has_a_generation_left());
        if (!expectations) {
            polish();
            return;
        }
        aim_ = *expectations;
        aim_begin_ = archive_.tries();
        const auto most =
            std::max(kLeastAim, static_cast<std::size_t>(static_cast<double>(tries_left()) * kOneAim));
        begin(Phase::aiming,
              std::make_unique<EvolveStage>(space_, TuneScorer(task_, space_, plan_.margin, aim_),
                                            beginnings_of_aim(archive_, space_, aim_, kPopulation, draws_),
                                            seed(), EvolveStage::Limits{most, kPatience, true}));
    }
    /// What holds with the best goes on to hold, though it be not all.
    void polish() {
        TuneScorer scorer(task_, space_, plan_.margin, archive_.held_by_best());
        Scored from = archive_.best();
        from.score.failing = 0;
        polish_ = &begin(Phase::polishing,
                         std::make_unique<PolishStage>(space_, std::move(scorer), std::move(from)));
    }
    /// Other ways than the one that was found first may take less.
    void refine() {
        Rows beginnings(space_.size());
        beginnings.add(archive_.best().values);
        const Rows varied = vary(space_, archive_.best().values, kPopulation - 1, draws_);
        for (std::size_t k = 0; k < varied.size(); ++k) beginnings.add(varied[k]);
        begin(Phase::refining,
              std::make_unique<EvolveStage>(space_, scorer_, std::move(beginnings), seed(),
                                            EvolveStage::Limits{tries_left(), kRefining, false}));
    }
    /// What the crew said, the plain engine must say too.
    void verify() {
        shown_ = polish_->best().values;
        while (archive_.holds()) {
            shown_ = archive_.best().values;
            if (failing_in(verdicts_of(task_, shown_)) == 0) break;
            archive_.reject(shown_);
        }
        phase_ = Phase::done;
    }

    [[nodiscard]] std::uint64_t seed() { return static_cast<std::uint64_t>(draws_.unit() * 0x1p53); }
    [[nodiscard]] std::size_t tries_within(std::size_t most) const {
        return most - std::min(most, archive_.tries());
    }
    [[nodiscard]] std::size_t tries_left() const { return tries_within(plan_.budget); }
    [[nodiscard]] bool has_a_generation_left() const { return tries_left() >= kPopulation; }
    /// That the stage may ask for. Probing leaves something of a small budget for what makes use of it, and
    /// there is always something left to take back what need not change.
    [[nodiscard]] std::size_t most_rows() const {
        if (phase_ == Phase::polishing) return tries_within(plan_.budget + polish_allowance(plan_.budget));
        const auto probes = static_cast<std::size_t>(static_cast<double>(plan_.budget) * kProbing);
        return phase_ == Phase::probing ? std::min(tries_left(), probes) : tries_left();
    }
    [[nodiscard]] std::size_t searching_tries() const {
        return static_cast<std::size_t>(static_cast<double>(plan_.budget) * kSearching);
    }

    TunePlan plan_;
    PolicyTask task_;
    TuneSpace space_;
    TuneScorer scorer_;
    RowBatch batch_;
    TuneArchive archive_;
    ConflictHunt hunt_;
    Draws draws_;

    Phase phase_ = Phase::beginning;
    std::unique_ptr<TuneStage> stage_;
    double progress_ = 0;

    std::size_t attempts_ = 0, refined_ = 0;
    Scored base_;                          ///< of the probing
    const ProbeStage* probe_ = nullptr;    ///< the stage, while probing
    const PolishStage* polish_ = nullptr;  ///< the stage, while polishing
    std::vector<double> shown_;            ///< the result; empty until then
    std::vector<std::size_t> aim_;         ///< the expectations aimed at
    std::size_t aim_begin_ = 0;            ///< in tries
};

std::vector<std::vector<Verdict>> verdicts_of(const PolicyTask& task, std::span<const double> values) {
    const PolicyTrial& trial = task.trial();
    const Policy policy = task.policy_with(values);
    std::vector<std::vector<Verdict>> out;
    for (std::size_t k = 0; k < trial.scenarios.size(); ++k) {
        const Trace trace = replay(trial.scenarios[k], task.heard()[k], policy, trial.variant);
        out.push_back(judge(trace, trial.scenarios[k], policy));
    }
    return out;
}

std::size_t failing_in(const std::vector<std::vector<Verdict>>& verdicts) {
    std::size_t out = 0;
    for (const std::vector<Verdict>& of_scenario : verdicts) {
        for (const Verdict& verdict : of_scenario) out += verdict.holds ? 0 : 1;
    }
    return out;
}

std::vector<TunedChange> changes_between(const PolicyTrial& trial, const TuneSpace& space,
                                         std::span<const double> values) {
    std::vector<TunedChange> out;
    for (std::size_t k = 0; k < space.size(); ++k) {
        const double before = space.present()[k];
        if (before != values[k])
            out.push_back({trial.free[k], before, values[k], space.distance(k, values[k])});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const TunedChange& a, const TunedChange& b) { return a.distance > b.distance; });
    return out;
}

TuneResult Tuning::Search::result() const {
    TuneResult out;
    out.values = !shown_.empty() ? shown_ : archive_.tries() > 0 ? archive_.best().values : space_.present();
    out.changes = changes_between(plan_.trial, space_, out.values);
    out.before = verdicts_of(task_, space_.present());
    out.after = verdicts_of(task_, out.values);
    out.failing_before = failing_in(out.before);
    out.failing = failing_in(out.after);
    out.tries = archive_.tries();
    out.history = archive_.history();
    std::vector<ExpectationAt> places;
    for (std::size_t s = 0; s < plan_.trial.scenarios.size(); ++s) {
        for (std::size_t e = 0; e < plan_.trial.scenarios[s].expectations.size(); ++e)
            places.push_back({s, e});
    }
    for (const ConflictHunt::Found& found : hunt_.found()) {
        Conflict& conflict = out.conflicts.emplace_back();
        conflict.aimed = found.aimed;
        for (const std::size_t k : found.expectations) conflict.expectations.push_back(places[k]);
    }
    return out;
}

Tuning::Tuning(TunePlan plan, const CrewOf& crews)
    : search_(std::make_unique<Search>(std::move(plan), crews)) {}
Tuning::~Tuning() = default;
Tuning::Tuning(Tuning&&) noexcept = default;
Tuning& Tuning::operator=(Tuning&&) noexcept = default;

bool Tuning::advance() {
    return search_->advance();
}

double Tuning::progress() const {
    return search_->progress();
}

TuneResult Tuning::result() const {
    return search_->result();
}

const TunePlan& Tuning::plan() const {
    return search_->plan();
}

const PolicyTask& Tuning::task() const {
    return search_->task();
}

}  // namespace rei
