// Random scenarios as people say them, with ids and times that count from them, and random edits.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/test_data.hpp"

#include "rei/scenario/said.hpp"

namespace rei::test {

/// Texts that are awkward to write down.
inline const std::vector<std::string>& awkward_texts() {
    static const std::vector<std::string> kTexts{"최고였어!",
                                                 "a, b: c #d",
                                                 "say \"no\"",
                                                 "it's",
                                                 "- dash",
                                                 "null",
                                                 "3.5",
                                                 " leading",
                                                 "trailing ",
                                                 "[x] {y}",
                                                 "two\nlines",
                                                 "tab\there",
                                                 "#tag",
                                                 "바보ㅋㅋ",
                                                 "😀😀",
                                                 "back\\slash",
                                                 "key: value",
                                                 "true",
                                                 "end:",
                                                 "a\n\n b \nc",
                                                 "%x",
                                                 "한 줄 # 끝",
                                                 "'quoted' \"twice\"",
                                                 "|",
                                                 "~",
                                                 "last line\n"};
    return kTexts;
}

inline double tenths(Dice& dice, int low, int high) {
    return dice.whole(low, high) / 10.0;
}

/// A time in the conversation, now and then counted from a turn.
inline Moment random_moment(Dice& dice, const Scenario& talk, double sec) {
    if (talk.turns.empty() || dice.chance(0.4)) return {"", sec};
    const Turn& turn = dice.pick(talk.turns);
    if (turn.id.empty()) return {"", sec};
    return {turn.id, std::round((sec - turn.at_sec) * 10) / 10};
}

inline Expectation random_expectation(Dice& dice, const Scenario& talk) {
    const std::vector<std::string> moods{"happy", "sad", "neutral", "말 많은", "no"};
    const std::string mood = dice.pick(moods);
    Expectation out;
    const double until = talk.until_sec;
    const double from = std::floor(dice.real(0, until * 0.4)),
                 to = std::ceil(dice.real(until * 0.5, until * 0.9));
    if (dice.chance(0.7)) out.said.from = random_moment(dice, talk, from);
    const bool timed_to = dice.chance(0.5);
    switch (dice.whole(0, 6)) {
        case 0:
            out.what = MoodIs{mood, {}};
            break;
        case 1:
            out.what = MoodBecomes{mood, 0, until, true};
            if (!timed_to && dice.chance(0.7)) out.said.within_sec = tenths(dice, 0, 30);
            break;
        case 2:
            out.what = MoodNever{mood, {}};
            break;
        case 3:
            out.what = FlipsAtMost{static_cast<double>(dice.whole(0, 9)), {}, {}};
            if (dice.chance(0.5)) std::get<FlipsAtMost>(out.what).window_sec = tenths(dice, 1, 200);
            break;
        case 4:
            out.what = SaturationAtMost{
                dice.chance(0.5) ? Axis::valence : Axis::intensity, 0.95, dice.real(0, 1), {}};
            break;
        case 5:
            out.what = SettlesTo{mood, 0, until};
            if (dice.chance(0.7)) out.said.within_sec = tenths(dice, 0, 30);
            return out;
        default:
            out.what = RangeWithin{Axis::arousal, 0.1, {}, {}};
            if (dice.chance(0.5)) std::get<RangeWithin>(out.what).max = 1.0 / 3;
    }
    if (timed_to) out.said.to = random_moment(dice, talk, to);
    return out;
}

inline Turn random_turn(Dice& dice) {
    Turn out;
    const std::vector<std::string> users{"user", "mina", "지나가던 행인", "a, b", "it's", "99", "하루팬"};
    out.user = dice.pick(users);
    if (dice.chance(0.85)) out.text = dice.pick(awkward_texts());
    if (dice.chance(0.3)) out.reply = dice.pick(awkward_texts());
    if (dice.chance(0.3)) out.llm.mood_delta = dice.whole(-2, 2);
    if (dice.chance(0.3)) out.llm.affinity_delta = dice.real(-10, 10);
    return out;
}

/// What is said, or said anew: nothing where the words contradict each other.
inline std::optional<Scenario> accepted(const Scenario& said) {
    auto out = resolved(said);
    return out ? std::optional(std::move(*out)) : std::nullopt;
}

inline Scenario random_talk(Dice& dice, int turns) {
    Scenario out;
    out.name = "talk";
    if (dice.chance(0.6)) out.description = dice.pick(awkward_texts());
    if (dice.chance(0.4))
        out.start = {dice.chance(0.5) ? "happy" : "neutral", {tenths(dice, -9, 9), 0.25, 0.3}, {}};
    for (const char* user : {"mina", "99", "지나가던 행인"}) {
        if (dice.chance(0.4)) out.users.push_back({user, dice.whole(-100, 100)});
    }
    double at_sec = 0;
    for (int k = 0; k < turns; ++k) {
        Turn turn = random_turn(dice);
        turn.at_sec = at_sec;
        turn.said_at = random_moment(dice, out, at_sec);
        if (dice.chance(0.4))
            turn.id = dice.chance(0.5) ? "칭찬_" + std::to_string(k) : "t" + std::to_string(k);
        turn.origin = k;
        out.turns.push_back(turn);
        if (!dice.chance(0.15)) at_sec += tenths(dice, 1, 100);
    }
    out.until_sec = at_sec + 30;
    if (dice.chance(0.6)) {
        out.until_sec = std::ceil(at_sec) + 60;
        out.said_until = Moment{"", out.until_sec};
    }
    for (int k = dice.chance(0.3) ? 4 : 0; k > 0; --k) {
        const double truth_sec = (turns > 0 ? out.turns.back().at_sec : 0) + 5.0 * (5 - k);
        const int origin = static_cast<int>(out.truth.size());
        out.truth.push_back({truth_sec, 0.5 / k, 0.25, random_moment(dice, out, truth_sec), origin});
    }
    for (int k = dice.whole(0, 8); k > 0; --k) {
        Scenario more = out;
        more.expectations.push_back(random_expectation(dice, out));
        more.expectations.back().origin = static_cast<int>(out.expectations.size());
        if (accepted(more)) out = more;
    }
    const auto sound = accepted(out);
    EXPECT_TRUE(sound) << text_of(resolved(out).problems);
    return sound.value_or(out);
}

/// One change to what is said; not always one that can be.
inline void change(Dice& dice, Scenario& said) {
    const auto some = [&](std::size_t size) {
        return static_cast<std::size_t>(dice.whole(0, static_cast<int>(size) - 1));
    };
    const int kind = dice.whole(0, 13);
    if (kind <= 7 && said.turns.empty()) return;
    if (kind >= 11 && kind <= 12 && said.expectations.empty()) return;
    const std::size_t k = kind <= 7 ? some(said.turns.size()) : 0;
    switch (kind) {
        case 0:
            said.turns[k].text = dice.pick(awkward_texts());
            break;
        case 1:
            said.turns[k].reply = dice.chance(0.5) ? "" : dice.pick(awkward_texts());
            break;
        case 2:
            said.turns[k].llm = {static_cast<double>(dice.whole(-1, 1)), dice.real(-1, 1)};
            break;
        case 3:
            said.turns[k].user = random_turn(dice).user;
            break;
        case 4:
            said.turns.erase(said.turns.begin() + static_cast<std::ptrdiff_t>(k));
            break;
        case 5: {
            Turn turn = said.turns[k];
            said.turns.erase(said.turns.begin() + static_cast<std::ptrdiff_t>(k));
            const std::size_t to = some(said.turns.size() + 1);
            turn.said_at = Moment{"", to == 0 ? 0 : said.turns[to - 1].at_sec};
            said.turns.insert(said.turns.begin() + static_cast<std::ptrdiff_t>(to), turn);
            break;
        }
        case 6: {
            Turn turn = random_turn(dice);
            turn.said_at = said.turns[k].said_at;
            turn.at_sec = said.turns[k].at_sec;
            said.turns.insert(
                said.turns.begin() + static_cast<std::ptrdiff_t>(k + (dice.chance(0.5) ? 1 : 0)), turn);
            break;
        }
        case 7:
            said.turns[k].id = dice.chance(0.3) ? "" : "새_이름" + std::to_string(k);
            break;
        case 8:
            said.description = dice.chance(0.3) ? "" : dice.pick(awkward_texts());
            break;
        case 9:
            if (said.users.empty() || dice.chance(0.5)) {
                said.users.push_back({"새 사람 " + std::to_string(said.users.size()), dice.whole(-9, 9)});
            } else if (dice.chance(0.5)) {
                said.users.pop_back();
            } else {
                said.users[some(said.users.size())].affinity = dice.whole(-100, 100);
            }
            break;
        case 10:
            said.expectations.push_back(random_expectation(dice, said));
            break;
        case 11:
            said.expectations.erase(said.expectations.begin() +
                                    static_cast<std::ptrdiff_t>(some(said.expectations.size())));
            break;
        case 12: {
            const int origin = said.expectations.back().origin;
            said.expectations.back() = random_expectation(dice, said);
            said.expectations.back().origin = origin;
            break;
        }
        default:
            said.start = {dice.chance(0.5) ? "sad" : "neutral", {0, 0.3, tenths(dice, 0, 10)}, {}};
            if (dice.chance(0.5)) said.said_until.reset();
    }
}

/// The scenario after some changes that can be made.
inline Scenario edited_at_random(Dice& dice, const Scenario& talk, int changes) {
    Scenario out = talk;
    for (int k = 0; k < changes; ++k) {
        Scenario said = with_times_said(out);
        change(dice, said);
        if (auto next = accepted(said)) out = std::move(*next);
    }
    return out;
}

}  // namespace rei::test
