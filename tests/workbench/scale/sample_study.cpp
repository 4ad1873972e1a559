// rei-sample-study: a study of two tasks in turn, the second about what the first found, led as the commands
// of `rei` lead theirs; for the tests of ranks and checkpoints, and to measure what they cost. What goes
// wrong can be asked for.
#include <cmath>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <xxhash.h>

#include "rei/policy/policy_file.hpp"
#include "rei/scale/crews.hpp"
#include "rei/scale/now.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/study/policy_task.hpp"

namespace {

using namespace rei;

volatile std::sig_atomic_t stop_asked = 0;

struct Arguments {
    std::size_t rows = 1000;
    std::size_t most_at_once = 1U << 30U;  ///< rows a step
    std::string scenario = REI_PROJECT_DIR "/scenarios/praise-then-insult.yaml";
    std::string policy = REI_PROJECT_DIR "/policies/rei.json";
    std::size_t metrics = 5;
    scale::CrewOptions crews;
    double chunk_sec = 0, step_sec = 0.06;
    std::string out;  ///< every number that came out
    std::string seed = "1";
    int slow = -1, wrong = -1, failing = -1, dying = -1;  ///< rank
    std::size_t after = 0;                                ///< rows of that rank
    bool in_second_half = false;                          ///< when the first is done, and written down
    bool tells_costs = false;
    double slow_sec = 0.001, thinking_sec = 0;
};

/// A task that goes wrong on one rank.
class Trouble final : public RowTask {
  public:
    enum class Half { first, second };
    Trouble(const RowTask& task, const Arguments& arguments, Half half)
        : task_(task), arguments_(arguments), goes_well_(arguments.in_second_half && half == Half::first) {}
    [[nodiscard]] std::size_t inputs() const override { return task_.inputs(); }
    [[nodiscard]] std::size_t outputs() const override { return task_.outputs(); }
    [[nodiscard]] double turns_a_row() const override { return task_.turns_a_row(); }
    [[nodiscard]] std::unique_ptr<RowWorker> make_worker() const override {
        return goes_well_ ? task_.make_worker() : std::make_unique<Worker>(task_.make_worker(), arguments_);
    }

  private:
    class Worker final : public RowWorker {
      public:
        Worker(std::unique_ptr<RowWorker> worker, const Arguments& arguments)
            : worker_(std::move(worker)), arguments_(arguments) {}
        void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) override {
            const int rank = scale::launch().rank;
            worker_->work(in, from, to, out);
            rows_ += to - from;
            const bool is_due = rows_ > arguments_.after;
            if (rank == arguments_.slow && is_due) {
                std::this_thread::sleep_for(
                    std::chrono::duration<double>(arguments_.slow_sec * static_cast<double>(to - from)));
            }
            if (rank == arguments_.wrong && is_due) out[from][0] = std::nextafter(out[from][0], 1e9);
            if (rank == arguments_.failing && is_due) throw std::runtime_error("it fails as asked");
            if (rank == arguments_.dying && is_due) std::raise(SIGKILL);
        }

      private:
        std::unique_ptr<RowWorker> worker_;
        const Arguments& arguments_;
        std::size_t rows_ = 0;
    };
    const RowTask& task_;
    const Arguments& arguments_;
    bool goes_well_;
};

template <class T>
T loaded(Loaded<T> from) {
    if (!from) throw std::runtime_error(text_of(from.problems));
    return std::move(*from);
}

PolicyTrial trial_of(const Arguments& arguments) {
    PolicyTrial trial;
    trial.policy = loaded(load_policy(arguments.policy)).policy;
    trial.variant = Variant::continuous;
    trial.scenarios.push_back(loaded(load_scenario(arguments.scenario)));
    trial.free = {"engine.half_life_sec.valence", "engine.cooldown_sec", "engine.stimulus_gain.valence"};
    for (const Metric& metric : metrics_of(trial.policy.emotions)) {
        if (metric.info->needs == Needs::nothing && trial.metrics.size() < arguments.metrics)
            trial.metrics.push_back(metric);
    }
    return trial;
}

/// Rows all over the place, then as many about the one whose first number was the greatest.
class SampleStudy {
  public:
    SampleStudy(const Arguments& arguments, PolicyTrial trial, const CrewOf& crews)
        : rows_(arguments.rows),
          most_at_once_(arguments.most_at_once),
          thinking_sec_(arguments.thinking_sec),
          task_(std::move(trial)),
          broad_(task_, arguments, Trouble::Half::first),
          narrow_(task_, arguments, Trouble::Half::second),
          broad_crew_(crews(broad_)),
          narrow_crew_(crews(narrow_)),
          in_(task_.inputs()),
          out_(task_.outputs()),
          bits_(std::stoull(arguments.seed)),
          best_{10, 3, 0.3, -1e9} {
        if (!arguments.out.empty()) file_.open(arguments.out, std::ios::binary);
    }

