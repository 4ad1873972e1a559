#include "interrupt.hpp"

#include <csignal>

namespace rei::cli {
namespace {

volatile std::sig_atomic_t stop_asked = 0;

void ask_to_stop(int) {
    stop_asked = 1;
}

}  // namespace

void catch_interrupts() {
    stop_asked = 0;
    struct sigaction action = {};
    action.sa_handler = ask_to_stop;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
    return stop_asked != 0;
}

}  // namespace rei::cli
