#include "rei/persona/fsm_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <xxhash.h>

namespace rei {
namespace {

template <class T>
int index_of(const std::vector<T>& list, std::string T::*name, const std::string& wanted) {
    for (std::size_t k = 0; k < list.size(); ++k) {
        if (list[k].*name == wanted) return static_cast<int>(k);
    }
    return -1;
}

}  // namespace

FsmTable::FsmTable(const Policy& policy) : turns_of_a_push_(policy.engine.context_turns) {
    for (const FsmRule& rule : policy.fsm_rules ? *policy.fsm_rules : derive_fsm_rules(policy))
        add(rule, policy);
    sort_timeouts(policy.emotions.size());
    const double cap = policy.engine.max_stimulus;
    for (std::size_t k = 0; k < policy.classes.size(); ++k) {
        const double v = std::clamp(policy.classes[k].valence, -cap, cap);
        const double a = std::clamp(policy.classes[k].arousal, -cap, cap);
        if (v != 0 || a != 0) directions_.push_back({static_cast<int>(k), v, a});
    }
}

void FsmTable::add(const FsmRule& rule, const Policy& policy) {
    Row row;
    row.on = rule.on;
    row.from = rule.from == "any" ? kNoMood : policy.mood(rule.from);
    row.after_sec = rule.after_sec;
    row.name = rule.on == FsmRule::On::timeout ? "timeout" : rule.event;
    if (rule.on == FsmRule::On::trigger)
        row.transition = index_of(policy.transitions, &TriggerRule::key, rule.event);
    if (rule.on == FsmRule::On::sentiment)
        row.sentiment_class = index_of(policy.classes, &SentimentClass::name, rule.event);
    double sum = 0;
    for (const auto& target : rule.to) {
        sum += target.second;
        row.to.push_back({policy.mood(target.first), sum});
    }
    constexpr double kSure = 1 - 1e-9;  // probabilities that add up to 1 but for rounding leave nothing
    if (sum >= kSure) row.to.back().up_to = 1;
    row.chance = row.to.size() > 1 || sum < kSure;
    rows_.push_back(std::move(row));
}

void FsmTable::sort_timeouts(std::size_t moods) {
    timeouts_.resize(moods);
    for (std::size_t k = 0; k < rows_.size(); ++k) {
        const Row& row = rows_[k];
        if (row.on != FsmRule::On::timeout) continue;
        for (std::size_t mood = 0; mood < moods; ++mood) {
            const bool stays = !row.chance && row.to[0].mood == mood;
            if (!stays && row.leaves(static_cast<Mood>(mood))) timeouts_[mood].push_back(static_cast<int>(k));
        }
    }
    for (std::vector<int>& rows : timeouts_) {
        std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) { return after_sec(a) < after_sec(b); });
    }
}

int FsmTable::sentiment_of(const Stimulus& stimulus) const {
    constexpr double kSameAngle = 1e-12;  // of cosines
    constexpr double kNearAngle = 0.5;    // cos 60°
    const double v = stimulus.valence * turns_of_a_push_, a = stimulus.arousal * turns_of_a_push_;
    const double length = std::hypot(v, a);
    if (length == 0) return -1;
    const Direction* best = nullptr;
    double best_cosine = 0, best_distance = 0;
    for (const Direction& one : directions_) {
        const double word = std::hypot(one.valence, one.arousal);
        const double cosine = (v * one.valence + a * one.arousal) / (length * word);
        if (cosine < kNearAngle || length * cosine < word / 2) continue;
        const double distance = std::hypot(v - one.valence, a - one.arousal);
        const bool nearer = cosine > best_cosine - kSameAngle && distance < best_distance;
        if (best != nullptr && cosine <= best_cosine + kSameAngle && !nearer) continue;
        best = &one;
        best_cosine = cosine;
        best_distance = distance;
    }
    return best == nullptr ? -1 : best->sentiment_class;
}

int FsmTable::row_for_turn(Mood mood, std::span<const std::uint16_t> transitions, int sentiment_class) const {
    int said = kNoRow;
    for (std::size_t k = 0; k < rows_.size(); ++k) {
        const Row& row = rows_[k];
        if (!row.leaves(mood)) continue;
        const bool heard = row.transition >= 0 && std::find(transitions.begin(), transitions.end(),
                                                            row.transition) != transitions.end();
        if (heard) return static_cast<int>(k);
        if (said == kNoRow && row.sentiment_class >= 0 && row.sentiment_class == sentiment_class)
            said = static_cast<int>(k);
    }
    return said;
}

Mood FsmTable::answer(int row, double chance) const {
    for (const Target& target : at(row).to) {
        if (chance < target.up_to) return target.mood;
    }
    return kNoMood;
}

double thrown(double seed, double count) {
    unsigned char key[2 * sizeof(double)];
    std::memcpy(key, &seed, sizeof seed);
    std::memcpy(key + sizeof seed, &count, sizeof count);
    return static_cast<double>(XXH3_64bits(key, sizeof key) >> 11U) * 0x1p-53;
}

}  // namespace rei
