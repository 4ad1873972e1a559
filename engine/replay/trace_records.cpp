#include "rei/replay/trace_records.hpp"

#include <optional>
#include <utility>

namespace rei {

namespace {

Cell cell_of(const OwnValue& value) {
    if (const double* number = std::get_if<double>(&value)) return *number;
    if (const std::string* word = std::get_if<std::string>(&value)) return std::string_view(*word);
    return std::monostate{};
}

}  // namespace

std::vector<std::string> trace_columns(Variant variant, const std::vector<std::string>& moods,
                                       bool with_scenario) {
    std::vector<std::string> names(kRowColumns.begin(), kRowColumns.end());
    if (with_scenario) names.insert(names.begin(), "scenario");
    for (std::string& name : own_column_names(variant, moods)) names.push_back(std::move(name));
    return names;
}

TraceRecords::TraceRecords(const Trace& trace, const TraceRows& rows, RecordWriter& records)
    : trace_(trace),
      records_(records),
      with_scenario_(rows.with_scenario),
      own_values_(trace),
      reader_(trace, rows.set, rows.sample_sec) {}

bool TraceRecords::write_next() {
    const std::optional<Row> row = reader_.next();
    if (!row) return false;
    time_sec_ = row->time_sec;
    const LabelEvent& label = row->label(trace_);
    const std::string user = user_of(*row, trace_);
    cells_.clear();
    if (with_scenario_) cells_.emplace_back(std::string_view(trace_.scenario));
    cells_.emplace_back(row->time_sec);
    if (row->kind == RowKind::turn) {
        cells_.emplace_back(static_cast<std::int64_t>(row->turn));
        cells_.emplace_back(std::string_view(user));
    } else {
        cells_.resize(cells_.size() + 2);
    }
    cells_.emplace_back(row->state.valence);
    cells_.emplace_back(row->state.arousal);
    cells_.emplace_back(row->state.intensity);
    cells_.emplace_back(std::string_view(trace_.moods[label.mood]));
    cells_.emplace_back(static_cast<std::int64_t>(row->affinity));
    cells_.emplace_back(std::string_view(trace_.moods[label.candidate]));
    cells_.emplace_back(std::string_view(name_of(label.gate)));
    cells_.emplace_back(std::string_view(name_of(label.cause)));
    own_values_.read(*row, own_);
    for (const OwnValue& value : own_) cells_.push_back(cell_of(value));
    records_.row(cells_);
    return true;
}

}  // namespace rei
