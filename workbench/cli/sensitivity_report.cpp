#include "sensitivity_report.hpp"

#include <cmath>
#include <string_view>

#include "records.hpp"
#include "sweep_text.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

namespace rei::cli {
namespace {

constexpr std::size_t kMostNamed = 3;
using Align = TextTable::Align;

std::string with_half(const Estimate& estimate) {
    const double half = estimate.high - estimate.mean;
    if (std::isnan(half)) return short_number(estimate.mean);
    return fmt::format("{} ±{}", short_number(estimate.mean), fmt::format("{:.2g}", half));
}

std::string margins_table(const Sensitivity& study, SensitivityMethod method, const PolicyTask& task,
                          std::size_t quantity) {
    const bool morris = method == SensitivityMethod::morris;
    std::vector<TextTable::Column> columns{
        {"parameter"}, {morris ? "μ*" : "total", Align::right}, {morris ? "μ" : "first", Align::right}};
    if (morris) columns.push_back({"σ", Align::right});
    TextTable table(std::move(columns));
    for (const std::size_t p : study.ranking(quantity)) {
        const Influence influence = study.influence(quantity, p);
        std::vector<std::string> cells{printable(task.trial().free[p]), with_half(influence.strength),
                                       with_half(influence.direct)};
        if (morris) cells.push_back(short_number(influence.spread));
        table.row(std::move(cells));
    }
    return table.text();
}

/// "engine.cooldown_sec 1.9, engine.half_life_sec.valence 0.4"
std::string first_of_ranking(const Sensitivity& study, const PolicyTask& task, std::size_t quantity) {
    std::string out;
    std::size_t named = 0;
    for (const std::size_t p : study.ranking(quantity)) {
        const double strength = study.influence(quantity, p).strength.mean;
        if (!(strength > 0) || named == kMostNamed) break;
        out += fmt::format("{}{} {}", named++ == 0 ? "" : ", ", printable(task.trial().free[p]),
                           fmt::format("{:.3g}", strength));
    }
    return out;
}

const char* legend(SensitivityMethod method) {
    if (method == SensitivityMethod::morris) {
        return "μ*: mean size of an effect, from one end of the range to the other (±: 95 % interval)\n"
               "μ: the same with its sign; σ: large beside μ* where it bends or depends on the others\n";
    }
    return "total: share of the variance that the parameter has a hand in (±: 95 % interval)\n"
           "first: share that it has alone\n";
}

}  // namespace

std::string sensitivity_text(const Sensitivity& study, SensitivityMethod method, const PolicyTask& task,
                             const Output& style) {
    std::string out;
    TextTable metrics(
        {{"metric"}, {method == SensitivityMethod::morris ? "moved most by (μ*)" : "moved most by (total)"}});
    bool any = false;
    for (std::size_t q = 0; q < study.quantities().size(); ++q) {
        const Quantity& quantity = study.quantities()[q];
        if (quantity.scenario) continue;
        if (quantity.how == Quantity::How::least) {
            if (quantity.columns.empty()) continue;
            out += "\n" + style.strong("what moves the least margin of the expectations") + "\n";
            out += margins_table(study, method, task, q);
            continue;
        }
        const std::string first = first_of_ranking(study, task, q);
        if (first.empty()) continue;
        any = true;
        metrics.row({printable(quantity.name), first});
    }
    if (any) out += "\n" + style.strong("what moves the metrics") + "\n" + metrics.text();
    return out + style.quiet(legend(method));
}

void write_sensitivity(const Sensitivity& study, SensitivityMethod method, const PolicyTask& task,
                       Output& output, Format format) {
    const bool morris = method == SensitivityMethod::morris;
    std::vector<std::string> columns{"scenario", "metric", "parameter", "rank"};
    for (const char* name : {morris ? "mu_star" : "total", morris ? "mu" : "first"}) {
        for (const char* end : {"", "_low", "_high"}) columns.push_back(fmt::format("{}{}", name, end));
    }
    if (morris) columns.emplace_back("sigma");
    columns.emplace_back("samples");
    RecordWriter records = record_writer(output, format, columns);
    for (std::size_t q = 0; q < study.quantities().size(); ++q) {
        const Quantity& quantity = study.quantities()[q];
        const std::vector<std::size_t> ranking = study.ranking(q);
        for (std::size_t rank = 0; rank < ranking.size(); ++rank) {
            const Influence influence = study.influence(q, ranking[rank]);
            std::vector<Cell> cells{
                quantity.scenario ? Cell(std::string_view(task.trial().scenarios[*quantity.scenario].name))
                                  : Cell(),
                std::string_view(quantity.name), std::string_view(task.trial().free[ranking[rank]]),
                static_cast<std::int64_t>(rank + 1)};
            for (const Estimate& estimate : {influence.strength, influence.direct}) {
                cells.insert(cells.end(), {Cell(estimate.mean), Cell(estimate.low), Cell(estimate.high)});
            }
            if (morris) cells.emplace_back(influence.spread);
            cells.emplace_back(static_cast<std::int64_t>(influence.strength.count));
            records.row(cells);
        }
    }
    records.end();
}

}  // namespace rei::cli
