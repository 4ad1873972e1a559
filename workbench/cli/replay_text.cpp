#include "replay_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "interrupt.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

#include "rei/replay/reason.hpp"
#include "rei/replay/robustness.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kMostFlips = 40;
constexpr std::size_t kMostTurns = 40;
constexpr std::size_t kTextCells = 44;

std::string heading(const Trace& trace, const Scenario& scenario, const std::string& policy_file,
                    const Output& style) {
    std::string out = fmt::format("{}  {}\n", style.strong(printable(scenario.name)),
                                  style.quiet(fmt::format("{} · {}", name_of(trace.variant), policy_file)));
    if (!scenario.description.empty()) out += printable(scenario.description) + "\n";
    return out;
}

/// Seconds in each mood, the longest first.
std::vector<std::pair<Mood, double>> time_in_moods(const Trace& trace) {
    std::vector<std::pair<Mood, double>> times;
    for (std::size_t mood = 0; mood < trace.moods.size(); ++mood) {
        times.emplace_back(static_cast<Mood>(mood), 0.0);
    }
    for (std::size_t k = 0; k < trace.marks.size(); ++k) {
        const double end = k + 1 < trace.marks.size() ? trace.marks[k + 1].time_sec : trace.until_sec;
        times[trace.marks[k].event.mood].second += end - trace.marks[k].time_sec;
    }
    std::erase_if(times, [](const auto& time) { return time.second <= 0; });
    std::stable_sort(times.begin(), times.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return times;
}

std::string bar(double share) {
    std::string out;
    for (long k = 0; k < std::lround(share * 40); ++k) out += "█";
    return out;
}

std::string moods_text(const Trace& trace) {
    TextTable table({{"mood"}, {"share", TextTable::Align::right}, {""}});
    for (const auto& [mood, seconds] : time_in_moods(trace)) {
        const double share = trace.until_sec > 0 ? seconds / trace.until_sec : 1;
        table.row({printable(trace.moods[mood]), fmt::format("{:.1f} %", share * 100), bar(share)});
    }
    return table.text();
}

std::string flips_text(const Trace& trace, const Scenario& scenario, const Policy& policy) {
    std::string out;
    const std::vector<std::uint32_t> flips = trace.flips();
    for (std::size_t k = 0; k < std::min(flips.size(), kMostFlips); ++k) {
        out += fmt::format("  {:>10.3f} s  {}\n", trace.marks[flips[k]].time_sec,
                           printable(reason_of(trace, flips[k], scenario, policy)));
    }
    if (flips.size() > kMostFlips)
        out += fmt::format("  … and {} more; --rows events shows all\n", flips.size() - kMostFlips);
    return out;
}

std::string held_text(const Trace& trace, const LabelEvent& label) {
    return label.refuses() ? fmt::format("{} held by {}", trace.moods[label.candidate], name_of(label.gate))
                           : "";
}

std::string turns_text(const Trace& trace, const Scenario& scenario) {
    using enum TextTable::Align;
    TextTable table({{"turn", right},
                     {"time", right},
                     {"user"},
                     {"text"},
                     {"v", right},
                     {"a", right},
                     {"i", right},
                     {"mood"},
                     {"affinity", right},
                     {"held back"}});
    RowReader rows(trace, RowSet::turns);
    while (const std::optional<Row> row = rows.next()) {
        if (row->turn >= kMostTurns) break;
        const LabelEvent& label = row->label(trace);
        table.row({fmt::format("{}", row->turn + 1), fmt::format("{:.2f}", row->time_sec),
                   printable(user_of(*row, trace)),
                   shorten(printable(scenario.turns[row->turn].text), kTextCells),
                   fmt::format("{:+.3f}", row->state.valence), fmt::format("{:.3f}", row->state.arousal),
                   fmt::format("{:.3f}", row->state.intensity), printable(trace.moods[label.mood]),
                   fmt::format("{}", row->affinity), printable(held_text(trace, label))});
    }
    std::string out = table.text();
    if (trace.turns.size() > kMostTurns) {
        out += fmt::format("  … and {} more; --rows turns shows all\n", trace.turns.size() - kMostTurns);
    }
    return out;
}

std::string expectations_text(const Trace& trace, const Scenario& scenario, const Policy& policy) {
    if (scenario.expectations.empty()) return "no expectations\n";
    const std::vector<Verdict> verdicts = judge(trace, scenario, policy);
    const auto held =
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) { return verdict.holds; });
    return fmt::format("{} of {} hold; 'rei check' judges each\n", held,
                       count_of(verdicts.size(), "expectation", "expectations"));
}

}  // namespace

std::string summary_text(const Trace& trace, const Scenario& scenario, const Policy& policy,
                         const std::string& policy_file, const Output& style) {
    const std::size_t flips = trace.flips().size();
    std::string out = heading(trace, scenario, policy_file, style);
    out += fmt::format("{:g} s, {}, {}, {}", trace.until_sec, count_of(trace.turns.size(), "turn", "turns"),
                       count_of(trace.users.size(), "user", "users"),
                       count_of(flips, "change of mood", "changes of mood"));
    if (trace.triggers_lost > 0)
        out += fmt::format(", {} lost", count_of(trace.triggers_lost, "trigger", "triggers"));
    out += "\n\n" + moods_text(trace);
    if (flips > 0) out += "\n" + flips_text(trace, scenario, policy);
    if (trace.turns.size() > 0) out += "\n" + turns_text(trace, scenario);
    return out + "\n" + expectations_text(trace, scenario, policy);
}

std::string rows_text(const Trace& trace, const Scenario& scenario, const std::string& policy_file,
                      RowSet set, double sample_sec, const Output& style) {
    using enum TextTable::Align;
    TextTable table({{"time", right},
                     {"turn", right},
                     {"user"},
                     {"valence", right},
                     {"arousal", right},
                     {"intensity", right},
                     {"mood"},
                     {"affinity", right},
                     {"candidate"},
                     {"gate"},
                     {"cause"}});
    RowReader rows(trace, set, sample_sec);
    while (const std::optional<Row> row = rows.next()) {
        if (interrupted()) break;
        const LabelEvent& label = row->label(trace);
        const bool is_turn = row->kind == RowKind::turn;
        table.row({fmt::format("{:.3f}", row->time_sec), is_turn ? fmt::format("{}", row->turn + 1) : "",
                   printable(user_of(*row, trace)), fmt::format("{:+.4f}", row->state.valence),
                   fmt::format("{:.4f}", row->state.arousal), fmt::format("{:.4f}", row->state.intensity),
                   printable(trace.moods[label.mood]), fmt::format("{}", row->affinity),
                   printable(trace.moods[label.candidate]), name_of(label.gate), name_of(label.cause)});
    }
    return heading(trace, scenario, policy_file, style) + "\n" + table.text();
}

}  // namespace rei::cli
