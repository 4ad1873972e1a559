// What the panels remember between frames and share with each other. The caller owns it; nothing here is
// model.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rei/commands/command.hpp"
#include "rei/commands/keys.hpp"
#include "rei/model/text_diff.hpp"
#include "rei/panels/theme.hpp"
#include "rei/plot/draw.hpp"
#include "rei/plot/face.hpp"

namespace rei::workbench {

/// Where things were drawn in the last frame, by name: for tests that move a mouse, and for nothing else.
class ItemLog {
  public:
    bool is_on = false;
    void clear() { boxes_.clear(); }
    void note(const std::string& name, const Box& box) {
        if (is_on) boxes_[name] = box;
    }
    [[nodiscard]] const Box* find(const std::string& name) const {
        const auto entry = boxes_.find(name);
        return entry == boxes_.end() ? nullptr : &entry->second;
    }

  private:
    std::map<std::string, Box> boxes_;
};

/// Worth remembering from session to session: how the window is divided.
struct Layout {
    float left = 0.235F;         ///< share of the width: scenario
    float right = 0.275F;        ///< share of the width: circumplex and parameters
    float left_split = 0.66F;    ///< share of the height: turns above expectations
    float middle_split = 0.60F;  ///< share of the height: timeline above the open drawer
    float right_split = 0.47F;   ///< share of the height: circumplex above parameters
};

struct ScenarioUi {
    std::vector<float> tops;     ///< of each turn, and the end of the last
    std::uint64_t revision = 0;  ///< of the files the tops belong to
    float width = 0;
    std::optional<std::size_t> last_current;
};

enum class TimelineDrag : std::uint8_t { none, undecided, scrub, pan, zoom };

struct TimelineUi {
    TimelineDrag drag = TimelineDrag::none;
    Interval range_at_press{0, 1};
    float press_x = 0;
};

/// A region's border as it is dragged.
struct BorderDrag {
    std::string path;
    Axis axis = Axis::valence;
};

struct CircumplexUi {
    std::optional<BorderDrag> drag;
};

struct ParametersUi {
    std::string filter;
    bool only_changed = false;
    std::map<std::string, bool> opened;  ///< groups that were opened or closed by hand
    float grab_px = 0;                   ///< from the knob to the mouse that holds it
};

struct DiagnosisUi {
    /// A finding goes by what it speaks of, so that it stays the same one while numbers are turned.
    using Key = std::pair<FindingKind, std::string>;
    std::optional<Key> selected;  ///< shown on the timeline
    std::set<Key> unfolded;       ///< whose reasons are shown

    [[nodiscard]] static Key key_of(const Finding& finding) { return {finding.kind, finding.subject}; }
};

struct ExportUi {
    std::uint64_t revision = 0;  ///< of the session the rest belongs to
    std::vector<PolicyChange> changes;
    std::vector<DiffLine> lines;
};

/// A face as it was drawn last.
struct DrawnFace {
    FaceParameters parameters;
    std::vector<FaceShape> shapes;
};

struct OutputUi {
    DrawnFace now, neutral, preset;
    std::string copied;  ///< the prompt that was copied last
};

struct Ui {
    Theme theme;
    ItemLog items;
    Layout layout;
    std::optional<double> hovered_time_sec;  ///< under the mouse in the timeline, as of the last frame
    ScenarioUi scenario;
    TimelineUi timeline;
    CircumplexUi circumplex;
    ParametersUi parameters;
    DiagnosisUi diagnosis;
    ExportUi export_policy;
    OutputUi output;
};

}  // namespace rei::workbench
