// How a search comes from conversation to conversation: drawn anew, changed a little, put together from two.
#pragma once

#include "rei/study/draws.hpp"
#include "rei/study/talk.hpp"

namespace rei {

class TalkMoves {
  public:
    /// The space must outlive it, and its gaps must not be negative.
    TalkMoves(const TalkSpace& space, std::uint64_t seed)
        : space_(space), draws_(seed), most_turns_(space.most_turns) {}

    [[nodiscard]] Draws& draws() { return draws_; }
    /// From now on no conversation gets more turns than this, which is at least 1 and at most the space's.
    void limit_turns(std::size_t most) { most_turns_ = most; }
    /// A conversation from nothing, of 1 to the most turns.
    [[nodiscard]] Talk draw();
    /// One small change; where there are more turns than may be, some are left out first.
    void change(Talk& talk);
    /// The beginning of one and the end of the other.
    [[nodiscard]] Talk cross(const Talk& beginning, const Talk& end);

  private:
    [[nodiscard]] TalkTurn draw_turn();
    [[nodiscard]] double draw_gap();
    [[nodiscard]] double draw_mood_delta();
    [[nodiscard]] double draw_affinity_delta();
    [[nodiscard]] User draw_user();
    [[nodiscard]] std::uint32_t draw_saying();
    [[nodiscard]] Said draw_said();
    void add_saying(Said& said);
    void remove_saying(Said& said);
    void change_gap(Talk& talk);
    void change_said(Talk& talk);
    void change_speaker(Talk& talk);
    void change_model(Talk& talk);
    void insert(Talk& talk);
    void remove(Talk& talk);
    void repeat(Talk& talk);
    [[nodiscard]] TalkTurn& any(Talk& talk) { return talk[draws_.below(talk.size())]; }

    const TalkSpace& space_;
    Draws draws_;
    std::size_t most_turns_;
};

}  // namespace rei
