#include "rei/study/talk_moves.hpp"

#include "rei/affect/llm_limits.hpp"

namespace rei {
namespace {

// what a live model may say
constexpr double kMoodDeltas[] = {-kMostMoodDelta, -1, 1, kMostMoodDelta};

std::size_t count_of(const Said& said) {
    std::size_t n = 0;
    while (n < said.size() && said[n] != kNothing) ++n;
    return n;
}

/// To a tenth of a second, so that it reads well.
double rounded(double gap_sec) {
    return std::round(gap_sec * 10) / 10;
}

}  // namespace

double TalkMoves::draw_gap() {
    const Interval& gap = space_.gap_sec;
    if (draws_.chance(0.3)) return gap.low;
    const double low = std::max(gap.low, 0.1);  // evenly over orders of magnitude
    return std::clamp(rounded(low * std::pow(std::max(gap.high, low) / low, draws_.unit())), gap.low,
                      gap.high);
}

double TalkMoves::draw_mood_delta() {
    return draws_.chance(0.6) ? 0 : kMoodDeltas[draws_.below(std::size(kMoodDeltas))];
}

double TalkMoves::draw_affinity_delta() {
    if (draws_.chance(0.75)) return 0;
    return static_cast<double>(draws_.below(2 * kMostAffinityDelta + 1)) - kMostAffinityDelta;
}

User TalkMoves::draw_user() {
    return static_cast<User>(draws_.below(space_.users.size()));
}

std::uint32_t TalkMoves::draw_saying() {
    const Vocabulary& vocabulary = space_.vocabulary;
    const std::size_t lines = vocabulary.size() - vocabulary.words();
    const bool line = lines > 0 && (vocabulary.words() == 0 || draws_.chance(0.5));
    return static_cast<std::uint32_t>(line ? vocabulary.words() + draws_.below(lines)
                                           : draws_.below(vocabulary.words()));
}

/// After the first saying of a turn come words, often a neighbour of the last: those of one class stand
/// together.
void TalkMoves::add_saying(Said& said) {
    const std::size_t n = count_of(said), words = space_.vocabulary.words();
    if (n == said.size() || space_.vocabulary.size() == 0) return;
    if (n == 0) {
        said[0] = draw_saying();
        return;
    }
    if (words == 0) return;
    const bool near = draws_.chance(0.5) && said[n - 1] + 1 < words;
    said[n] = near ? said[n - 1] + 1 : static_cast<std::uint32_t>(draws_.below(words));
}

void TalkMoves::remove_saying(Said& said) {
    const std::size_t n = count_of(said);
    if (n == 0) return;
    std::swap(said[draws_.below(n)], said[n - 1]);
    said[n - 1] = kNothing;
}

Said TalkMoves::draw_said() {
    static constexpr double kHowMany[kSaidAtOnce + 1] = {2, 4, 2, 2};
    Said said = saying_nothing();
    for (std::size_t n = draws_.weighted(kHowMany); n > 0; --n) add_saying(said);
    return said;
}

TalkTurn TalkMoves::draw_turn() {
    TalkTurn turn;
    turn.gap_sec = draw_gap();
    turn.user = draw_user();
    turn.said = draw_said();
    turn.mood_delta = draw_mood_delta();
    turn.affinity_delta = draw_affinity_delta();
    return turn;
}

Talk TalkMoves::draw() {
    Talk talk;
    const std::size_t turns = 1 + draws_.below(most_turns_);
    talk.reserve(most_turns_);
    for (std::size_t k = 0; k < turns; ++k) {
        // people come back to what was said, one turn or two ago
        const std::size_t back = 1 + draws_.below(4);
        talk.push_back(back <= std::min<std::size_t>(k, 2) ? TalkTurn(talk[k - back]) : draw_turn());
    }
    return talk;
}

void TalkMoves::change_gap(Talk& talk) {
    const Interval& gap = space_.gap_sec;
    TalkTurn& turn = any(talk);
    if (draws_.chance(0.4)) {
        turn.gap_sec = draw_gap();
    } else if (draws_.chance(0.7)) {
        turn.gap_sec = std::clamp(rounded(turn.gap_sec * draws_.between(0.5, 1.5)), gap.low, gap.high);
    } else {
        const double all = draw_gap();
        for (TalkTurn& one : talk) one.gap_sec = all;
    }
}

void TalkMoves::change_said(Talk& talk) {
    Said& said = any(talk).said;
    const double way = draws_.unit();
    if (way < 0.4) return add_saying(said);
    if (way < 0.6) return remove_saying(said);
    said = way < 0.8 ? draw_said() : any(talk).said;
}

void TalkMoves::change_speaker(Talk& talk) {
    const User user = draw_user();
    if (draws_.chance(0.5)) {
        any(talk).user = user;
    } else {
        for (TalkTurn& turn : talk) turn.user = user;
    }
}

void TalkMoves::change_model(Talk& talk) {
    TalkTurn& turn = any(talk);
    if (draws_.chance(0.6)) {
        turn.mood_delta = draw_mood_delta();
    } else {
        turn.affinity_delta = draw_affinity_delta();
    }
}

void TalkMoves::insert(Talk& talk) {
    if (talk.size() >= most_turns_) return;
    const TalkTurn turn = talk.empty() || draws_.chance(0.5) ? draw_turn() : TalkTurn(any(talk));
    talk.insert(talk.begin() + static_cast<std::ptrdiff_t>(draws_.below(talk.size() + 1)), turn);
}

/// Say a part of the conversation once more, right after it.
void TalkMoves::repeat(Talk& talk) {
    if (talk.size() >= most_turns_) return;
    const std::size_t begin = draws_.below(talk.size());
    const std::size_t most = std::min(talk.size() - begin, most_turns_ - talk.size());
    const std::size_t end = begin + 1 + draws_.below(most);
    const Talk part(talk.begin() + static_cast<std::ptrdiff_t>(begin),
                    talk.begin() + static_cast<std::ptrdiff_t>(end));
    talk.insert(talk.begin() + static_cast<std::ptrdiff_t>(end), part.begin(), part.end());
}

void TalkMoves::remove(Talk& talk) {
    talk.erase(talk.begin() + static_cast<std::ptrdiff_t>(draws_.below(talk.size())));
}

void TalkMoves::change(Talk& talk) {
    while (talk.size() > most_turns_) remove(talk);
    if (talk.empty()) return insert(talk);
    static constexpr double kHowOften[] = {4, 5, 2, 3, 3, 2, 2, 1};
    switch (draws_.weighted(kHowOften)) {
        case 0:
            return change_gap(talk);
        case 1:
            return change_said(talk);
        case 2:
            return change_speaker(talk);
        case 3:
            return change_model(talk);
        case 4:
            return insert(talk);
        case 5:
            return remove(talk);
        case 6:
            return std::swap(any(talk), any(talk));
        default:
            return repeat(talk);
    }
}

Talk TalkMoves::cross(const Talk& beginning, const Talk& end) {
    const std::size_t kept = draws_.below(std::min(beginning.size(), most_turns_) + 1);
    Talk out(beginning.begin(), beginning.begin() + static_cast<std::ptrdiff_t>(kept));
    const std::size_t from = draws_.below(end.size() + 1);
    const std::size_t most = std::min(end.size() - from, most_turns_ - out.size());
    out.insert(out.end(), end.begin() + static_cast<std::ptrdiff_t>(from),
               end.begin() + static_cast<std::ptrdiff_t>(from + most));
    return out;
}

}  // namespace rei