    bool advance() {
        const bool is_broad = done_ < rows_;
        Crew& crew = is_broad ? *broad_crew_ : *narrow_crew_;
        const std::size_t end = is_broad ? rows_ : 2 * rows_;
        in_.resize(std::min({rows_a_step(task_, crew), end - done_, most_at_once_}));
        for (std::size_t k = 0; k < in_.size(); ++k) draw(in_[k], is_broad ? 1 : 0.1);
        crew.work(in_, out_);
        if (is_broad) remember_best();
        const auto& out = std::as_const(out_);
        for (std::size_t k = 0; k < out.size(); ++k) {
            hash_ = XXH3_64bits_withSeed(out[k].data(), out[k].size_bytes(), hash_);
        }
        file_.write(reinterpret_cast<const char*>(out.values().data()),
                    static_cast<std::streamsize>(out.values().size_bytes()));
        done_ += in_.size();
        std::this_thread::sleep_for(std::chrono::duration<double>(thinking_sec_));
        return done_ < 2 * rows_;
    }
    [[nodiscard]] std::size_t done() const { return done_; }
    [[nodiscard]] std::string result() const {
        return fmt::format("{} rows {:016x}, the best at {} {} {}: {}", done_, hash_, best_[0], best_[1],
                           best_[2], best_[3]);
    }

  private:
    void draw(std::span<double> row, double spread) {
        constexpr double kMiddle[] = {50, 30, 1}, kHalf[] = {45, 29, 0.9};
        for (std::size_t k = 0; k < 3; ++k) {
            bits_ = bits_ * 6364136223846793005ULL + 1442695040888963407ULL;
            const double unit = static_cast<double>(bits_ >> 11U) * 0x1p-52 - 1;
            const double middle = spread < 1 ? best_[k] : kMiddle[k];
            row[k] =
                std::clamp(middle + spread * unit * kHalf[k], kMiddle[k] - kHalf[k], kMiddle[k] + kHalf[k]);
        }
    }
    void remember_best() {
        for (std::size_t k = 0; k < in_.size(); ++k) {
            const double score = std::as_const(out_)[k][0];
            if (score > best_[3]) best_ = {in_[k][0], in_[k][1], in_[k][2], score};
        }
    }

    std::size_t rows_;
    std::size_t most_at_once_;
    double thinking_sec_;
    PolicyTask task_;
    Trouble broad_, narrow_;
    std::unique_ptr<Crew> broad_crew_, narrow_crew_;
    Rows in_, out_;
    std::uint64_t bits_;
    std::uint64_t hash_ = 0;
    std::array<double, 4> best_;
    std::size_t done_ = 0;
    std::ofstream file_;
};

/// The processor time of every thread so far and what came from other ranks.
void tell_costs(const scale::StudyCrews& crews) {
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        double nanoseconds = 0;
        std::ifstream(task.path() / "schedstat") >> nanoseconds;
        fmt::print(stderr, "thread {}: {:.3f} s of processor\n", task.path().filename().string(),
                   nanoseconds * 1e-9);
    }
    const scale::Tally tally = crews.tally();
    fmt::print(stderr, "from other ranks: {} chunks, {} rows, {} bytes\n", tally.chunks, tally.rows,
               tally.bytes);
}

bool go_on(SampleStudy& sample) {
    try {
        return stop_asked == 0 && sample.advance();
    } catch (const scale::WorkStopped&) {
        return false;
    }
}

int lead(const Arguments& arguments) {
    PolicyTrial trial = trial_of(arguments);
    scale::Fingerprint study(fmt::format("sample study of {} rows", arguments.rows));
    study.add(trial).add(static_cast<double>(arguments.rows)).add(arguments.seed);
    const auto crews = loaded(scale::StudyCrews::open(arguments.crews, study));
    SampleStudy sample(arguments, std::move(trial), crews->maker());
    if (crews->serves()) return crews->serve();
    while (crews->ranks_ready() < crews->ranks()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const double began = scale::now_sec();
    while (go_on(sample)) {
    }
    fmt::print(stderr, "{:.3f} s, {} rows from the checkpoint\n", scale::now_sec() - began,
               crews->rows_found());
    if (arguments.tells_costs) tell_costs(*crews);
    fmt::print("{}\n", sample.result());
    std::fflush(stdout);
    if (const int lost = crews->close()) fmt::print(stderr, "{} ranks lost\n", lost);
    return sample.done() < 2 * arguments.rows ? 130 : 0;
}

void declare(CLI::App& app, Arguments& arguments) {
    app.add_option("--rows", arguments.rows);
    app.add_option("--most-at-once", arguments.most_at_once);
    app.add_option("--scenario", arguments.scenario);
    app.add_option("--policy", arguments.policy);
    app.add_option("--metrics", arguments.metrics);
    app.add_option("--threads", arguments.crews.threads);
    app.add_option("--checkpoint", arguments.crews.checkpoint);
    app.add_option("--chunk-sec", arguments.chunk_sec);
    app.add_option("--step-sec", arguments.step_sec);
    app.add_flag("--costs", arguments.tells_costs);
    app.add_option("--out", arguments.out);
    app.add_option("--seed", arguments.seed);
    app.add_option("--slow", arguments.slow);
    app.add_option("--slow-sec", arguments.slow_sec);
    app.add_option("--wrong", arguments.wrong);
    app.add_option("--failing", arguments.failing);
    app.add_option("--dying", arguments.dying);
    app.add_flag("--in-second-half", arguments.in_second_half);
    app.add_option("--after", arguments.after);
    app.add_option("--thinking-sec", arguments.thinking_sec);
}

}  // namespace

int main(int argc, char** argv) {
    for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, [](int) { stop_asked = 1; });
    Arguments arguments;
    CLI::App app;
    declare(app, arguments);
    CLI11_PARSE(app, argc, argv);
    arguments.crews.is_stopped = [] { return stop_asked != 0; };
    if (arguments.chunk_sec > 0) arguments.crews.cut = scale::Cut{arguments.chunk_sec, arguments.step_sec};
    try {
        return lead(arguments);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    }
}
