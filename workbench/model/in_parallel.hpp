// Independent pieces of work shared among the processors.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

namespace rei::workbench {

/// Calls `piece(0)` … `piece(count − 1)`, each once, in any order and on any thread; returns when all are
/// over.
template <class Piece>
void in_parallel(std::size_t count, const Piece& piece) {
    std::atomic<std::size_t> next{0};
    const auto take_turns = [&] {
        for (std::size_t k = next++; k < count; k = next++) piece(k);
    };
    const std::size_t threads =
        std::min<std::size_t>(count, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::future<void>> others;
    try {
        for (std::size_t k = 1; k < threads; ++k)
            others.push_back(std::async(std::launch::async, take_turns));
    } catch (const std::system_error&) {  // no more threads to be had: those there are do it
    }
    take_turns();
    for (std::future<void>& other : others) other.get();
}

}  // namespace rei::workbench
