#include "rei/model/scenario_edit.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "rei/document/yaml_scalar.hpp"
#include "rei/model/said_times.hpp"
#include "rei/model/strings.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::workbench {
namespace {

std::string list_of(const std::vector<Dependent>& dependents) {
    std::vector<std::string> names;
    for (const Dependent& one : dependents) {
        if (names.empty() || names.back() != one.who) names.push_back(one.who);
    }
    std::string out = names.front();
    for (std::size_t k = 1; k < names.size(); ++k)
        out += (k + 1 == names.size() ? tr(" and ") : ", ") + names[k];
    return out;
}

/// Does an edit to what the scenario says.
class Editor {
  public:
    explicit Editor(const Scenario& scenario) : scenario_(scenario), said_(with_times_said(scenario)) {}

    void operator()(const AddTurn& edit) {
        Turn turn = edit.turn;
        turn.origin = -1;
        if (!turn.said_at) turn.said_at = Moment{"", tidy(turn.at_sec)};
        said_.turns.push_back(std::move(turn));
        turn_ = put_in_order(said_, said_.turns.size() - 1);
    }
    void operator()(const DeleteTurn& edit) {
        if (!release(edit.turn, edit.dependents)) return;
        said_.turns.erase(said_.turns.begin() + static_cast<std::ptrdiff_t>(edit.turn));
    }
    void operator()(const MoveTurn& edit) {
        std::optional<Moment>& said = turn(edit.turn).said_at;
        const Moment moved = retimed(scenario_, said, edit.at_sec);
        // a turn can't count from one that comes after it
        said = moved.offset_sec < 0 ? retimed(scenario_, {}, edit.at_sec) : moved;
        turn_ = put_in_order(said_, edit.turn);
    }
    void operator()(const SetTurnTime& edit) {
        if (counts_from(edit.at.turn, edit.turn)) {
            refusal_ = phrase("the turn would count from itself, by way of \"{}\"", edit.at.turn);
            return;
        }
        turn(edit.turn).said_at = edit.at;
        turn_ = put_in_order(said_, put_behind_bases(said_, edit.turn));
    }
    void operator()(const SetTurnText& edit) { turn(edit.turn).text = edit.text; }
    void operator()(const SetTurnUser& edit) { turn(edit.turn).user = edit.user; }
    void operator()(const SetTurnReply& edit) { turn(edit.turn).reply = edit.reply; }
    void operator()(const SetTurnSignal& edit) { turn(edit.turn).llm = edit.llm; }
    void operator()(const SetTurnId& edit) {
        Turn& named = turn(edit.turn);
        if (edit.id.empty() && !release(edit.turn, edit.dependents)) return;
        for (const Dependent& one : dependents_of(said_, named.id)) one.moment.get().turn = edit.id;
        named.id = edit.id;
    }

    void operator()(const SetAffinity& edit) {
        auto& users = said_.users;
        const auto known = std::find_if(users.begin(), users.end(),
                                        [&](const KnownUser& one) { return one.name == edit.user; });
        if (!edit.affinity) {
            if (known != users.end()) users.erase(known);
        } else if (known != users.end()) {
            known->affinity = *edit.affinity;
        } else {
            users.push_back({edit.user, *edit.affinity});
        }
    }
    void operator()(const SetStart& edit) {
        said_.start.mood = edit.mood;
        said_.start.state = edit.state;
    }
    void operator()(const SetUntil& edit) { said_.said_until = edit.until; }
    void operator()(const SetName& edit) { said_.name = edit.name; }
    void operator()(const SetDescription& edit) { said_.description = edit.text; }

    void operator()(const AddExpectation& edit) {
        said_.expectations.push_back(edit.expectation);
        said_.expectations.back().origin = -1;
        said_.expectations.back().place = {};
        expectation_ = said_.expectations.size() - 1;
        said_ = with_times_said(std::move(said_));
    }
    void operator()(const EditExpectation& edit) {
        Expectation& one = expectation(edit.expectation);
        Expectation now = edit.now;
        now.origin = one.origin;
        now.place = one.place;
        one = std::move(now);
    }
    void operator()(const StretchExpectation& edit) {
        stretch(scenario_, expectation(edit.expectation), edit.from_sec, edit.to_sec);
    }
    void operator()(const DeleteExpectation& edit) {
        expectation(edit.expectation);
        expectation_.reset();
        said_.expectations.erase(said_.expectations.begin() + static_cast<std::ptrdiff_t>(edit.expectation));
    }

    /// The outcome, or why there is none.
    [[nodiscard]] Loaded<EditedScenario> result() const {
        if (!refusal_.empty()) return Problems{{scenario_.file, {}, "", refusal_}};
        Loaded<Scenario> out = resolved(said_);
        if (!out) return out.problems;
        return EditedScenario{std::move(*out), turn_, expectation_};
    }

