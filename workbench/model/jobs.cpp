#include "rei/model/jobs.hpp"

#include <utility>

namespace rei::workbench {

Job::Job(Begin begin)
    : thread_([this, made = std::move(begin)] {
          work(made);
          const std::lock_guard lock(mutex_);
          is_running_ = false;
          ended_.notify_all();
      }) {}

Job::~Job() {
    stop();
    thread_.join();
}

void Job::work(const Begin& begin) {
    if (stops_) return;
    const Step step = begin();
    Progress progress{true, 0};
    while (progress.goes_on && !stops_) {
        progress = step();
        share_done_ = progress.share_done;
    }
    is_complete_ = !progress.goes_on;
}

void Job::wait() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return !is_running_; });
}

}  // namespace rei::workbench
