// Rank 0 shares work out among the ranks. It works itself, with its own threads, while one more thread reads
// and writes the mail.
//
// A job is one call of a crew. Its rows are handed out in chunks, the next as an answer comes, so a slow rank
// holds nobody up; a chunk that is long overdue goes to another rank as well, and the first answer counts, so
// a lost rank loses nothing. A rank that owes two answers gets nothing more. Before a rank's rows count it
// works out rows that rank 0 works out too, and they must be the same to the last bit.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "rei/scale/chunk_book.hpp"
#include "rei/scale/fingerprint.hpp"
#include "rei/scale/mail.hpp"
#include "rei/scale/message.hpp"
#include "rei/scale/pace.hpp"
#include "rei/study/rows.hpp"

namespace rei::scale {

struct ForemanSettings {
    Fingerprint::Value study{};
    unsigned threads = 1;         ///< of this rank
    double beat_sec = 5;          ///< how often the ranks are told that rank 0 lives
    double goodbye_sec = 3;       ///< how long a rank that isn't at work may take to say goodbye
    std::optional<Cut> cut = {};  ///< instead of what fits the number of ranks
    /// Asked between chunks, by any thread; must not block. Empty: never.
    std::function<bool()> is_stopped = {};
};

/// The work was told to stop before all rows were done.
struct WorkStopped : std::runtime_error {
    WorkStopped() : std::runtime_error("stopped") {}
};

/// What came from the other ranks.
struct Tally {
    std::uint64_t chunks = 0, rows = 0, bytes = 0;
};

class Foreman {
  public:
    using Workers = std::vector<std::unique_ptr<RowWorker>>;

    /// `open` is called, and the mail used, by the thread of the mail alone.
    Foreman(std::function<std::unique_ptr<Mail>()> open, ForemanSettings settings);
    /// Closes.
    ~Foreman();
    Foreman(const Foreman&) = delete;
    Foreman& operator=(const Foreman&) = delete;

    /// Work out all rows of `in`; the calling thread does `beside` first. `workers` are this rank's own for
    /// the task, one a thread; `pace` is of the task. Throws WorkStopped, what `beside` or a worker of this
    /// rank throws, and std::runtime_error for one of another rank or where a rank studies, or gets,
    /// something else.
    void work(std::uint32_t task, Pace& pace, const Workers& workers, const Rows& in, Rows& out,
              const std::function<void()>& beside);
    /// How many rows keep all ranks busy for a step.
    [[nodiscard]] double step(const Pace& pace) const;
    /// Ranks that work, this one among them; they join as they come.
    [[nodiscard]] int ranks_ready() const;
    [[nodiscard]] Tally tally() const;
    /// Tell the ranks that it is over, wait until they have heard, and give how many have not. No work after
    /// it.
    int close();

  private:
    struct Job;
    struct Desk;
    struct Peer {
        std::optional<Hello> hello;
        int owed = 0;               ///< chunks that it has not answered
        std::vector<bool> proven;   ///< by task
        std::uint64_t proving = 0;  ///< the last job whose proof it was given
        std::optional<Rows> proof;  ///< what it answered to that
        bool has_said_bye = false;
    };

    // by the thread of the mail
    void run();
    void carry_mail();
    bool receive_some();
    bool send_all();
    void say_goodbye();
    void part();
    // under the lock
    void take(const Letter& letter);
    void take_hello(int rank, const Message& message);
    void take_answer(int rank, const Message& message);
    void take_rows(Chunk chunk, std::string_view numbers, int rank);
    void check_proof(int rank);
    void hand_out();
    void give_proof(int rank);
    void give_chunk(int rank);
    void send_chunk(int rank, Chunk chunk);
    void beat();
    void break_off(const std::string& why);
    [[nodiscard]] std::string name_of(int rank) const;
    [[nodiscard]] Cut cut() const;
    [[nodiscard]] bool all_said_bye() const;
    // by a thread that works
    void help(Desk& desk);
    void work_here(Desk& desk, Chunk chunk, std::unique_lock<std::mutex>& lock);

    const std::function<std::unique_ptr<Mail>()> open_;
    const ForemanSettings settings_;
    std::unique_ptr<Mail> mail_;  ///< of its thread

    mutable std::mutex mutex_;  ///< of what follows
    std::condition_variable changed_;
    std::vector<Peer> peers_;  ///< by rank; the first is this one and stays empty
    unsigned hands_;           ///< threads of all who have said hello, and of this rank
    std::vector<std::pair<int, Bytes>> to_send_;
    std::unique_ptr<Job> job_;
    std::uint64_t jobs_ = 0;
    std::exception_ptr broken_;  ///< no job can be done any more
    Tally tally_;
    double beaten_sec_ = 0;
    double longest_chunk_sec_ = 0;
    bool is_closing_ = false;
    int lost_ = 0;

    std::thread thread_;  ///< of the mail; the last member, for it uses the others
};

}  // namespace rei::scale
