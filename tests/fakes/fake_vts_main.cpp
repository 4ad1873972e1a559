// The fake VTube Studio as a program, for clients that other people wrote: says its port, and serves until
// its standard input ends.
#include <cstdio>
#include <iostream>
#include <string>

#include "fakes/fake_vts.hpp"

int main(int argc, char** argv) {
    const rei::test::FakeVts fake(rei::test::VtsMode::normal,
                                  static_cast<std::uint16_t>(argc > 1 ? std::stoi(argv[1]) : 0));
    std::printf("ws://127.0.0.1:%d\n", fake.port());
    std::fflush(stdout);
    for (std::string line; std::getline(std::cin, line);) {
    }
    return 0;
}
