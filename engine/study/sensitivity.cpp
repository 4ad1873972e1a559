#include "rei/study/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rei {
namespace {

std::unique_ptr<SensitivityDesign> design_of(const SensitivityPlan& plan, std::size_t parameters,
                                             std::size_t quantities) {
    if (plan.method == SensitivityMethod::morris) return morris_design(parameters, quantities, plan.seed);
    return saltelli_design(parameters, quantities);
}

}  // namespace

const char* name_of(SensitivityMethod method) {
    return method == SensitivityMethod::morris ? "morris" : "sobol";
}

std::uint64_t points_of(const SensitivityPlan& plan, std::size_t parameters) {
    return plan.samples * (parameters + (plan.method == SensitivityMethod::morris ? 1 : 2));
}

Sensitivity::Sensitivity(const SensitivityPlan& plan, const RowTask& task, ParameterBox box,
                         std::vector<Quantity> quantities, const CrewOf& crews, RowSink sink)
    : task_(task),
      box_(std::move(box)),
      quantities_(std::move(quantities)),
      design_(design_of(plan, task.inputs(), quantities_.size())),
      samples_left_(plan.samples),
      points_(points_of(plan, task.inputs())),
      crew_(crews(task)),
      sink_(std::move(sink)),
      unit_(task.inputs()),
      found_(quantities_.size()),
      in_(task.inputs()),
      out_(task.outputs()) {}

double Sensitivity::progress() const {
    return points_ == 0 ? 1 : static_cast<double>(done_) / static_cast<double>(points_);
}

void Sensitivity::draw() {
    unit_.clear();
    found_.clear();
    const std::size_t samples =
        std::max<std::size_t>(1, rows_a_step(task_, *crew_) / design_->rows_a_sample());
    for (std::size_t k = 0; k < samples && samples_left_ > 0; ++k, --samples_left_) {
        design_->draw(unit_);
    }
}

bool Sensitivity::advance() {
    if (found_.size() == unit_.size()) draw();
    const std::size_t from = found_.size();
    in_.resize(std::min(rows_a_step(task_, *crew_), unit_.size() - from));
    const Rows& unit = unit_;
    for (std::size_t k = 0; k < in_.size(); ++k) box_.map(unit[from + k], in_[k]);
    crew_->work(in_, out_);

    const Rows& in = in_;
    const Rows& out = out_;
    std::vector<double> row(quantities_.size());
    for (std::size_t k = 0; k < in.size(); ++k, ++done_) {
        if (sink_) sink_(done_, in[k], out[k]);
        for (std::size_t q = 0; q < row.size(); ++q) row[q] = quantities_[q].of(out[k]);
        found_.add(row);
    }
    if (found_.size() == unit_.size()) absorb();
    return done_ < points_;
}

void Sensitivity::absorb() {
    const std::size_t rows = design_->rows_a_sample();
    for (std::size_t from = 0; from < found_.size(); from += rows) {
        design_->absorb(
            std::span(std::as_const(unit_).values()).subspan(from * unit_.width(), rows * unit_.width()),
            std::span(std::as_const(found_).values()).subspan(from * found_.width(), rows * found_.width()));
    }
}

std::vector<std::size_t> Sensitivity::ranking(std::size_t quantity) const {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t p = 0; p < box_.size(); ++p) {
        const double strength = influence(quantity, p).strength.mean;
        order.emplace_back(std::isnan(strength) ? 1 : -strength, p);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> out;
    for (const auto& [strength, parameter] : order) out.push_back(parameter);
    return out;
}

}  // namespace rei
