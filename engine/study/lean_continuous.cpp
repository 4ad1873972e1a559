#include "rei/study/lean_continuous.hpp"

#include <algorithm>

#include "rei/policy/defaults.hpp"
#include "rei/replay/column_kernels.hpp"

namespace rei {
namespace {

constexpr double kNever = LeanGate::kNever;
constexpr int kMostAffinity = static_cast<int>(range_of(Axis::affinity).high);

}  // namespace

LeanContinuous::LeanContinuous(const Policy& policy)
    : plane_(policy), gate_(policy), moods_(policy.emotions), neutral_(policy.neutral()) {
    tune(policy);
}

void LeanContinuous::tune(const Policy& policy) {
    const EngineSettings& e = policy.engine;
    motion_.tune(policy);
    gate_.tune(policy);
    const bool same_hysteresis =
        hysteresis_valence_ == e.hysteresis_valence && hysteresis_arousal_ == e.hysteresis_arousal;
    const bool same_regions = !allowed_by_affinity_.empty() && regions_ == policy.regions;
    if (!same_regions) {
        plane_ = LabelPlane(policy);
        regions_ = policy.regions;
    } else if (!same_hysteresis) {
        plane_.take_hysteresis(policy);
    }
    hysteresis_valence_ = e.hysteresis_valence;
    hysteresis_arousal_ = e.hysteresis_arousal;
    if (!same_regions) {
        allowed_by_affinity_.clear();
        for (int affinity = -kMostAffinity; affinity <= kMostAffinity; ++affinity) {
            allowed_by_affinity_.push_back(plane_.by_affinity(affinity));
        }
    }
    intensity_counts_ = std::any_of(policy.regions.begin(), policy.regions.end(),
                                    [](const Region& region) { return region.intensity.has_value(); });
    const MotionLaw& law = motion_.law();
    valence_ = {&plane_.valence, valence_path(law, {}), 0, kNever};
    arousal_ = {&plane_.arousal, arousal_path(law, {}), 0, kNever};
    intensity_ = {&plane_.intensity, intensity_path(law, {}), 0, kNever};
}

void LeanContinuous::look_up_places(const Trace& trace, const StretchEnds& ends) {
    const auto look_up = [](const AxisCells& cells, const std::vector<double>& begins,
                            const std::vector<double>& stops, Places& out) {
        const Ruler::Notches notches = cells.borders().notches();
        out.begins.resize(begins.size());
        out.ends.resize(stops.size());
        find_places(notches, begins.data(), begins.size(), out.begins.data());
        find_places(notches, stops.data(), stops.size(), out.ends.data());
    };
    look_up(plane_.valence, trace.anchors.valence, ends.valence, valence_places_);
    look_up(plane_.arousal, trace.anchors.arousal, ends.arousal, arousal_places_);
    if (intensity_counts_) {
        look_up(plane_.intensity, trace.anchors.intensity, ends.intensity, intensity_places_);
    }
}

bool LeanContinuous::stays_in_cell(std::size_t k) const {
    const auto one_cell = [k](const Places& places) {
        return places.begins[k] == places.ends[k] && places.begins[k] >= 0;
    };
    return one_cell(valence_places_) && one_cell(arousal_places_) &&
           (!intensity_counts_ || one_cell(intensity_places_));
}

bool LeanContinuous::lands_where_it_was(const AnchorColumns& anchors, std::size_t k) const {
    const auto one_cell = [k](const Places& places) {
        return places.ends[k] == places.begins[k + 1] && places.ends[k] >= 0;
    };
    return anchors.affinity[k] == anchors.affinity[k + 1] && one_cell(valence_places_) &&
           one_cell(arousal_places_) && (!intensity_counts_ || one_cell(intensity_places_));
}

void LeanContinuous::anchor(const Trace& trace, std::size_t k) {
    const AnchorColumns& anchors = trace.anchors;
    const auto take = [](Axis& axis, std::int32_t place, double value, double rest, double deviation) {
        axis.path.value = value;
        axis.path.rest = rest;
        axis.path.deviation = deviation;
        axis.cell = place >= 0 ? place : axis.cells->locate(value, rest, deviation);
    };
    anchored_ = k;
    anchored_sec_ = anchors.time_sec[k];
    take(valence_, valence_places_.begins[k], anchors.valence[k], anchors.rest_valence[k],
         anchors.deviation_valence[k]);
    take(arousal_, arousal_places_.begins[k], anchors.arousal[k], trace.law.rest_arousal,
         anchors.deviation_arousal[k]);
    if (intensity_counts_) {
        take(intensity_, intensity_places_.begins[k], anchors.intensity[k], 0, anchors.intensity[k]);
    }
    const int place = anchors.affinity[k] + kMostAffinity;
    allowed_ = allowed_by_affinity_[static_cast<std::size_t>(place)];
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
        axis.next_sec = anchored_sec_ + axis.path.time_to(border);
    }
}

