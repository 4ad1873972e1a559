#include "rei/scale/foreman.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "rei/scale/foreman_job.hpp"
#include "rei/scale/now.hpp"
#include "rei/scale/same_bits.hpp"

namespace rei::scale {
namespace {

constexpr std::size_t kMostProofRows = 16;
constexpr double kProofSec = 1e-3;
constexpr double kNeverSec = 1e18;
constexpr std::chrono::milliseconds kBetweenLooks{1};

std::vector<double> doubles_in(std::string_view bytes) {
    std::vector<double> out(bytes.size() / sizeof(double));
    std::memcpy(out.data(), bytes.data(), out.size() * sizeof(double));
    return out;
}

}  // namespace

Foreman::Foreman(std::function<std::unique_ptr<Mail>()> open, ForemanSettings settings)
    : open_(std::move(open)),
      settings_(std::move(settings)),
      hands_(settings_.threads),
      thread_([this] { run(); }) {}

Foreman::~Foreman() {
    close();
}

int Foreman::close() {
    {
        const std::lock_guard lock(mutex_);
        is_closing_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
    return lost_;
}

double Foreman::step(const Pace& pace) const {
    const std::lock_guard lock(mutex_);
    return pace.step(cut(), hands_);
}

int Foreman::ranks_ready() const {
    const std::lock_guard lock(mutex_);
    return 1 + static_cast<int>(std::count_if(peers_.begin(), peers_.end(),
                                              [](const Peer& peer) { return peer.hello.has_value(); }));
}

Tally Foreman::tally() const {
    const std::lock_guard lock(mutex_);
    return tally_;
}

Cut Foreman::cut() const {
    return settings_.cut.value_or(Cut::for_ranks(static_cast<int>(peers_.size())));
}

void Foreman::work(std::uint32_t task, Pace& pace, const Workers& workers, const Rows& in, Rows& out,
                   const std::function<void()>& beside) {
    out.resize(in.size());
    if (in.size() == 0) return beside();
    Chunk proof;
    {
        const std::lock_guard lock(mutex_);
        if (broken_) std::rethrow_exception(broken_);
        job_.reset(new Job{++jobs_, task, pace, in, out, ChunkBook(in.size())});
        const auto rows = static_cast<std::size_t>(kProofSec / pace.sec_a_row());
        proof = job_->proof = *job_->book.hand_out(0, std::min(rows, kMostProofRows), kNeverSec);
    }
    changed_.notify_all();
    std::vector<std::thread> helpers;
    for (std::size_t k = 1; k < workers.size(); ++k) {
        helpers.emplace_back([this, desk = Desk(*workers[k], in, out)]() mutable { help(desk); });
    }
    Desk desk(*workers[0], in, out);
    std::exception_ptr failure_beside;
    try {
        beside();
    } catch (...) {
        failure_beside = std::current_exception();
    }
    {
        std::unique_lock lock(mutex_);
        if (failure_beside) job_->failure = failure_beside;
        if (!job_->is_over()) work_here(desk, proof, lock);
    }
    help(desk);
    for (std::thread& helper : helpers) helper.join();

    const std::lock_guard lock(mutex_);
    const std::unique_ptr<Job> done = std::move(job_);
    if (done->failure) std::rethrow_exception(done->failure);
}

void Foreman::help(Desk& desk) {
    std::unique_lock lock(mutex_);
    while (!job_->is_over()) {
        if (settings_.is_stopped && settings_.is_stopped()) {
            job_->failure = std::make_exception_ptr(WorkStopped());
            return;
        }
        const Pace& pace = job_->pace;
        const std::size_t rows = pace.chunk(cut(), job_->book.rows_left(), 1, hands_);
        const double now = now_sec();
        std::optional<Chunk> chunk = job_->book.hand_out(0, rows, now + pace.patience_sec(rows, 1));
        if (!chunk) chunk = job_->book.hand_out_again(0, now, kNeverSec);
        if (chunk) {
            work_here(desk, *chunk, lock);
        } else {
            changed_.wait_for(lock, kBetweenLooks);
        }
    }
}

void Foreman::work_here(Desk& desk, Chunk chunk, std::unique_lock<std::mutex>& lock) {
    Job& job = *job_;  // stays while one of this rank's threads is at it
    lock.unlock();
    Rows &in = desk.in, &out = desk.out;
    in.clear();
    in.add(job.ins(chunk));
    out.resize(chunk.size());
    const double began = now_sec();
    std::exception_ptr failure;
    try {
        desk.worker.work(in, 0, in.size(), out);
    } catch (...) {
        failure = std::current_exception();
    }
    const double seconds = now_sec() - began;
    lock.lock();
    if (failure) {
        job.failure = failure;
        changed_.notify_all();
        return;
    }
    job.pace.note(in.size(), seconds);
    take_rows(chunk, numbers_as_bytes(std::as_const(out).values()), 0);
}

/// Rows of the job that is on; the first answer counts and the others must be the same.
void Foreman::take_rows(Chunk chunk, std::string_view numbers, int rank) {
    Job& job = *job_;
    const std::optional<Chunk> first = job.book.take_in(chunk.from);
    if (chunk.to > job.in.size() || (first && first->to != chunk.to))
        return break_off(fmt::format("{} answers what it was not asked", name_of(rank)));
    if (first) {
        std::memcpy(job.outs(chunk).data(), numbers.data(), numbers.size());
    } else if (!same_bits(doubles_in(numbers), job.outs(chunk))) {
        return break_off(
            fmt::format("{} gets other numbers than another rank; all must have the same program and "
                        "the same kind of processor",
                        name_of(rank)));
    }
    if (rank == 0 && chunk.from == job.proof.from && !job.is_proof_done) {
        job.is_proof_done = true;
        for (std::size_t k = 1; k < peers_.size(); ++k) check_proof(static_cast<int>(k));
    }
    if (job.is_over()) changed_.notify_all();
}

void Foreman::break_off(const std::string& why) {
    if (!broken_) broken_ = std::make_exception_ptr(std::runtime_error(why));
    if (job_ && !job_->failure) job_->failure = broken_;
    changed_.notify_all();
}

std::string Foreman::name_of(int rank) const {
    if (rank == 0) return fmt::format("rank 0 ({})", host_name());
    const auto& hello = peers_[static_cast<std::size_t>(rank)].hello;
    return hello ? fmt::format("rank {} ({})", rank, hello->host) : fmt::format("rank {}", rank);
}

}  // namespace rei::scale
