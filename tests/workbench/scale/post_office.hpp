// Mail between threads, with ranks that can go silent.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

#include "rei/scale/mail.hpp"

namespace rei::scale::test {

class PostOffice {
  public:
    explicit PostOffice(int ranks) : boxes_(static_cast<std::size_t>(ranks)), lives_(boxes_.size()) {
        for (auto& life : lives_) life = 1 << 30;
    }
    [[nodiscard]] int ranks() const { return static_cast<int>(boxes_.size()); }
    /// After so many letters more nothing comes from this rank and nothing reaches it.
    void ends_after(int rank, int letters) { lives_[static_cast<std::size_t>(rank)] = letters; }

    void send(int from, int to, Bytes content) {
        if (--lives_[static_cast<std::size_t>(from)] < 0) return;
        const std::lock_guard lock(mutex_);
        boxes_[static_cast<std::size_t>(to)].push_back({from, std::move(content)});
    }
    std::optional<Letter> receive(int rank) {
        if (lives_[static_cast<std::size_t>(rank)] < 0) return std::nullopt;
        const std::lock_guard lock(mutex_);
        auto& box = boxes_[static_cast<std::size_t>(rank)];
        if (box.empty()) return std::nullopt;
        Letter letter = std::move(box.front());
        box.pop_front();
        return letter;
    }

    std::atomic<int> finished = 0;  ///< ranks that came to the orderly end

  private:
    std::mutex mutex_;
    std::vector<std::deque<Letter>> boxes_;
    std::vector<std::atomic<int>> lives_;
};

class LocalMail final : public Mail {
  public:
    LocalMail(PostOffice& office, int rank) : office_(office), rank_(rank) {}
    [[nodiscard]] int rank() const override { return rank_; }
    [[nodiscard]] int ranks() const override { return office_.ranks(); }
    void send(int to, Bytes content) override { office_.send(rank_, to, std::move(content)); }
    std::optional<Letter> receive() override { return office_.receive(rank_); }
    void finish() override { ++office_.finished; }

  private:
    PostOffice& office_;
    int rank_;
};

}  // namespace rei::scale::test
