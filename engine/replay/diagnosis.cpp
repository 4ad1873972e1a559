#include "rei/replay/diagnosis.hpp"

#include <algorithm>

#include "rei/replay/reason.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

/// A chain of reasons longer than this is cut in the middle, when put in words.
constexpr std::size_t kMostReasons = 8;

constexpr FindingInfo kTable[] = {
    {FindingKind::oscillation, "oscillation", "Oscillation", "returns", 1, 6,
     "Returns to a mood left less than 10 s ago, and changes beyond the fourth in 10 s, in one run of them."},
    {FindingKind::saturation, "saturation", "Saturation", "of the worst minute", 0.2, 0.8,
     "Intensity, valence or arousal is within 0.05 of an end of its range."},
    {FindingKind::label_confusion, "label_confusion", "Label confusion", "of the worst minute", 0.2, 0.8,
     "Regions of two moods hold the state and their order decides, or the label wavers: within 0.03 of the "
     "border between two moods, or one held back in favour of the other."},
    {FindingKind::user_bias, "user_bias", "User bias", "of their time", 0.25, 0.9,
     "A user's affinity makes the mood another, from their turns to the next."},
    {FindingKind::lost_trigger, "lost_trigger", "Lost trigger", "×", 0, 4,
     "A trigger is heard and takes no effect, for the cooldown outlasts it."},
    {FindingKind::unreachable_mood, "unreachable_mood", "Mood never reached", "×", 0, 4,
     "A mood is called for and held back, and never comes."},
    {FindingKind::sign_overshoot, "sign_overshoot", "Overshoot", "", 0.05, 0.5,
     "Valence or arousal goes past its rest, or away from it, when nothing pushes."},
    {FindingKind::pinned, "pinned", "Pinned", "s", 5, 60,
     "The state stands at an end of its range, or is drawn past it, without a break."},
};

using FindSymptoms = std::vector<Finding> (*)(const Case&);
constexpr FindSymptoms kFind[] = {find_oscillation,    find_saturation,    find_label_confusion,
                                  find_user_bias,      find_lost_triggers, find_unreachable_moods,
                                  find_sign_overshoot, find_pinned};
static_assert(std::size(kFind) == std::size(kTable));

bool overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
    for (const Span& one : a) {
        for (const Span& other : b) {
            if (one.from_sec <= other.to_sec && other.from_sec <= one.to_sec) return true;
        }
    }
    return false;
}

/// Put the chain of marks in words, after what is said already.
void add_reasons(Finding& finding, const Case& of) {
    const std::size_t n = finding.marks.size();
    for (std::size_t k = 0; k < n; ++k) {
        if (n > kMostReasons && k == kMostReasons / 2) {
            const std::size_t left_out = n - kMostReasons;
            finding.why.push_back(phrase("… {} more …", left_out));
            k += left_out;
        }
        const std::uint32_t mark = finding.marks[k];
        finding.why.push_back(phrase("{:.3f} s: {}", of.trace.marks[mark].time_sec,
                                     reason_of(of.trace, mark, of.scenario, of.policy)));
    }
}

}  // namespace

std::span<const FindingInfo> finding_table() {
    return kTable;
}

const FindingInfo& info_of(FindingKind kind) {
    return kTable[static_cast<std::size_t>(kind)];
}

double badness(const Finding& finding) {
    const FindingInfo& info = info_of(finding.kind);
    return (finding.severity - info.limit) / (info.grave - info.limit);
}

bool same_thing(const Finding& a, const Finding& b) {
    if (a.kind != b.kind) return false;
    return a.subject == b.subject || (a.kind == FindingKind::oscillation && overlap(a.places, b.places));
}

std::string pair_name(const std::string& a, const std::string& b) {
    return a < b ? a + "/" + b : b + "/" + a;
}

Finding& of_subject(std::vector<Finding>& findings, FindingKind kind, const Phrase& subject) {
    for (Finding& finding : findings) {
        if (finding.kind == kind && finding.subject == subject) return finding;
    }
    findings.emplace_back();
    findings.back().kind = kind;
    findings.back().subject = subject;
    return findings.back();
}

std::vector<std::uint32_t> pushers(const Trace& trace, const std::vector<std::uint32_t>& marks) {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t mark : marks) {
        const std::uint32_t turn = trace.marks[mark].pushed_by;
        if (turn != kNoTurn && (out.empty() || out.back() != turn)) out.push_back(turn);
    }
    return out;
}

std::vector<Finding> find_symptoms(FindingKind kind, const Case& of) {
    return kFind[static_cast<std::size_t>(kind)](of);
}

std::vector<Finding> find_all(const Case& of) {
    std::vector<Finding> out;
    for (const FindingInfo& info : kTable) {
        for (Finding& finding : find_symptoms(info.kind, of)) {
            if (finding.severity > info.limit) out.push_back(std::move(finding));
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Finding& a, const Finding& b) { return badness(a) > badness(b); });
    return out;
}

std::vector<Finding> diagnose(const Trace& trace, const Scenario& scenario, const AppraisedScenario& heard,
                              const Policy& policy) {
    const Indifferent indifferent = indifferent_to(scenario, heard);
    const Case of{trace, scenario, heard, policy, indifferent};
    std::vector<Finding> out = find_all(of);
    for (Finding& finding : out) add_reasons(finding, of);
    return out;
}

}  // namespace rei
