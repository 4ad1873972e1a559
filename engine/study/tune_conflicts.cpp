#include "rei/study/tune_conflicts.hpp"

#include <algorithm>

namespace rei {
namespace {

using Set = boost::dynamic_bitset<>;

Set set_of(const std::vector<std::size_t>& members, std::size_t count) {
    Set out(count);
    for (const std::size_t k : members) out.set(k);
    return out;
}

/// What failed in every try.
std::vector<std::size_t> never_held(const FailingSets& failing) {
    Set common = failing.tries().front().failing;
    for (const FailingSets::Try& one : failing.tries()) common &= one.failing;
    std::vector<std::size_t> out;
    for (std::size_t k = common.find_first(); k != Set::npos; k = common.find_next(k)) out.push_back(k);
    return out;
}

}  // namespace

std::optional<std::vector<std::size_t>> ConflictHunt::next(const FailingSets& failing, bool may_aim) {
    if (failing.tries().empty()) return std::nullopt;
    // those that never held are aimed at all at once: they don't stand in each other's way, or say so
    if (aims_.empty() && may_aim) {
        std::vector<std::size_t> never = never_held(failing);
        if (!never.empty()) return never;
    }
    for (;;) {
        std::vector<std::size_t> conflict = failing.never_together(reported_);
        if (conflict.empty()) return std::nullopt;
        const std::size_t aimed = aims_at(conflict);
        if (aimed == 0 && may_aim) return conflict;
        reported_ |= set_of(conflict, reported_.size());
        found_.push_back({std::move(conflict), aimed});
    }
}

void ConflictHunt::aimed(const std::vector<std::size_t>& expectations, std::size_t tries) {
    aims_.push_back({expectations, tries});
}

std::size_t ConflictHunt::aims_at(const std::vector<std::size_t>& expectations) const {
    std::size_t out = 0;
    for (const Found& aim : aims_) {
        const bool among = std::includes(aim.expectations.begin(), aim.expectations.end(),
                                         expectations.begin(), expectations.end());
        if (among && (expectations.size() == 1 || aim.expectations == expectations)) out += aim.aimed;
    }
    return out;
}

Rows beginnings_of_aim(const TuneArchive& archive, const TuneSpace& space,
                       const std::vector<std::size_t>& expectations, std::size_t count, Draws& draws) {
    Rows out(space.size());
    out.add(archive.start().values);
    out.add(archive.best().values);
    const std::size_t things = archive.failing_sets().tries().front().failing.size();
    for (const std::size_t left_out : expectations) {
        Set others = set_of(expectations, things);
        others.reset(left_out);
        for (const FailingSets::Try& one : archive.failing_sets().tries()) {
            if (one.failing.intersects(others)) continue;
            if (out.size() < count / 2) out.add(archive.values_of(one));
            break;
        }
    }
    const std::vector<std::vector<double>> no_gains(space.size());
    while (out.size() < count) {
        const auto from = out[draws.below(out.size())];
        const std::vector<double> base(from.begin(), from.end());
        out.add(mingle(space, base, no_gains, 1, draws)[0]);
    }
    return out;
}

}  // namespace rei
