#include "rei/study/failing_sets.hpp"

#include <algorithm>
#include <utility>

namespace rei {
namespace {

using Set = boost::dynamic_bitset<>;

/// Sets of at most this many things are searched for exactly.
constexpr std::size_t kExact = 6;
/// And for so long: a branch is a thing tried as part of the set.
constexpr std::size_t kMostBranches = 200'000;

/// The smallest hitting set by branching on the smallest set that is not hit yet.
class Hitting {
  public:
    explicit Hitting(std::vector<Set> sets) : sets_(std::move(sets)) {
        std::sort(sets_.begin(), sets_.end(), [](const Set& a, const Set& b) {
            return a.count() != b.count() ? a.count() < b.count() : a < b;
        });
        counts_.resize(sets_.empty() ? 0 : sets_[0].size());
        for (const Set& set : sets_) {
            for (std::size_t k = set.find_first(); k != Set::npos; k = set.find_next(k)) ++counts_[k];
        }
    }

    std::vector<std::size_t> smallest() {
        for (std::size_t size = 1; size <= kExact; ++size) {
            chosen_.clear();
            if (can_hit(size)) return chosen_;
            if (branches_ > kMostBranches) break;
        }
        return greedy();
    }

  private:
    [[nodiscard]] bool is_hit(const Set& set) const {
        return std::any_of(chosen_.begin(), chosen_.end(), [&](std::size_t k) { return set[k]; });
    }
    bool can_hit(std::size_t more) {
        const auto open =
            std::find_if(sets_.begin(), sets_.end(), [&](const Set& set) { return !is_hit(set); });
        if (open == sets_.end()) return true;
        if (more == 0 || ++branches_ > kMostBranches) return false;
        for (const std::size_t k : by_count(*open)) {
            chosen_.push_back(k);
            if (can_hit(more - 1)) return true;
            chosen_.pop_back();
        }
        return false;
    }
    /// What is in a set, what fails most first.
    [[nodiscard]] std::vector<std::size_t> by_count(const Set& set) const {
        std::vector<std::size_t> out;
        for (std::size_t k = set.find_first(); k != Set::npos; k = set.find_next(k)) out.push_back(k);
        std::stable_sort(out.begin(), out.end(),
                         [&](std::size_t a, std::size_t b) { return counts_[a] > counts_[b]; });
        return out;
    }
    [[nodiscard]] std::vector<std::size_t> greedy() {
        chosen_.clear();
        for (;;) {
            std::vector<std::size_t> left(counts_.size());
            bool any = false;
            for (const Set& set : sets_) {
                if (is_hit(set)) continue;
                any = true;
                for (std::size_t k = set.find_first(); k != Set::npos; k = set.find_next(k)) ++left[k];
            }
            if (!any) return chosen_;
            const auto most = std::max_element(left.begin(), left.end());
            chosen_.push_back(static_cast<std::size_t>(most - left.begin()));
        }
    }

    std::vector<Set> sets_;
    std::vector<std::size_t> counts_;  ///< by thing: in how many sets it is
    std::vector<std::size_t> chosen_;
    std::size_t branches_ = 0;
};

}  // namespace

bool FailingSets::add(const Set& failing, std::size_t number) {
    for (const Try& known : tries_) {
        if (known.failing.is_subset_of(failing)) return false;
    }
    std::erase_if(tries_, [&](const Try& known) { return failing.is_subset_of(known.failing); });
    tries_.push_back({failing, number});
    return true;
}

std::vector<std::size_t> FailingSets::never_together(const Set& without) const {
    std::vector<Set> sets;
    for (const Try& one : tries_) {
        sets.push_back(one.failing - without);
        if (sets.back().none()) return {};
    }
    if (sets.empty()) return {};
    std::vector<std::size_t> out = Hitting(std::move(sets)).smallest();
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace rei
