// The thread of the mail: what it hears, and whom it gives what.
#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "rei/scale/foreman.hpp"
#include "rei/scale/foreman_job.hpp"
#include "rei/scale/now.hpp"
#include "rei/scale/same_bits.hpp"

namespace rei::scale {
namespace {

constexpr int kMostOwed = 2;  // one at work and one ahead
constexpr int kMostLettersAtOnce = 256;
constexpr std::chrono::microseconds kBetweenPolls{1000};
constexpr std::chrono::milliseconds kBetweenIdleLooks{5};

}  // namespace

void Foreman::run() {
    try {
        std::unique_ptr<Mail> mail = open_();
        {
            const std::lock_guard lock(mutex_);
            mail_ = std::move(mail);
            peers_.resize(static_cast<std::size_t>(mail_->ranks()));
        }
        carry_mail();
        say_goodbye();
    } catch (const std::exception& error) {
        const std::lock_guard lock(mutex_);
        break_off(error.what());
    }
}

void Foreman::carry_mail() {
    for (;;) {
        const bool has_received = receive_some();
        std::unique_lock lock(mutex_);
        if (is_closing_) return;
        if (job_ && !job_->is_over()) hand_out();
        beat();
        const bool is_busy = job_ && !job_->is_over();
        lock.unlock();
        if (send_all() || has_received) continue;
        if (is_busy) {
            std::this_thread::sleep_for(kBetweenPolls);
        } else {
            lock.lock();
            changed_.wait_for(lock, kBetweenIdleLooks,
                              [this] { return is_closing_ || (job_ && !job_->is_over()); });
        }
    }
}

bool Foreman::receive_some() {
    for (int k = 0; k < kMostLettersAtOnce; ++k) {
        const std::optional<Letter> letter = mail_->receive();
        if (!letter) return k > 0;
        const std::lock_guard lock(mutex_);
        take(*letter);
    }
    return true;
}

bool Foreman::send_all() {
    std::vector<std::pair<int, Bytes>> letters;
    {
        const std::lock_guard lock(mutex_);
        letters.swap(to_send_);
    }
    for (auto& [rank, content] : letters) mail_->send(rank, std::move(content));
    return !letters.empty();
}

void Foreman::say_goodbye() {
    Heading stop;
    stop.kind = Kind::stop;
    for (int rank = 1; rank < mail_->ranks(); ++rank) mail_->send(rank, write_message(stop));
    double patience = 0;
    {
        const std::lock_guard lock(mutex_);
        patience = settings_.goodbye_sec + kMostOwed * 2 * longest_chunk_sec_;
    }
    const double give_up = now_sec() + patience;
    while (now_sec() < give_up) {
        const bool has_received = receive_some();
        const std::lock_guard lock(mutex_);
        lost_ = static_cast<int>(std::count_if(peers_.begin() + 1, peers_.end(),
                                               [](const Peer& peer) { return !peer.has_said_bye; }));
        if (lost_ == 0) break;
        if (!has_received) std::this_thread::sleep_for(kBetweenPolls);
    }
    part();
}

/// Ranks wait for each other at the end, which must not be where one is lost.
void Foreman::part() {
    Heading heading;
    heading.kind = lost_ == 0 ? Kind::all_here : Kind::some_lost;
    for (int rank = 1; rank < mail_->ranks(); ++rank) mail_->send(rank, write_message(heading));
    if (lost_ == 0) return mail_->finish();
    constexpr double kLettersLeaveSec = 0.2;
    const double give_up = now_sec() + kLettersLeaveSec;
    while (now_sec() < give_up) {
        static_cast<void>(receive_some());  // letters leave while others are looked for
        std::this_thread::sleep_for(kBetweenPolls);
    }
}

void Foreman::take(const Letter& letter) {
    const std::optional<Message> message = read_message(letter);
    if (!message || letter.rank <= 0 || letter.rank >= static_cast<int>(peers_.size())) return;
    Peer& peer = peers_[static_cast<std::size_t>(letter.rank)];
    switch (message->heading.kind) {
        case Kind::hello:
            return take_hello(letter.rank, *message);
        case Kind::answer:
            return take_answer(letter.rank, *message);
        case Kind::failure:
            --peer.owed;
            if (job_ && message->heading.job == job_->number && !job_->failure) {
                job_->failure = std::make_exception_ptr(
                    std::runtime_error(fmt::format("{}: {}", name_of(letter.rank), message->body)));
                changed_.notify_all();
            }
            return;
        case Kind::bye:
            peer.has_said_bye = true;
            return;
        case Kind::chunk:
        case Kind::beat:
        case Kind::stop:
        case Kind::all_here:
        case Kind::some_lost:
            return;
    }
}

void Foreman::take_hello(int rank, const Message& message) {
    const std::optional<Hello> hello = read_hello(message.body);
    if (!hello) return break_off(fmt::format("{} is of another version of this program", name_of(rank)));
    Peer& peer = peers_[static_cast<std::size_t>(rank)];
    peer.hello = hello;
    peer.proven.resize(hello->tasks.size());
    if (hello->study != settings_.study) {
        return break_off(
            fmt::format("{} studies something else: its policy, its scenarios or its arguments are "
                        "others than here",
                        name_of(rank)));
    }
    hands_ += hello->threads;
}

void Foreman::take_answer(int rank, const Message& message) {
    Peer& peer = peers_[static_cast<std::size_t>(rank)];
    const Heading& heading = message.heading;
    --peer.owed;
    ++tally_.chunks;
    tally_.rows += heading.rows;
    tally_.bytes += message.body.size();
    if (!job_ || heading.job != job_->number || heading.rows == 0) return;
    if (!message.has_rows_of(job_->out.width()))
        return break_off(fmt::format("{} answers what it was not asked", name_of(rank)));
    const double rounds = std::ceil(static_cast<double>(heading.rows) / peer.hello->threads);
    job_->pace.note(static_cast<std::size_t>(rounds), heading.seconds);
    longest_chunk_sec_ = std::max(longest_chunk_sec_, heading.seconds);
    if (peer.proven[job_->task])
        return take_rows({heading.from, heading.from + heading.rows}, message.body, rank);
    peer.proof = Rows(job_->out.width());
    static_cast<void>(message.rows(*peer.proof));  // it has them
    check_proof(rank);
}

/// Once this rank and that one have worked the same rows out.
void Foreman::check_proof(int rank) {
    Peer& peer = peers_[static_cast<std::size_t>(rank)];
    if (!peer.proof || peer.proving != job_->number || !job_->is_proof_done) return;
    peer.proven[job_->task] = true;
    const Rows proof = std::move(*peer.proof);
    peer.proof.reset();
    take_rows({job_->proof.from, job_->proof.from + proof.size()}, numbers_as_bytes(proof.values()), rank);
}

/// Those who have nothing to do come first; then those who would soon have nothing.
void Foreman::hand_out() {
    for (int owed = 0; owed < kMostOwed; ++owed) {
        for (std::size_t k = 1; k < peers_.size(); ++k) {
            const Peer& peer = peers_[k];
            if (!peer.hello || job_->task >= peer.hello->tasks.size() || peer.owed != owed) continue;
            if (peer.proven[job_->task]) {
                give_chunk(static_cast<int>(k));
            } else if (owed == 0) {
                give_proof(static_cast<int>(k));
            }
        }
    }
}

void Foreman::give_proof(int rank) {
    Peer& peer = peers_[static_cast<std::size_t>(rank)];
    if (peer.proving == job_->number) return;
    const Hello::Task& task = peer.hello->tasks[job_->task];
    if (task != Hello::Task{job_->in.width(), job_->out.width()})
        return break_off(fmt::format("{} works at another task", name_of(rank)));
    peer.proving = job_->number;
    peer.proof.reset();
    send_chunk(rank, job_->proof);
}

void Foreman::give_chunk(int rank) {
    const Peer& peer = peers_[static_cast<std::size_t>(rank)];
    const Pace& pace = job_->pace;
    const bool is_ahead = peer.owed > 0;
    const std::size_t left = job_->book.rows_left();
    if (is_ahead && !pace.is_plenty(left, hands_)) return;
    const unsigned threads = peer.hello->threads;
    const std::size_t rows = pace.chunk(cut(), left, threads, hands_);
    const double now = now_sec();
    const double due = now + (is_ahead ? 2 : 1) * pace.patience_sec(rows, threads);
    std::optional<Chunk> chunk = job_->book.hand_out(rank, rows, due);
    if (!chunk && !is_ahead) chunk = job_->book.hand_out_again(rank, now, due);
    if (chunk) send_chunk(rank, *chunk);
}

void Foreman::send_chunk(int rank, Chunk chunk) {
    Heading heading;
    heading.kind = Kind::chunk;
    heading.task = job_->task;
    heading.job = job_->number;
    heading.from = chunk.from;
    heading.rows = chunk.size();
    to_send_.emplace_back(rank, write_message(heading, job_->ins(chunk)));
    ++peers_[static_cast<std::size_t>(rank)].owed;
}

void Foreman::beat() {
    if (now_sec() < beaten_sec_ + settings_.beat_sec) return;
    beaten_sec_ = now_sec();
    Heading heading;
    heading.kind = Kind::beat;
    for (std::size_t k = 1; k < peers_.size(); ++k) {
        to_send_.emplace_back(static_cast<int>(k), write_message(heading));
    }
}

}  // namespace rei::scale