  private:
    Turn& turn(std::size_t index) {
        assert(index < said_.turns.size());
        turn_ = index;
        return said_.turns[index];
    }
    Expectation& expectation(std::size_t index) {
        assert(index < said_.expectations.size());
        expectation_ = index;
        return said_.expectations[index];
    }
    /// Whether the turn called `id` is that turn, or counts from it by way of others.
    [[nodiscard]] bool counts_from(const std::string& id, std::size_t index) const {
        for (std::size_t k = 0; k < said_.turns.size() && !id.empty(); ++k) {
            if (said_.turns[k].id == id)
                return k == index || counts_from(said_.turns[k].said_at->turn, index);
        }
        return false;
    }
    /// Let go what counts from a turn whose id goes; false where that is not to be.
    bool release(std::size_t index, Dependents how) {
        assert(index < said_.turns.size());
        const std::string& id = said_.turns[index].id;
        const std::vector<Dependent> dependents = dependents_of(said_, id);
        if (dependents.empty()) return true;
        if (how == Dependents::refuse) {
            const std::string list = list_of(dependents);
            refusal_ = dependents.size() == 1 ? phrase("\"{}\" is still needed: {} counts from it", id, list)
                                              : phrase("\"{}\" is still needed: {} count from it", id, list);
            return false;
        }
        for (const Dependent& one : dependents) {
            Moment& moment = one.moment.get();
            moment = {"", tidy(scenario_.turns[index].at_sec + moment.offset_sec)};
        }
        return true;
    }

    const Scenario& scenario_;
    Scenario said_;
    Phrase refusal_;
    std::optional<std::size_t> turn_, expectation_;
};

/// A path such as `turns[2].at`, `expect[0].mood.from` or `truth[0]` in words: "turn 3, at", "expectation 1,
/// from", "truth 1".
std::string path_in_words(const std::string& path) {
    const auto bracket = path.find('['), end = path.find(']');
    if (bracket == std::string::npos || end == std::string::npos)
        return path == "scenario" ? tr("name") : path;
    const std::string list = path.substr(0, bracket);
    const std::string index = path.substr(bracket + 1, end - bracket - 1);
    const auto dot = path.find_last_of('.');
    const std::string key = dot == std::string::npos || dot < end ? "" : ", " + path.substr(dot + 1);
    const bool is_turn = list == "turns";
    const bool is_expectation = list == "expect";
    const char* const one = tr(is_turn ? "turn {}" : is_expectation ? "expectation {}" : "truth {}");
    return fmt::format(fmt::runtime(one), std::stoul(index) + 1) + key;
}

Problems in_words(Problems problems, const std::string& file) {
    for (Problem& one : problems) one = {file, {}, path_in_words(one.path), std::move(one.message)};
    return problems;
}

struct NameOf {
    std::string operator()(const AddTurn&) const { return tr("Add turn"); }
    std::string operator()(const DeleteTurn& edit) const { return numbered(tr("Delete turn {}"), edit.turn); }
    std::string operator()(const MoveTurn& edit) const { return numbered(tr("Move turn {}"), edit.turn); }
    std::string operator()(const SetTurnTime& edit) const { return numbered(tr("Move turn {}"), edit.turn); }
    std::string operator()(const SetTurnText& edit) const {
        return numbered(tr("Change the text of turn {}"), edit.turn);
    }
    std::string operator()(const SetTurnUser& edit) const {
        return numbered(tr("Change the user of turn {}"), edit.turn);
    }
    std::string operator()(const SetTurnId& edit) const { return numbered(tr("Name turn {}"), edit.turn); }
    std::string operator()(const SetTurnReply& edit) const {
        return numbered(tr("Change the reply to turn {}"), edit.turn);
    }
    std::string operator()(const SetTurnSignal& edit) const {
        return numbered(tr("Change the deltas of turn {}"), edit.turn);
    }
    std::string operator()(const SetAffinity& edit) const {
        return fmt::format(fmt::runtime(tr("Change the affinity of {}")), edit.user);
    }
    std::string operator()(const SetStart&) const { return tr("Change the start"); }
    std::string operator()(const AddExpectation&) const { return tr("Add expectation"); }
    std::string operator()(const EditExpectation& edit) const {
        return numbered(tr("Change expectation {}"), edit.expectation);
    }
    std::string operator()(const StretchExpectation& edit) const {
        return numbered(tr("Move expectation {}"), edit.expectation);
    }
    std::string operator()(const DeleteExpectation& edit) const {
        return numbered(tr("Delete expectation {}"), edit.expectation);
    }
    std::string operator()(const SetUntil&) const { return tr("Change the end"); }
    std::string operator()(const SetName&) const { return tr("Rename scenario"); }
    std::string operator()(const SetDescription&) const { return tr("Change the description"); }

    static std::string numbered(const char* text, std::size_t index) {
        return fmt::format(fmt::runtime(text), index + 1);
    }
};

}  // namespace

std::string name_of(const ScenarioEdit& edit) {
    return edit.visit(NameOf{});
}

Loaded<EditedScenario> edited(const Scenario& scenario, const ScenarioEdit& edit, const Policy& policy) {
    Editor editor(scenario);
    edit.visit(editor);
    Loaded<EditedScenario> out = editor.result();
    if (!out) return in_words(std::move(out.problems), scenario.file);
    Problems misfits = check_scenario(out->scenario, policy);
    if (!misfits.empty()) return in_words(std::move(misfits), scenario.file);
    return out;
}

std::optional<Moment> typed_moment(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
    const std::optional<YamlScalar> scalar = resolve_yaml_scalar(text, "?");
    if (scalar && scalar->kind == NodeKind::number) return Moment{"", scalar->number};
    return parse_moment(text);
}

}  // namespace rei::workbench
