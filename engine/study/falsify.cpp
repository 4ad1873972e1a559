#include "rei/study/falsify.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/study/population.hpp"
#include "rei/study/shrink.hpp"
#include "rei/study/talk_moves.hpp"
#include "rei/study/talk_task.hpp"

namespace rei {
namespace {

constexpr std::size_t kGeneration = 1024;  ///< conversations at once
constexpr std::uint64_t kAtRandom = 8192;  ///< conversations before any is made from another
constexpr double kAnew = 0.15;             ///< of later ones still come from nothing
constexpr double kCrossed = 0.2;           ///< of the others are put together from two
constexpr int kShorterGenerations = 64;    ///< in which a shorter one must be found
constexpr std::size_t kProofsAGeneration = 16;
constexpr int kShrinksAStep = 16;

TalkSpace space_of(const FalsifyPlan& plan) {
    return plan.scenario ? talk_around(*plan.scenario, plan.policy, plan.variant, plan.limits)
                         : any_talk(plan.policy, plan.variant, plan.limits);
}

}  // namespace

class Falsify::Search {
  public:
    Search(FalsifyPlan plan, const CrewOf& crew_of)
        : plan_(std::move(plan)),
          space_(space_of(plan_)),
          task_(plan_.policy, plan_.variant, space_, plan_.laws),
          crew_(crew_of(task_)),
          moves_(space_, plan_.seed),
          in_(task_.inputs()),
          out_(task_.outputs()),
          populations_(plan_.laws.size()),
          broken_(plan_.laws.size()) {
        if (plan_.scenario) given_ = talk_of(*plan_.scenario, space_);
    }

    bool advance() {
        if (shrinking_) {
            shrinking_->shrinker ? shrink() : seek_shorter();
        } else if (!open_laws().empty() && tried_ < plan_.budget) {
            search();
        }
        return shrinking_ || (!open_laws().empty() && tried_ < plan_.budget);
    }

    [[nodiscard]] double progress() const {
        const bool done = !shrinking_ && open_laws().empty();
        if (done || plan_.budget == 0) return 1;
        return static_cast<double>(tried_) / static_cast<double>(plan_.budget);
    }
    [[nodiscard]] std::uint64_t tried() const { return tried_; }
    [[nodiscard]] const FalsifyPlan& plan() const { return plan_; }
    [[nodiscard]] const std::optional<Counterexample>& broken(std::size_t law) const { return broken_[law]; }
    [[nodiscard]] double nearest(std::size_t law) const { return populations_[law].nearest(); }

  private:
    [[nodiscard]] std::vector<std::size_t> open_laws() const {
        std::vector<std::size_t> out;
        for (std::size_t k = 0; k < broken_.size(); ++k) {
            if (!broken_[k]) out.push_back(k);
        }
        return out;
    }

    // ---- the search for any conversation that breaks a law

    void search() {
        const std::vector<std::size_t> open = open_laws();
        const std::uint64_t left = plan_.budget - tried_;
        breed(static_cast<std::size_t>(std::min<std::uint64_t>(generation(), left)), [&](std::size_t k) {
            return tried_ + k == 0 && given_ ? *given_ : propose(populations_[open[k % open.size()]]);
        });
        tried_ += in_.size();
        for (const std::size_t law : open) {
            std::optional<Found> found = take_in(law, populations_[law]);
            if (!found) continue;
            broken_[law] = Counterexample{found->proof, found->talk.size(), tried_, false};
            waiting_.push_back(std::move(*found));
        }
        shrink_next();
    }

    /// A conversation anew, or one made from those that come nearest.
    [[nodiscard]] Talk propose(const Population& population) {
        Draws& draws = moves_.draws();
        if (tried_ < kAtRandom || population.empty() || draws.chance(kAnew)) return draw();
        Talk talk = population.pick(draws);
        if (draws.chance(kCrossed)) talk = moves_.cross(talk, population.pick(draws));
        change(talk, 0.5);
        return talk;
    }

    /// From nothing, or near the scenario.
    [[nodiscard]] Talk draw() {
        if (!given_) return moves_.draw();
        Talk talk = *given_;
        change(talk, 0.8);
        return talk;
    }

    /// One change, and each time with this probability one more.
    void change(Talk& talk, double more) {
        do moves_.change(talk);
        while (moves_.draws().chance(more));
    }

    // ---- a generation

    [[nodiscard]] std::size_t generation() const { return std::min(kGeneration, rows_a_step(task_)); }

    template <class Propose>
    void breed(std::size_t rows, Propose&& propose) {
        in_.resize(rows);
        for (std::size_t k = 0; k < rows; ++k) encode(propose(k), in_[k]);
        crew_->work(in_, out_);
    }

