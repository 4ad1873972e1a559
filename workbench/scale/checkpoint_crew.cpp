#include "rei/scale/checkpoint_crew.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <xxhash.h>

#include "rei/scale/same_bits.hpp"

namespace rei::scale {
namespace {

constexpr std::size_t kCheckedRows = 16;

std::uint64_t hash_of(std::span<const double> row) {
    return XXH3_64bits(row.data(), row.size_bytes());
}

}  // namespace

CheckpointCrew::CheckpointCrew(std::unique_ptr<Crew> inner, const RowTask& task, std::uint32_t number,
                               CheckpointFile& file)
    : inner_(std::move(inner)), number_(number), file_(file), values_(task.outputs()) {}

void CheckpointCrew::work_out(const Rows& in, Rows& out, const std::function<void()>& beside) {
    out.resize(in.size());
    const std::size_t known = answer_from_file(in, out);
    if (known > 0 && !is_checked_) check_first_rows(in, std::min(known, kCheckedRows), out);
    if (known == in.size()) return beside();
    std::vector<std::uint64_t> hashes;
    for (std::size_t k = known; k < in.size(); ++k) hashes.push_back(hash_of(in[k]));
    if (known == 0) {
        inner_->work(in, out, beside);
        file_.append(number_, hashes, out);
        return;
    }
    Rows rest(in.width()), answers(out.width());
    for (std::size_t k = known; k < in.size(); ++k) rest.add(in[k]);
    inner_->work(rest, answers, beside);
    file_.append(number_, hashes, answers);
    for (std::size_t k = known; k < in.size(); ++k) {
        std::copy_n(std::as_const(answers)[k - known].begin(), out.width(), out[k].begin());
    }
}

std::size_t CheckpointCrew::answer_from_file(const Rows& in, Rows& out) {
    for (std::size_t k = 0; k < in.size(); ++k) {
        if (row_ == hashes_.size() && !next_block()) return k;
        if (hashes_[row_] != hash_of(in[k])) {
            throw std::runtime_error(fmt::format(
                "{}: its rows are not those of this study; name another file, or remove it", file_.path()));
        }
        std::copy_n(std::as_const(values_)[row_].begin(), out.width(), out[k].begin());
        ++row_;
    }
    return in.size();
}

/// The next block of the file, if there is one.
bool CheckpointCrew::next_block() {
    hashes_.clear();
    row_ = 0;
    const auto& blocks = file_.found(number_);
    if (blocks_read_ == blocks.size()) return false;
    const CheckpointFile::Block& block = blocks[blocks_read_++];
    if (block.outputs != values_.width()) {
        throw std::runtime_error(fmt::format("{}: found rows of {} numbers, this study has {} a row",
                                             file_.path(), block.outputs, values_.width()));
    }
    file_.read(block, hashes_, values_);
    return true;
}

/// Another program or processor may round otherwise, and the study would be neither the one nor the other.
void CheckpointCrew::check_first_rows(const Rows& in, std::size_t rows, const Rows& out) {
    is_checked_ = true;
    Rows again(in.width()), answers(out.width());
    for (std::size_t k = 0; k < rows; ++k) again.add(in[k]);
    inner_->work(again, answers);
    if (same_bits(answers.values(), out.values().first(answers.values().size()))) return;
    throw std::runtime_error(
        fmt::format("{}: was written by a program or on a machine that gets other numbers; "
                    "name another file, or remove it",
                    file_.path()));
}

}  // namespace rei::scale
