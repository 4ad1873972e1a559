#include "rei/study/thread_crew.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace rei {

std::size_t rows_a_step(const RowTask& task) {
    constexpr double kTurns = 200'000;  // about 20 ms of one core
    return static_cast<std::size_t>(std::clamp(kTurns / std::max(1.0, task.turns_a_row()), 1.0, 8192.0));
}

std::size_t rows_a_step(const RowTask& task, const Crew& crew) {
    constexpr double kMostBytes = 64 << 20;
    const double bytes_a_row = 8 * static_cast<double>(task.inputs() + task.outputs() + 1);
    const double rows = static_cast<double>(rows_a_step(task)) * crew.appetite();
    return static_cast<std::size_t>(std::clamp(rows, 1.0, std::max(1.0, kMostBytes / bytes_a_row)));
}

ThreadCrew::ThreadCrew(const RowTask& task, unsigned threads) : rows_at_once_(task.rows_at_once()) {
    for (unsigned k = 0; k < std::max(1U, threads); ++k) workers_.push_back(task.make_worker());
}

/// Of so many rows, for one worker at a time: groups as they are taken in lockstep, where there is one for
/// each.
std::size_t ThreadCrew::share_of(std::size_t rows) const {
    const std::size_t share = std::clamp<std::size_t>(rows / (workers_.size() * 8), 1, 64);
    if (rows < workers_.size() * rows_at_once_) return share;
    return (share + rows_at_once_ - 1) / rows_at_once_ * rows_at_once_;
}

void ThreadCrew::work_out(const Rows& in, Rows& out, const std::function<void()>& beside) {
    out.resize(in.size());
    const std::size_t share = share_of(in.size());
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex failing;
    const auto run = [&](RowWorker& worker, const std::function<void()>& at_first) {
        try {
            at_first();
            for (;;) {
                const std::size_t from = next.fetch_add(share);
                if (from >= in.size()) return;
                worker.work(in, from, std::min(in.size(), from + share), out);
            }
        } catch (...) {
            next = in.size();
            const std::lock_guard lock(failing);
            failure = std::current_exception();
        }
    };
    std::vector<std::thread> helpers;
    const std::size_t wanted = std::min(workers_.size(), (in.size() + share - 1) / share);
    for (std::size_t k = 1; k < wanted; ++k) helpers.emplace_back(run, std::ref(*workers_[k]), [] {});
    run(*workers_[0], beside);
    for (std::thread& helper : helpers) helper.join();
    if (failure) std::rethrow_exception(failure);
}

CrewOf thread_crews(unsigned threads) {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    return [threads](const RowTask& task) { return std::make_unique<ThreadCrew>(task, threads); };
}

}  // namespace rei