    struct Found {
        std::size_t law;
        Talk talk;
        Proof proof;
    };
    /// What a generation says of a law: who comes nearest to breaking it, and who breaks it with the fewest
    /// turns.
    [[nodiscard]] std::optional<Found> take_in(std::size_t law, Population& population) {
        std::vector<Talk> breaking;
        Talk talk;
        for (std::size_t k = 0; k < in_.size(); ++k) {
            const double robustness = out_[k][law];
            const bool breaks = robustness < 0;
            if (!breaks && !population.wants(robustness)) continue;
            decode(in_[k], talk);
            if (breaks) {
                breaking.push_back(talk);
            } else {
                population.offer(talk, robustness);
            }
        }
        population.end_generation();
        std::stable_sort(breaking.begin(), breaking.end(),
                         [](const Talk& a, const Talk& b) { return a.size() < b.size(); });
        if (breaking.size() > kProofsAGeneration) breaking.resize(kProofsAGeneration);
        for (Talk& one : breaking) {
            // its words may say something else when they stand beside each other
            std::optional<Proof> proof = prove(one, space_, plan_.laws[law], plan_.policy, plan_.variant);
            if (proof) return Found{law, std::move(one), std::move(*proof)};
        }
        return std::nullopt;
    }

    // ---- shrinking: what can be left out is left out; then conversations with a turn less are searched

    struct Shrinking {
        std::size_t law;
        std::unique_ptr<Shrinker> shrinker;  ///< none: a shorter one is sought
        Talk talk;                           ///< the shortest that is known
        Population shorter;
        int generations = 0;
    };

    void shrink_next() {
        if (shrinking_ || waiting_.empty()) return;
        begin_shrinking(std::move(waiting_.front()));
        waiting_.erase(waiting_.begin());
    }

    void begin_shrinking(Found found) {
        shrinking_ = Shrinking{found.law, nullptr, {}, {}, 0};
        shrinking_->shrinker =
            std::make_unique<Shrinker>(space_, plan_.laws[found.law], plan_.policy, plan_.variant,
                                       std::move(found.talk), std::move(found.proof));
    }

    void shrink() {
        Shrinker& shrinker = *shrinking_->shrinker;
        bool more = true;
        for (int k = 0; k < kShrinksAStep && more; ++k) more = shrinker.advance();
        broken_[shrinking_->law]->proof = shrinker.proof();
        if (more) return;
        shrinking_->talk = shrinker.talk();
        shrinking_->shrinker.reset();
        if (shrinking_->talk.size() < 2) end_shrinking();
    }

    void seek_shorter() {
        Draws& draws = moves_.draws();
        moves_.limit_turns(shrinking_->talk.size() - 1);
        breed(generation(), [&](std::size_t) {
            const bool from_shortest = shrinking_->shorter.empty() || draws.chance(kAnew);
            Talk talk = from_shortest ? shrinking_->talk : shrinking_->shorter.pick(draws);
            change(talk, 0.6);
            return talk;
        });
        moves_.limit_turns(space_.most_turns);
        if (std::optional<Found> found = take_in(shrinking_->law, shrinking_->shorter)) {
            begin_shrinking(std::move(*found));
        } else if (++shrinking_->generations == kShorterGenerations) {
            end_shrinking();
        }
    }

    void end_shrinking() {
        broken_[shrinking_->law]->shrunk = true;
        shrinking_.reset();
        shrink_next();
    }

    FalsifyPlan plan_;
    TalkSpace space_;
    TalkTask task_;
    std::unique_ptr<Crew> crew_;
    TalkMoves moves_;
    std::optional<Talk> given_;  ///< the scenario
    Rows in_, out_;
    std::uint64_t tried_ = 0;
    std::vector<Population> populations_;                ///< by law
    std::vector<std::optional<Counterexample>> broken_;  ///< by law
    std::vector<Found> waiting_;                         ///< to be shrunk
    std::optional<Shrinking> shrinking_;
};

Falsify::Falsify(FalsifyPlan plan, const CrewOf& crew_of)
    : search_(std::make_unique<Search>(std::move(plan), crew_of)) {}
Falsify::~Falsify() = default;

bool Falsify::advance() {
    return search_->advance();
}
double Falsify::progress() const {
    return search_->progress();
}
std::uint64_t Falsify::tried() const {
    return search_->tried();
}
const FalsifyPlan& Falsify::plan() const {
    return search_->plan();
}
const std::optional<Counterexample>& Falsify::broken(std::size_t law) const {
    return search_->broken(law);
}
double Falsify::nearest(std::size_t law) const {
    return search_->nearest(law);
}

Scenario found_scenario(const Falsify& search, std::size_t law, const std::string& policy_name) {
    const FalsifyPlan& plan = search.plan();
    const Counterexample& found = *search.broken(law);
    const std::string before = plan.scenario ? plan.scenario->name + "-" : "";
    std::string called = plan.laws[law].name;
    std::replace(called.begin(), called.end(), ' ', '-');
    Scenario out = found.proof.scenario;
    out.name = fmt::format("{}breaks-{}", before, called);
    out.description = fmt::format(
        "Breaks what must hold: {}. Found: {}. By rei falsify with {}, engine {}, seed {}, after {} "
        "conversations.",
        plan.laws[law].promise, found.proof.verdicts[found.proof.worst()].detail, policy_name,
        name_of(plan.variant), plan.seed, found.conversations);
    return out;
}

}  // namespace rei
