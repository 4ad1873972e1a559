// Work on a thread of its own, so that the window never waits: the only place of it where there are threads.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rei::workbench {

class Job {
  public:
    struct Progress {
        bool goes_on = false;   ///< whether there is more to do
        double share_done = 0;  ///< from 0 to 1
    };
    /// A step of the work, some ten milliseconds long: a job is stopped between two of them.
    using Step = std::function<Progress()>;
    using Begin = std::function<Step()>;

    /// Starts at once. `begin` and the step that it makes are called on the job's own thread; what they share
    /// with others is guarded by them, and outlives the job.
    explicit Job(Begin begin);
    /// Stops it and waits for the step that it is at.
    ~Job();
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    /// Ask it to stop; does not wait.
    void stop() { stops_ = true; }
    [[nodiscard]] bool is_running() const { return is_running_; }
    /// Whether it came to its end by itself.
    [[nodiscard]] bool is_complete() const { return is_complete_; }
    [[nodiscard]] double share_done() const { return share_done_; }
    /// Wait for the end, where nothing else is to be done meanwhile: for a picture, or a test.
    void wait();

  private:
    void work(const Begin& begin);

    std::atomic<bool> stops_{false}, is_running_{true}, is_complete_{false};
    std::atomic<double> share_done_{0};
    std::mutex mutex_;
    std::condition_variable ended_;
    std::thread thread_;  ///< the last, for it uses the others
};

}  // namespace rei::workbench
