// Mail over MPI: the one file that knows it, in a module of its own, so that only who is started by mpirun
// loads the library (20 ms at every start of the program otherwise).
#include <deque>
#include <thread>
#include <utility>
#include <vector>

#include <malloc.h>
#include <mpi.h>

#include "rei/scale/mail.hpp"
#include "rei/scale/now.hpp"

namespace rei::scale {
namespace {

/// Letters on their way, in or out.
class Transfers {
  public:
    /// A place for one more; its content stays where it is until it is over.
    MPI_Request& add(int rank, Bytes content) {
        letters_.push_back({rank, std::move(content)});
        return requests_.emplace_back(MPI_REQUEST_NULL);
    }
    [[nodiscard]] Bytes& last() { return letters_.back().content; }
    [[nodiscard]] bool empty() const { return letters_.empty(); }

    /// Take those that are over; what went wrong is of a rank that is gone, and is dropped.
    template <class Take>
    void collect(Take take) {
        if (empty()) return;
        const auto count = static_cast<int>(requests_.size());
        std::vector<int> over(requests_.size());
        std::vector<MPI_Status> states(requests_.size());
        int overs = 0;
        const int result = MPI_Testsome(count, requests_.data(), &overs, over.data(), states.data());
        for (int k = 0; k < overs && overs != MPI_UNDEFINED; ++k) {
            const auto at = static_cast<std::size_t>(over[static_cast<std::size_t>(k)]);
            const int error = states[static_cast<std::size_t>(k)].MPI_ERROR;
            if (result == MPI_SUCCESS || error == MPI_SUCCESS) take(std::move(letters_[at]));
            requests_[at] = MPI_REQUEST_NULL;
        }
        drop_the_done();
    }

  private:
    void drop_the_done() {
        std::size_t kept = 0;
        for (std::size_t k = 0; k < requests_.size(); ++k) {
            if (requests_[k] == MPI_REQUEST_NULL) continue;
            std::swap(requests_[kept], requests_[k]);  // moved to itself, a letter would lose its bytes
            std::swap(letters_[kept++], letters_[k]);
        }
        requests_.resize(kept);
        letters_.resize(kept);
    }

    std::vector<Letter> letters_;  ///< the bytes of one stay where they are when it is moved
    std::vector<MPI_Request> requests_;
};

/// Letters of a megabyte come and go: what is given back to the system costs a page fault for every 4 KB of
/// the next one.
void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

class MpiMail final : public Mail {
  public:
    MpiMail() {
        keep_freed_memory();
        int level = 0;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &level);  // aborts where it fails
        MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);      // a rank that is lost is no failure
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        MPI_Comm_size(MPI_COMM_WORLD, &ranks_);
    }

    [[nodiscard]] int rank() const override { return rank_; }
    [[nodiscard]] int ranks() const override { return ranks_; }

    void send(int to, Bytes content) override {
        MPI_Request& request = sending_.add(to, std::move(content));
        const Bytes& bytes = sending_.last();
        MPI_Isend(bytes.data(), static_cast<int>(bytes.size()), MPI_BYTE, to, 0, MPI_COMM_WORLD, &request);
    }

    std::optional<Letter> receive() override {
        if (arrived_.empty()) look();
        if (arrived_.empty()) return std::nullopt;
        Letter letter = std::move(arrived_.front());
        arrived_.pop_front();
        return letter;
    }

    void finish() override {
        constexpr double kPatienceSec = 2;
        const double give_up = now_sec() + kPatienceSec;
        while ((!sending_.empty() || !receiving_.empty()) && now_sec() < give_up) {
            look();
            std::this_thread::yield();
        }
        MPI_Finalize();
    }

  private:
    /// A long message arrives while others do, for its sender may be at work and in no hurry.
    void look() {
        sending_.collect([](Letter&&) {});
        for (;;) {
            int is_there = 0;
            MPI_Message message = MPI_MESSAGE_NULL;
            MPI_Status status;
            if (MPI_Improbe(MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &is_there, &message, &status) != MPI_SUCCESS ||
                is_there == 0)
                break;
            int size = 0;
            MPI_Get_count(&status, MPI_BYTE, &size);
            MPI_Request& request = receiving_.add(status.MPI_SOURCE, Bytes(static_cast<std::size_t>(size)));
            MPI_Imrecv(receiving_.last().data(), size, MPI_BYTE, &message, &request);
        }
        receiving_.collect([this](Letter&& letter) { arrived_.push_back(std::move(letter)); });
    }

    int rank_ = 0, ranks_ = 1;
    Transfers sending_, receiving_;
    std::deque<Letter> arrived_;
};

}  // namespace
}  // namespace rei::scale

extern "C" rei::scale::Mail* rei_open_mail() {
    return new rei::scale::MpiMail;  // the caller's, as a plain function can say it
}
