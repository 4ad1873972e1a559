// What every study comes down to: rows of numbers (parameter sets, conversations) of which rows of numbers
// (metrics, robustness) are worked out, each row by itself. So rows can be spread over threads or machines in
// any way, and what was worked out can be written down and taken up again.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace rei {

/// Stands in a row for what is not defined there.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Rows of `width` numbers each, one after the other.
class Rows {
  public:
    explicit Rows(std::size_t width, std::size_t count = 0) : width_(width), values_(width * count) {}

    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::size_t size() const { return width_ == 0 ? 0 : values_.size() / width_; }
    [[nodiscard]] std::span<double> operator[](std::size_t k) {
        return std::span(values_).subspan(k * width_, width_);
    }
    [[nodiscard]] std::span<const double> operator[](std::size_t k) const {
        return std::span(values_).subspan(k * width_, width_);
    }
    [[nodiscard]] std::span<double> values() { return values_; }
    [[nodiscard]] std::span<const double> values() const { return values_; }
    void resize(std::size_t count) { values_.resize(width_ * count); }
    void clear() { values_.clear(); }
    void add(std::span<const double> row) { values_.insert(values_.end(), row.begin(), row.end()); }
    friend bool operator==(const Rows&, const Rows&) = default;

  private:
    std::size_t width_;
    std::vector<double> values_;
};

/// Works rows out; used by one thread at a time, and keeps its memory from row to row.
class RowWorker {
  public:
    virtual ~RowWorker() = default;
    /// out[k] from in[k] for every k in [from, to), whatever the rows beside it are: bit for bit the same.
    virtual void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) = 0;
};

/// What is to be worked out. Never changes once made, so that workers share it.
class RowTask {
  public:
    virtual ~RowTask() = default;
    [[nodiscard]] virtual std::size_t inputs() const = 0;   ///< numbers a row
    [[nodiscard]] virtual std::size_t outputs() const = 0;  ///< numbers a row
    /// About how long a row takes, in turns of 0.1 µs, from which the length of a step is chosen.
    [[nodiscard]] virtual double turns_a_row() const = 0;
    /// How many rows a worker takes in lockstep: shares of other sizes are slower.
    [[nodiscard]] virtual std::size_t rows_at_once() const { return 1; }
    /// The task must outlive its workers.
    [[nodiscard]] virtual std::unique_ptr<RowWorker> make_worker() const = 0;
};

/// Who works: threads here, processes on other machines, or a file that remembers.
class Crew {
  public:
    virtual ~Crew() = default;
    /// All rows of `in`, in their order; `out` becomes as long. The calling thread does `beside` first, while
    /// others are at work already; what that throws comes out when all are at rest.
    void work(
        const Rows& in, Rows& out, const std::function<void()>& beside = [] {}) {
        work_out(in, out, beside);
    }
    /// How many times the rows that one thread is handed at once it likes to have. Differs from machine to
    /// machine and from call to call, so no result may depend on it.
    [[nodiscard]] virtual double appetite() const { return 1; }

  private:
    virtual void work_out(const Rows& in, Rows& out, const std::function<void()>& beside) = 0;
};
/// The crew of a task, which must outlive it.
using CrewOf = std::function<std::unique_ptr<Crew>(const RowTask& task)>;

/// How many rows a study hands to its crew at once: enough to share, few enough to answer a cancel in 0.1 s.
[[nodiscard]] std::size_t rows_a_step(const RowTask& task);
/// The same for this crew of the task, for studies whose results don't depend on how rows are cut into calls.
[[nodiscard]] std::size_t rows_a_step(const RowTask& task, const Crew& crew);

}  // namespace rei
