// What the panels remember between frames and share with each other. The caller owns it; nothing here is
// model.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "rei/appraisal/appraiser.hpp"
#include "rei/commands/command.hpp"
#include "rei/commands/keys.hpp"
#include "rei/commands/palette_items.hpp"
#include "rei/model/file_browser.hpp"
#include "rei/model/text_diff.hpp"
#include "rei/panels/theme.hpp"
#include "rei/panels/timeline_lines.hpp"
#include "rei/panels/typed_text.hpp"
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
    [[nodiscard]] const std::map<std::string, Box>& boxes() const { return boxes_; }
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

/// What is being typed, in one field at a time.
struct FieldDraft {
    std::string name;  ///< of the field; empty: there is none
    std::string shown;
    TextCode code;
    std::size_t subject = 0;  ///< turn or expectation, as it was when the typing began
    std::string refusal;      ///< why what is typed is not taken; empty where it is
    bool has_edit = false;    ///< an edit is open for it
    int seen_frame = 0;
};

/// What the splitters allow.
inline constexpr float kLeastShare = 0.12F;
inline constexpr float kGreatestShare = 0.85F;

/// A turn on its way to another place in the chat.
struct TurnDrag {
    std::size_t turn = 0;
    std::size_t gap = 0;  ///< before which turn it would go
    bool is_cancelled = false;
};

/// What the places of the chat's rows depend on.
struct ChatLayout {
    std::uint64_t revision = 0;  ///< of the files
    float width = 0;
    float scale = 0;
    std::optional<std::size_t> editing;
    float editor_height = 0;
    friend bool operator==(const ChatLayout&, const ChatLayout&) = default;
};

struct ScenarioUi {
    std::vector<float> tops;  ///< of each turn, and the end of the last
    ChatLayout layout;        ///< which the tops belong to
    std::optional<std::size_t> last_current;
    std::optional<std::size_t> editing;  ///< the turn whose editor was open in the last frame
    float editor_height = 0;             ///< of that editor
    int frames_to_reveal = 0;            ///< until its height is known the list keeps scrolling to it
    bool setup_is_open = false;
    std::string new_user;  ///< being typed
    std::optional<TurnDrag> drag;
    std::shared_ptr<const Appraiser> appraiser;  ///< of the policy as of that revision
    std::uint64_t appraiser_revision = 0;
};

struct ExpectationsUi {
    std::string mood;                  ///< chosen for what is added next
    Span span;                         ///< for what is added next
    std::optional<std::size_t> shown;  ///< whose form was shown in the last frame
};

/// Things in hand on the timeline: a turn, an end of an expectation's bar, or all of it; or a span being
/// marked.
enum class TimelineGrab : std::uint8_t { turn, begin, end, whole, mark };

struct TimelineEditUi {
    std::optional<TimelineGrab> grab;
    std::size_t index = 0;  ///< of the turn or expectation when it was taken up
    Axis2Px x;              ///< as of then: where the axis grows with the conversation the hand stays calm
    float press_px = 0;
    Span span_at_press;
    bool is_moving = false;  ///< far enough from the press to be a drag
    bool showed_all = false;
    bool opens_menu = false;  ///< a span was marked: what is expected of it?
};

enum class TimelineDrag : std::uint8_t { none, undecided, scrub, pan, zoom, cursor, edit };

struct TimelineUi {
    TimelineDrag drag = TimelineDrag::none;
    Interval range_at_press{0, 1};
    ImVec2 press;            ///< where the mouse went down
    std::size_t cursor = 0;  ///< which one is dragged
    RememberedLines lines;
    RememberedLanes lanes;
};

/// A region whose sides are dragged together: the two of a corner, or all four.
struct RegionDrag {
    std::size_t region = 0;
    bool moves_low_valence = false, moves_high_valence = false;
    bool moves_low_arousal = false, moves_high_arousal = false;
    Interval valence, arousal;  ///< at the press
    ImVec2 press;

    [[nodiscard]] bool is_whole() const { return moves_low_valence && moves_high_valence; }
};

/// A region's border as it is dragged.
struct BorderDrag {
    std::string path;
    Axis axis = Axis::valence;
};

