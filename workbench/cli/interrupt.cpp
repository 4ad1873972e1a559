#include "interrupt.hpp"

#include <atomic>
#include <csignal>

namespace rei::cli {
namespace {

std::atomic<bool> stop_asked = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler writes it");

void ask_to_stop(int) {
    stop_asked = true;
}

}  // namespace

void catch_interrupts() {
    stop_asked = false;
    struct sigaction action = {};
    action.sa_handler = ask_to_stop;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
    return stop_asked;
}

}  // namespace rei::cli
