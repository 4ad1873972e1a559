// rei-fake-llm: the fake server as a program, for clients of other languages and for trying things by hand.
#include <csignal>

#include "fakes/fake_llm.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

int main(int argc, char** argv) {
    CLI::App options("A stand-in for Ollama and for OpenAI-compatible servers, on loopback");
    int port = 0;
    std::string mode = "normal";
    std::string call;
    options.add_option("--port", port, "Default: any that is free");
    options.add_option("--mode", mode,
                       "How answers come: normal, byte-split, call-at-end, error-inside, no-end, "
                       "drop, stall, slow-headers, 400, 404, 503, malformed");
    options.add_option("--call", call, "Call this tool, without arguments, once");
    CLI11_PARSE(options, argc, argv);
    const auto found = rei::test::find_fake_mode(mode);
    if (!found) {
        fmt::print(stderr, "rei-fake-llm: no mode '{}'\n", mode);
        return 2;
    }
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    rei::test::FakeLlm fake(port);
    if (fake.port() <= 0) {
        fmt::print(stderr, "rei-fake-llm: port {} is taken\n", port);
        return 1;
    }
    if (!call.empty()) fake.then({*found, "", "", {{call, "{}"}}, "stop", {}});
    fake.then({*found, "", "", {}, "stop", std::chrono::milliseconds(1)});
    fmt::print("{}\n", fake.url());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ends, &signal);
    return 0;
}
