#include "rei/study/talk_task.hpp"

#include <algorithm>
#include <limits>

#include "rei/replay/robustness.hpp"
#include "rei/study/talk_record.hpp"
#include "rei/study/ticks.hpp"

namespace rei {
namespace {

class TalkWorker final : public RowWorker {
  public:
    explicit TalkWorker(const TalkTask& task)
        : task_(task),
          engine_(make_engine(task.policy(), task.variant())),
          start_mood_(find_mood(engine_->moods(), task.space().start.mood)) {
        for (const KnownUser& user : task.space().users) affinities_.push_back(user.affinity);
        for (const Law& law : task.laws()) {
            longest_tail_sec_ = std::max(longest_tail_sec_, law.tail_sec);
            for (const Clause& clause : law.clauses) moods_.push_back(mood_in(clause.what, engine_->moods()));
        }
    }

    void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) override {
        for (std::size_t k = from; k < to; ++k) {
            decode(in[k], talk_);
            run();
            judge(out[k]);
        }
    }

  private:
    void run() {
        const TalkSpace& space = task_.space();
        times_ = {};
        for (std::size_t k = 0; k < talk_.size(); ++k) {
            times_.last_sec = time_after(times_.last_sec, talk_[k].gap_sec);
            if (k == 1) times_.second_sec = times_.last_sec;
        }
        const double until_sec = times_.last_sec + longest_tail_sec_;
        record_.begin(engine_->law(), until_sec);
        engine_->start(space.start.state, start_mood_, affinities_, record_);
        now_ = affinities_;
        double at_sec = 0;
        for (const TalkTurn& turn : talk_) {
            at_sec = time_after(at_sec, turn.gap_sec);
            const double delta = limited_delta(now_[turn.user], turn.affinity_delta, space.most_affinity);
            engine_->turn(
                {at_sec, turn.user, space.vocabulary.hear(turn.said, heard_), {turn.mood_delta, delta}, {}},
                record_);
        }
        engine_->advance_to(until_sec + kTimeSlackSec, record_);
        record_.finish();
    }

    void judge(std::span<double> out) const {
        std::size_t clause_index = 0;
        for (std::size_t k = 0; k < out.size(); ++k) {
            const Law& law = task_.laws()[k];
            TalkTimes times = times_;
            times.end_sec = times.last_sec + law.tail_sec;
            if (talk_.size() < 2) times.second_sec = times.end_sec;
            out[k] = std::numeric_limits<double>::infinity();
            for (const Clause& clause : law.clauses)
                out[k] = std::min(out[k], record_.robustness(clause, moods_[clause_index++], times));
        }
    }

    const TalkTask& task_;
    std::unique_ptr<Engine> engine_;
    Mood start_mood_;
    std::vector<int> affinities_;  ///< at the start
    std::vector<Mood> moods_;      ///< by clause, law by law
    double longest_tail_sec_ = 0;

    // of the conversation at hand
    Talk talk_;
    TalkTimes times_;
    std::vector<int> now_;  ///< affinities
    HeardMemory heard_;
    TalkRecord record_;
};

}  // namespace

TalkTask::TalkTask(const Policy& policy, Variant variant, const TalkSpace& space, std::vector<Law> laws)
    : policy_(policy), variant_(variant), space_(space), laws_(std::move(laws)) {}

double TalkTask::turns_a_row() const {
    double tail_sec = 0;
    for (const Law& law : laws_) tail_sec = std::max(tail_sec, law.tail_sec);
    return 1 + static_cast<double>(space_.most_turns) + ticks_as_turns(policy_, variant_, tail_sec);
}

std::unique_ptr<RowWorker> TalkTask::make_worker() const {
    return std::make_unique<TalkWorker>(*this);
}

}  // namespace rei
