// A small task whose rows are cheap, exact to tell apart, and can go wrong on purpose.
#pragma once

#include <atomic>
#include <chrono>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <thread>

#include "rei/study/rows.hpp"

namespace rei::scale::test {

/// (x, y) -> (x + y, x·y, √(x − y), which is no number where x < y).
class Sums final : public RowTask {
  public:
    /// Called before a row is worked out.
    explicit Sums(std::function<void(std::span<const double>)> before = {}, double turns_a_row = 1)
        : before_(std::move(before)), turns_a_row_(turns_a_row) {}

    [[nodiscard]] std::size_t inputs() const override { return 2; }
    [[nodiscard]] std::size_t outputs() const override { return 3; }
    [[nodiscard]] double turns_a_row() const override { return turns_a_row_; }
    [[nodiscard]] std::unique_ptr<RowWorker> make_worker() const override {
        struct Worker final : RowWorker {
            explicit Worker(const Sums& sums) : task(sums) {}
            void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) override {
                for (std::size_t k = from; k < to; ++k) {
                    if (task.before_) task.before_(in[k]);
                    ++task.done;
                    const double x = in[k][0], y = in[k][1];
                    out[k][0] = x + y;
                    out[k][1] = x * y;
                    out[k][2] = std::sqrt(x - y) + task.error;
                }
            }
            const Sums& task;
        };
        return std::make_unique<Worker>(*this);
    }

    mutable std::atomic<std::size_t> done = 0;  ///< rows so far
    double error = 0;                           ///< of the last number

  private:
    std::function<void(std::span<const double>)> before_;
    double turns_a_row_;
};

inline Rows some_rows(std::size_t count, double first = 0) {
    Rows out(2);
    for (std::size_t k = 0; k < count; ++k) {
        const double x = first + static_cast<double>(k);
        const double row[] = {std::sin(x), std::cos(x) / 3};
        out.add(row);
    }
    return out;
}

}  // namespace rei::scale::test