void LeanContinuous::cross(Axis& axis, double until_sec, double there) const {
    while (axis.next_sec <= until_sec) {
        axis.cell = axis.cells->cell_after(axis.cells->next_border(axis.cell, axis.path).border, axis.path);
        look_ahead(axis, there);
    }
}

/// Whether no state on the way from here to `there` speaks for another mood.
bool LeanContinuous::stays(const AffectState& there) const {
    const auto on_the_way = [](const Axis& axis, double value) {
        const double beyond = axis.path.deviation > 0 ? value - kStateGuard : value + kStateGuard;
        return CellSpan{axis.cell, axis.cells->cell_of(beyond)};
    };
    const CellSpan by_intensity = intensity_counts_ ? on_the_way(intensity_, there.intensity) : CellSpan{};
    return plane_.stays(gate_.mood(), on_the_way(valence_, there.valence),
                        on_the_way(arousal_, there.arousal), by_intensity, allowed_);
}

void LeanContinuous::advance(std::size_t k, double to_sec, double limit_sec, const StretchEnds& ends,
                             Trace& out) {
    if (gate_.next_timer() > limit_sec && (gate_.is_held() || stays_in_cell(k))) return;
    if (anchored_ != k) anchor(out, k);
    const AffectState there = ends[k];
    if (gate_.is_held() || !stays(there)) {
        decide(to_sec, limit_sec, there, out);
    } else {
        gate_.pass_timers(limit_sec);
    }
}

/// Event by event, up to where nothing can change any more.
void LeanContinuous::decide(double to_sec, double limit_sec, const AffectState& there, Trace& out) {
    look_ahead(valence_, there.valence);
    look_ahead(arousal_, there.arousal);
    if (intensity_counts_) look_ahead(intensity_, there.intensity);
    for (;;) {
        double due_sec = gate_.next_timer();
        if (!gate_.is_held()) {
            due_sec = std::min({due_sec, valence_.next_sec, arousal_.next_sec, intensity_.next_sec});
        }
        if (due_sec > limit_sec) return;
        cross(valence_, due_sec + kTimeSlackSec, there.valence);
        cross(arousal_, due_sec + kTimeSlackSec, there.arousal);
        cross(intensity_, due_sec + kTimeSlackSec, there.intensity);
        gate_.pass_timers(due_sec + kTimeSlackSec);
        const std::size_t marks = out.marks.size();
        settle(std::min(due_sec, to_sec), false, kNoTurn, out);
        if (out.marks.size() > marks && !gate_.is_held() && stays(there)) {
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
        Mood candidate = neutral_;
        if (held_by_trigger) {
            candidate = gate_.trigger_target();
            if (candidate == mood) gate_.trigger_takes_effect();
        } else {
            const int region = plane_.first_region(cells, allowed_);
            if (region >= 0) candidate = plane_.mood_of(region);
        }
        if (candidate == mood) return;
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
    const int region = plane_.first_region(cells, allowed_);
    const Mood candidate = region >= 0 ? plane_.mood_of(region) : neutral_;
    if (candidate != start.mood && !plane_.keeps(start.mood, cells, allowed_)) {
        gate_.change_to(candidate, 0);
        start.mood = candidate;
    }
    out.marks.push_back({0, kNoTurn, kNoTurn, 0, start});
}

void LeanContinuous::replay(const Script& script, Trace& out, StretchEnds& ends) {
    const std::vector<Cue>& cues = script.cues();
    out.law = motion_.law();
    out.until_sec = script.scenario().until_sec;
    if (out.moods.empty()) out.moods = moods_;
    motion_.move(script, out.anchors, ends);
    look_up_places(out, ends);
    out.turns.time_sec.assign(out.anchors.time_sec.begin() + 1, out.anchors.time_sec.end());
    out.turns.mark.resize(cues.size());
    out.marks.clear();

    gate_.start(script.start_mood());
    anchor(out, 0);
    settle_start(out);
    for (std::uint32_t k = 0; k < cues.size(); ++k) {
        const Cue& cue = cues[k];
        advance(k, cue.at_sec, cue.at_sec + kTimeSlackSec, ends, out);
        gate_.take_trigger(script.rules(cue), cue.at_sec);
        if (gate_.is_held() || !lands_where_it_was(out.anchors, k)) {
            anchor(out, k + 1);
            settle(cue.at_sec, true, k, out);
        }
        out.turns.mark[k] = static_cast<std::uint32_t>(out.marks.size() - 1);
    }
    const double end_sec = std::max(out.until_sec + kTimeSlackSec, out.anchors.time_sec.back());
    advance(cues.size(), end_sec, end_sec, ends, out);
    out.triggers_lost = gate_.triggers_lost();
}

}  // namespace rei
