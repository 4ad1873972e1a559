#include "rei/study/lean_continuous.hpp"

#include <algorithm>

#include "rei/replay/bits.hpp"
#include "rei/replay/column_kernels.hpp"
#include "rei/replay/crossing.hpp"

namespace rei {
namespace {

constexpr double kNever = LeanGate::kNever;

bool does_intensity_count(const Policy& policy) {
    return std::any_of(policy.regions.begin(), policy.regions.end(),
                       [](const Region& region) { return region.intensity.has_value(); });
}

/// Set `count` of them from `from` on; some behind may be set, too, for they are still to be set otherwise.
void fill_ahead(std::vector<std::uint32_t>& numbers, std::size_t from, std::size_t count,
                std::uint32_t number) {
    constexpr std::size_t kAtOnce = 16;  // a number that is known beforehand: most counts are less
    const auto at = numbers.begin() + static_cast<std::ptrdiff_t>(from);
    if (count <= kAtOnce && from + kAtOnce <= numbers.size()) {
        std::fill_n(at, kAtOnce, number);
    } else {
        std::fill_n(at, count, number);
    }
}

void keep_common(std::vector<std::uint64_t>& bits, const std::vector<std::uint64_t>& others) {
    for (std::size_t word = 0; word < bits.size(); ++word) bits[word] &= others[word];
}

}  // namespace

LeanContinuous::LeanContinuous(const Policy& policy)
    : plane_(policy), gate_(policy), moods_(policy.emotions), neutral_(policy.neutral()) {
    intensity_counts_ = does_intensity_count(policy);
    tune(policy);
}

void LeanContinuous::take_regions(const Policy& policy) {
    plane_ = LabelPlane(policy);
    intensity_counts_ = does_intensity_count(policy);
}

void LeanContinuous::tune(const Policy& policy) {
    law_ = law_of(policy);
    gate_.tune(policy);
    plane_.take_hysteresis(policy);
    valence_ = {&plane_.valence, valence_path(law_, {}), 0, kNever};
    arousal_ = {&plane_.arousal, arousal_path(law_, {}), 0, kNever};
    intensity_ = {&plane_.intensity, intensity_path(law_, {}), 0, kNever};
}

LeanContinuous::Allowed LeanContinuous::allowed(const Script& script) const {
    Allowed out;
    for (const std::int16_t affinity : script.columns().affinity) {
        out.by_anchor.push_back(plane_.by_affinity(affinity));
    }
    out.plain.assign(words_of(script.cues().size()), 0);
    for (std::size_t k = 0; k < script.cues().size(); ++k) {
        const bool as_before = out.by_anchor[k] == out.by_anchor[k + 1];
        if (as_before && script.rules(script.cues()[k]).empty()) set_bit(out.plain, k);
    }
    return out;
}

void LeanContinuous::look_up_places(const Allowed& allowed, const AnchorColumns& anchors,
                                    const StretchEnds& ends) {
    const std::size_t count = anchors.size();
    const auto look_up = [count](const AxisCells& cells, const std::vector<double>& begins,
                                 const std::vector<double>& stops, Places& out) -> CellColumns {
        const Ruler::Notches notches = cells.borders().notches();
        out.begins.resize(count);
        out.ends.resize(count);
        find_places(notches, begins.data(), count, out.begins.data(), nullptr);
        find_places(notches, stops.data(), count, out.ends.data(), nullptr);
        return {out.begins.data(), out.ends.data()};
    };
    const CellColumns by_valence = look_up(plane_.valence, anchors.valence, ends.valence, valence_places_);
    const CellColumns by_arousal = look_up(plane_.arousal, anchors.arousal, ends.arousal, arousal_places_);
    for (auto* bits : {&stays_in_cell_, &lands_in_cell_}) bits->resize(words_of(count));
    find_same_cells(by_valence, by_arousal, count, stays_in_cell_.data(), lands_in_cell_.data());
    if (intensity_counts_) {
        const CellColumns by_intensity =
            look_up(plane_.intensity, anchors.intensity, ends.intensity, intensity_places_);
        std::vector<std::uint64_t> stays(words_of(count)), lands(words_of(count));
        find_same_cells(by_intensity, by_intensity, count, stays.data(), lands.data());
        keep_common(stays_in_cell_, stays);
        keep_common(lands_in_cell_, lands);
    }
    quiet_ = allowed.plain;
    keep_common(quiet_, stays_in_cell_);
    keep_common(quiet_, lands_in_cell_);
}

void LeanContinuous::anchor(const AnchorColumns& anchors, std::size_t k) {
    const auto cell_of = [](const Axis& axis, std::int32_t place, double value, double rest,
                            double deviation) {
        return place >= 0 ? place : axis.cells->locate(value, rest, deviation);
    };
    anchored_ = k;
    anchored_sec_ = anchors.time_sec[k];
    valence_.cell = cell_of(valence_, valence_places_.begins[k], anchors.valence[k], anchors.rest_valence[k],
                            anchors.deviation_valence[k]);
    arousal_.cell = cell_of(arousal_, arousal_places_.begins[k], anchors.arousal[k], arousal_.path.rest,
                            anchors.deviation_arousal[k]);
    if (intensity_counts_) {
        intensity_.cell =
            cell_of(intensity_, intensity_places_.begins[k], anchors.intensity[k], 0, anchors.intensity[k]);
    }
}

/// Whether no state on the way of stretch k speaks for another mood, as far as its clear places tell.
bool LeanContinuous::surely_stays(std::size_t k) const {
    const CellSpan by_valence{valence_places_.begins[k], valence_places_.ends[k]};
    const CellSpan by_arousal{arousal_places_.begins[k], arousal_places_.ends[k]};
    const bool clear = (by_valence.first | by_valence.last | by_arousal.first | by_arousal.last) >= 0;
    return clear && !intensity_counts_ && plane_.stays(gate_.mood(), by_valence, by_arousal, {}, allowed_);
}

/// Whether anchor k is in a clear cell that speaks for the mood in force.
bool LeanContinuous::surely_speaks_for_same(std::size_t k) const {
    const Cells cells{valence_places_.begins[k], arousal_places_.begins[k], 0};
    if (intensity_counts_ || (cells.valence | cells.arousal) < 0) return false;
    return spoken_for(cells) == gate_.mood();
}

/// The mood of the first region around a state, or neutral.
Mood LeanContinuous::spoken_for(const Cells& cells) const {
    const int region = plane_.first_region(cells, allowed_);
    return region >= 0 ? plane_.mood_of(region) : neutral_;
}

void LeanContinuous::take_paths(const AnchorColumns& anchors, std::size_t k) {
    valence_.path.value = anchors.valence[k];
    valence_.path.rest = anchors.rest_valence[k];
    valence_.path.deviation = anchors.deviation_valence[k];
    arousal_.path.value = anchors.arousal[k];
    arousal_.path.deviation = anchors.deviation_arousal[k];
    intensity_.path.value = intensity_.path.deviation = anchors.intensity[k];
}

void LeanContinuous::look_ahead_from(std::size_t k, const AnchorColumns& anchors, const AffectState& there) {
    if (has_bit(stays_in_cell_, k)) {
        valence_.next_sec = arousal_.next_sec = intensity_.next_sec = kNever;
        return;
    }
    take_paths(anchors, k);
    look_ahead(valence_, there.valence);
    look_ahead(arousal_, there.arousal);
    if (intensity_counts_) look_ahead(intensity_, there.intensity);
}

/// When a number that is at `there` by the next cue passes its next border; kNever where it cannot before.
void LeanContinuous::look_ahead(Axis& axis, double there) const {
    axis.next_sec = kNever;
    const auto next = axis.cells->next_border(axis.cell, axis.path);
    if (next.border < 0) return;
    const double border = axis.cells->border(next.border);
    if (next.immediately) {
        axis.next_sec = anchored_sec_;
    } else if (axis.path.deviation > 0 ? there <= border + kStateGuard : there >= border - kStateGuard) {
        axis.next_sec = anchored_sec_ + crossing_sec(axis.path, border);
    }
}

void LeanContinuous::cross(Axis& axis, double until_sec, double there) const {
    while (axis.next_sec <= until_sec) {
        axis.cell = axis.cells->cell_after(axis.cells->next_border(axis.cell, axis.path).border, axis.path);
        look_ahead(axis, there);
    }
}

/// Whether no state on the way from here to the end of stretch k speaks for another mood.
bool LeanContinuous::stays(const AnchorColumns& anchors, const StretchEnds& ends, std::size_t k) const {
    const auto on_the_way = [k](const Axis& axis, const Places& places, double deviation, double end) {
        const double beyond = deviation > 0 ? end - kStateGuard : end + kStateGuard;
        const std::int32_t last = places.ends[k];
        return CellSpan{axis.cell, last >= 0 ? last : axis.cells->cell_of(beyond)};
    };
    const CellSpan by_intensity =
        intensity_counts_ ? on_the_way(intensity_, intensity_places_, anchors.intensity[k], ends.intensity[k])
                          : CellSpan{};
    return plane_.stays(gate_.mood(),
                        on_the_way(valence_, valence_places_, anchors.deviation_valence[k], ends.valence[k]),
                        on_the_way(arousal_, arousal_places_, anchors.deviation_arousal[k], ends.arousal[k]),
                        by_intensity, allowed_);
}

void LeanContinuous::advance(std::size_t k, double to_sec, double limit_sec, const StretchEnds& ends,
                             Trace& out) {
    if (gate_.next_timer() > limit_sec && (gate_.is_held() || has_bit(stays_in_cell_, k))) return;
    bool nothing_changes = !gate_.is_held() && surely_stays(k);
    if (!nothing_changes) {
        if (anchored_ != k) anchor(out.anchors, k);
        nothing_changes = !gate_.is_held() && stays(out.anchors, ends, k);
    }
    if (nothing_changes) {
        gate_.pass_timers(limit_sec);
    } else {
        decide(k, to_sec, limit_sec, ends, out);
    }
}

/// Event by event, up to where nothing can change any more.
void LeanContinuous::decide(std::size_t k, double to_sec, double limit_sec, const StretchEnds& ends,
                            Trace& out) {
    const AffectState there = ends[k];
    look_ahead_from(k, out.anchors, there);
    for (;;) {
        double due_sec = gate_.next_timer();
        if (!gate_.is_held()) {
            due_sec = std::min({due_sec, valence_.next_sec, arousal_.next_sec, intensity_.next_sec});
        }
        if (due_sec > limit_sec) return;
        gate_.pass_timers(due_sec + kTimeSlackSec);
        if (gate_.trigger_rests(due_sec)) continue;
        cross(valence_, due_sec + kTimeSlackSec, there.valence);
        cross(arousal_, due_sec + kTimeSlackSec, there.arousal);
        cross(intensity_, due_sec + kTimeSlackSec, there.intensity);
        const std::size_t marks = out.marks.size();
        settle(std::min(due_sec, to_sec), false, kNoTurn, out);
        if (out.marks.size() > marks && !gate_.is_held() && stays(out.anchors, ends, k)) {
            gate_.pass_timers(limit_sec);
            return;
        }
    }
}

void LeanContinuous::settle(double now_sec, bool enters, std::uint32_t turn, Trace& out) {
    const Cells cells{valence_.cell, arousal_.cell, intensity_.cell};
    for (;;) {
        const Mood mood = gate_.mood();
        const bool held_by_trigger = gate_.trigger_holds(now_sec, enters);
        const Mood candidate = held_by_trigger ? gate_.trigger_target() : spoken_for(cells);
        if (candidate == mood) {
            if (held_by_trigger) gate_.trigger_takes_effect();
            return;
        }
        if (!held_by_trigger && plane_.keeps(mood, cells, allowed_)) return;
        if (!gate_.may_change_to(candidate, now_sec)) return;
        gate_.change_to(candidate, now_sec);
        if (held_by_trigger) gate_.trigger_takes_effect();
        LabelEvent event;
        event.before = mood;
        event.mood = candidate;
        out.marks.push_back({std::min(now_sec, out.until_sec), turn, kNoTurn, 0, event});
    }
}

/// The start is decided once, and no trigger is there yet.
void LeanContinuous::settle_start(Trace& out) {
    const Cells cells{valence_.cell, arousal_.cell, intensity_.cell};
    LabelEvent start;
    start.before = start.mood = gate_.mood();
    const Mood candidate = spoken_for(cells);
    if (candidate != start.mood && !plane_.keeps(start.mood, cells, allowed_)) {
        gate_.change_to(candidate, 0);
        start.mood = candidate;
    }
    out.marks.push_back({0, kNoTurn, kNoTurn, 0, start});
}

Trace LeanContinuous::begin(const Script& script) const {
    const ScriptColumns& columns = script.columns();
    Trace out;
    out.moods = moods_;
    out.until_sec = script.scenario().until_sec;
    out.anchors.resize(columns.time_sec.size());
    out.anchors.time_sec = columns.time_sec;
    out.anchors.affinity = columns.affinity;
    out.turns.time_sec.assign(columns.time_sec.begin() + 1, columns.time_sec.end());
    out.turns.mark.resize(script.cues().size());
    return out;
}

/// The label up to cue k, and at it.
void LeanContinuous::label_cue(const Script& script, const Allowed& allowed, std::uint32_t k,
                               const StretchEnds& ends, Trace& out) {
    const Cue& cue = script.cues()[k];
    advance(k, cue.at_sec, cue.at_sec + kTimeSlackSec, ends, out);
    gate_.take_trigger(script.rules(cue), cue.at_sec);
    const bool as_before = allowed.by_anchor[k + 1] == allowed_;
    allowed_ = allowed.by_anchor[k + 1];
    if (gate_.trigger_rests(cue.at_sec)) return;
    const bool same = (as_before && has_bit(lands_in_cell_, k)) || surely_speaks_for_same(k + 1);
    if (gate_.is_held() || !same) {
        anchor(out.anchors, k + 1);
        settle(cue.at_sec, true, k, out);
    }
}

void LeanContinuous::label(const Script& script, const Allowed& allowed, const StretchEnds& ends,
                           Trace& out) {
    const std::vector<Cue>& cues = script.cues();
    const AnchorColumns& anchors = out.anchors;
    out.law = law_;
    look_up_places(allowed, anchors, ends);
    out.marks.clear();

    gate_.start(script.start_mood());
    allowed_ = allowed.by_anchor[0];
    anchor(anchors, 0);
    settle_start(out);
    for (std::uint32_t k = 0; k < cues.size(); ++k) {
        const std::size_t quiet = gate_.is_idle() ? bits_in_a_row(quiet_, k) : 0;
        if (quiet > 0) {
            fill_ahead(out.turns.mark, k, quiet, static_cast<std::uint32_t>(out.marks.size() - 1));
            k += static_cast<std::uint32_t>(quiet) - 1;
            continue;
        }
        label_cue(script, allowed, k, ends, out);
        out.turns.mark[k] = static_cast<std::uint32_t>(out.marks.size() - 1);
    }
    const double end_sec = std::max(out.until_sec + kTimeSlackSec, anchors.time_sec.back());
    advance(cues.size(), end_sec, end_sec, ends, out);
    out.triggers_lost = gate_.triggers_lost();
}

}  // namespace rei
