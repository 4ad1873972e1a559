// Two parameters swept over a grid on a thread of its own, and what is known of it so far.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "rei/model/study.hpp"
#include "rei/model/study_columns.hpp"
#include "rei/model/study_setup.hpp"
#include "rei/study/heat_map.hpp"

namespace rei::workbench {

class SweepStudy final : public Study {
  public:
    /// Starts at once. Requires a scenario, and a setup without a problem.
    SweepStudy(const Session& session, const StudySetup& setup);

    [[nodiscard]] Job& job() override { return *job_; }
    [[nodiscard]] const Job& job() const override { return *job_; }
    void take() override;
    /// Colour by another column.
    void show(const std::string& column) override;
    [[nodiscard]] bool is_of(const Session& session) const override;

    [[nodiscard]] const Parameter& x() const { return axes_[0]; }
    [[nodiscard]] const Parameter& y() const { return axes_[1]; }
    [[nodiscard]] std::size_t points() const { return points_; }
    [[nodiscard]] std::size_t points_done() const { return outcomes_ ? outcomes_->size() : 0; }
    /// Points at which all expectations hold.
    [[nodiscard]] std::size_t passing() const { return passing_; }
    [[nodiscard]] bool has_expectations() const { return !base_.scenario->expectations.empty(); }
    /// Empty until the first point is known, as is the map.
    [[nodiscard]] const std::vector<StudyColumn>& columns() const { return columns_; }
    [[nodiscard]] const StudyColumn& shown() const { return columns_[shown_]; }
    [[nodiscard]] std::size_t shown_index() const { return shown_; }
    /// Of the shown column; across is x, up is y.
    [[nodiscard]] const std::optional<HeatMap>& map() const { return map_; }
    /// A column at a node; NaN where it is not known.
    [[nodiscard]] double value(std::size_t column, std::size_t across, std::size_t up) const;
    /// Of the shown column over all nodes that are known; 0 to 0 where there are none.
    [[nodiscard]] const Interval& shown_range() const { return shown_range_; }
    /// Where all expectations begin to hold, in nodes.
    [[nodiscard]] const std::vector<rei::Polyline>& contour() const { return contour_; }
    /// The node whose least robustness is most, the first of such; none without expectations.
    struct Node {
        std::size_t across = 0, up = 0;
    };
    [[nodiscard]] std::optional<Node> best() const { return best_; }

  private:
    /// What goes from the thread to the window.
    struct Inbox {
        std::mutex mutex;
        std::vector<StudyColumn> columns;
        std::optional<ParameterBox> box;
        std::optional<Rows> fresh;
    };
    [[nodiscard]] Job::Begin begin() const;
    void add(std::span<const double> outcome);
    /// Put a row out on the map.
    void mark(std::size_t index, std::span<const double> outcome);
    void paint();

    StudyBase base_;
    std::vector<Parameter> axes_;
    std::vector<Interval> ranges_;
    std::vector<std::size_t> levels_;
    std::size_t points_ = 0;
    std::string asked_;  ///< the id of the column to be shown
    std::vector<StudyColumn> columns_;
    std::size_t shown_ = 0;
    std::optional<ParameterBox> box_;
    std::optional<Rows> outcomes_;  ///< in the order of the grid
    std::optional<HeatMap> map_;
    Interval shown_range_{0, 0};
    bool has_range_ = false;
    std::vector<rei::Polyline> contour_;
    std::size_t passing_ = 0;
    std::optional<Node> best_;
    double most_robustness_ = 0;
    std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();
    std::unique_ptr<Job> job_;  ///< the last, for its thread uses the inbox
};

}  // namespace rei::workbench