struct CircumplexUi {
    std::optional<BorderDrag> drag;
    std::optional<RegionDrag> region_drag;
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

    [[nodiscard]] static Key key_of(const Finding& finding) { return {finding.kind, finding.subject.text()}; }
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

struct PersonaUi {
    /// A word that is heard: of a trigger or a class, whose, which.
    using Word = std::tuple<bool, std::string, std::string>;

    PolicyPart part = PolicyPart::words;  ///< the open section
    bool shows_findings = false;
    std::size_t mood = 0;               ///< the one shown in Moods
    std::optional<std::size_t> region;  ///< the one folded out in Regions
    std::string reveal;                 ///< the path of what to scroll to
    std::string focus;                  ///< the field that gets the keyboard
    std::string new_source = "any";     ///< of a trigger to add
    std::string new_target;
    std::map<std::string, std::string> typed;  ///< into fields that are taken when they are left
    bool holds_high = false;                   ///< of the interval whose end is dragged
    std::uint64_t heard_revision = 0;          ///< of the session that `heard` belongs to
    std::map<Word, std::size_t> heard;         ///< in how many turns
    DrawnFace face;
};

struct OutputUi {
    DrawnFace now, neutral, preset;
    std::string copied;  ///< the prompt that was copied last
};

struct StudyUi {
    std::string filter;  ///< of the list of parameters that is open
};

struct LiveUi {
    std::string typed;
    int generation = 0;            ///< of the talk that the rest belongs to
    std::size_t seen = 0;          ///< turns, as of the last frame: a new one is scrolled to
    std::string prompt;            ///< the system text of the next turn
    double prompt_sec = 0;         ///< as of when
    std::size_t prompt_turns = 0;  ///< and after how many turns
};

struct CompanionUi {
    std::string typed;
};

struct AvatarUi {
    std::string typed;    ///< the name of an input to add
    std::string refused;  ///< one that was entered and cannot be
};

struct PaletteUi {
    bool was_open = false;
    std::string query;
    std::size_t selected = 0;
    std::vector<PaletteItem> items;  ///< as of when it was opened
    std::vector<RankedEntry> shown;
    std::vector<std::string> recent;  ///< texts of what was chosen, latest first
};

struct ExportTraceUi {
    TraceExportPlan plan;
    std::string proposed;  ///< the path that was filled in
    bool was_open = false;
};

struct FileBrowserUi {
    std::optional<Dialog> dialog;  ///< what the rest belongs to
    std::string folder;
    std::vector<FileEntry> entries;  ///< sorted
    Problems problems;               ///< why there are none
    SortBy sort = SortBy::name;
    bool is_descending = false;
    std::string text;          ///< as typed: a filter or a path when opening, else the name to write to
    int text_generation = 0;   ///< grows when the text is another one than was typed
    std::size_t selected = 0;  ///< of the entries shown
    bool is_selected_by_hand = false;
    bool follows_selection = false;  ///< scroll to it in this frame
    std::string asks_to_replace;     ///< the file that would be written over
};

/// The session that is offered, in words.
struct RestoreUi {
    std::string file;  ///< of its journal
    std::string title, policy, scenario;
};

struct Ui {
    Theme theme;
    ItemLog items;
    Layout layout;
    std::optional<double> hovered_time_sec;  ///< under the mouse in the timeline, as of the last frame
    FieldDraft field;
    bool escaped_field_unchanged = false;  ///< in this frame Esc left a field in which nothing was typed
    ScenarioUi scenario;
    ExpectationsUi expectations;
    TimelineEditUi timeline_edit;
    TimelineUi timeline;
    CircumplexUi circumplex;
    ParametersUi parameters;
    DiagnosisUi diagnosis;
    ExportUi export_policy;
    OutputUi output;
    PaletteUi palette;
    ExportTraceUi export_trace;
    PersonaUi persona;
    StudyUi study;
    LiveUi live;
    CompanionUi companion;
    AvatarUi avatar;
    FileBrowserUi file_browser;
    RestoreUi restore;
};

}  // namespace rei::workbench
