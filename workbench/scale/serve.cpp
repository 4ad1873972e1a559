#include "rei/scale/serve.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "rei/scale/message.hpp"
#include "rei/scale/now.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::scale {
namespace {

constexpr double kShortestNapSec = 20e-6, kLongestNapSec = 1e-3;

class Server {
  public:
    Server(Mail& mail, const std::vector<const RowTask*>& tasks, const ServeSettings& settings)
        : mail_(mail), tasks_(tasks), settings_(settings) {}

    bool run() {
        say_hello();
        while (!is_over_) {
            take_letters();
            if (is_over_) break;
            if (chunks_.empty()) {
                nap();
            } else {
                answer(chunks_.front());
                chunks_.pop_front();
            }
        }
        Heading bye;
        bye.kind = Kind::bye;
        mail_.send(0, write_message(bye));
        return are_all_here();
    }

  private:
    void say_hello() {
        Hello hello{settings_.study, settings_.threads, host_name(), {}};
        for (const RowTask* task : tasks_) hello.tasks.push_back({task->inputs(), task->outputs()});
        mail_.send(0, write_hello(hello));
    }

    [[nodiscard]] bool are_all_here() {
        const double give_up = now_sec() + settings_.parting_sec;
        while (!is_somebody_lost_ && now_sec() < give_up) {
            const std::optional<Letter> letter = mail_.receive();
            const std::optional<Message> message = letter ? read_message(*letter) : std::nullopt;
            if (message && message->heading.kind == Kind::all_here) return true;
            if (message && message->heading.kind == Kind::some_lost) return false;
            if (!letter) std::this_thread::sleep_for(std::chrono::duration<double>(kShortestNapSec));
        }
        return false;
    }

    void take_letters() {
        while (std::optional<Letter> letter = mail_.receive()) {
            silent_sec_ = 0;
            heard_sec_ = now_sec();
            const std::optional<Message> message = read_message(*letter);
            if (!message) continue;
            is_over_ = is_over_ || message->heading.kind == Kind::stop;
            is_somebody_lost_ = is_somebody_lost_ || message->heading.kind == Kind::some_lost;
            if (message->heading.kind != Kind::chunk) continue;
            newest_job_ = std::max(newest_job_, message->heading.job);
            chunks_.push_back(std::move(*letter));
        }
    }

    /// Longer the longer nothing came: a step's end is noticed at once, a long pause costs nothing.
    void nap() {
        const double now = now_sec();
        const double nap = std::clamp((now - heard_sec_) / 8, kShortestNapSec, kLongestNapSec);
        std::this_thread::sleep_for(std::chrono::duration<double>(nap));
        silent_sec_ +=
            std::min(now_sec() - now, 1.0);  // a process that was stopped for a while heard nothing
        if (silent_sec_ > settings_.patience_sec) {
            throw std::runtime_error(
                fmt::format("nothing heard from rank 0 for {} s; it is gone", settings_.patience_sec));
        }
    }

    void answer(const Letter& letter) {
        const Message message = *read_message(letter);
        Heading heading = message.heading;
        heading.kind = Kind::answer;
        heading.rows = 0;
        if (heading.job < newest_job_) return mail_.send(0, write_message(heading));  // nobody waits for it
        try {
            if (heading.task >= tasks_.size()) throw std::runtime_error("found a task that is not here");
            const RowTask& task = *tasks_[heading.task];
            Desk& desk = desk_of(heading.task, task);
            if (!message.rows(desk.in)) throw std::runtime_error("found rows of another width");
            const double began = now_sec();
            desk.crew.work(desk.in, desk.out);
            heading.seconds = now_sec() - began;
            heading.rows = desk.out.size();
            mail_.send(0, write_message(heading, std::as_const(desk.out).values()));
        } catch (const std::exception& error) {
            heading.kind = Kind::failure;
            heading.rows = 0;
            mail_.send(0, write_message(heading, std::string_view(error.what())));
        }
    }

    /// Who works a task out, and rows that keep their memory.
    struct Desk {
        Desk(const RowTask& task, unsigned threads)
            : crew(task, threads), in(task.inputs()), out(task.outputs()) {}
        ThreadCrew crew;
        Rows in, out;
    };
    Desk& desk_of(std::uint32_t number, const RowTask& task) {
        std::unique_ptr<Desk>& desk = desks_[number];
        if (!desk) desk = std::make_unique<Desk>(task, settings_.threads);
        return *desk;
    }

    Mail& mail_;
    const std::vector<const RowTask*>& tasks_;
    const ServeSettings& settings_;
    std::map<std::uint32_t, std::unique_ptr<Desk>> desks_;
    std::deque<Letter> chunks_;
    std::uint64_t newest_job_ = 0;
    double heard_sec_ = now_sec(), silent_sec_ = 0;
    bool is_over_ = false;
    bool is_somebody_lost_ = false;
};

}  // namespace

bool serve(Mail& mail, const std::vector<const RowTask*>& tasks, const ServeSettings& settings) {
    return Server(mail, tasks, settings).run();
}

}  // namespace rei::scale
