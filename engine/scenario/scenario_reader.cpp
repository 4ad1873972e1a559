#include <algorithm>
#include <cmath>

#include "rei/document/document.hpp"
#include "rei/document/files.hpp"
#include "rei/scenario/expectation_reader.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/times.hpp"
#include "rei/text/normalise.hpp"

namespace rei {
namespace {

constexpr double kLongestSec = 1e9;  // past 31 years seconds are no longer exact enough to compare

class ScenarioReader {
  public:
    explicit ScenarioReader(const Document& document) : document_(document), reader_(document) {}

    Loaded<Scenario> read() {
        const Located root{document_.root(), ""};
        if (!reader_.is_object(root)) return reader_.problems();
        refuse_unknown_keys(
            reader_, root,
            {"scenario", "description", "start", "users", "turns", "until", "truth", "expect"});
        scenario_.file = document_.file();
        scenario_.name = reader_.nonempty_text(root.member("scenario"), phrase("a name"))
                             .value_or(scenario_name_of(scenario_.file));
        scenario_.description = reader_.text(root.member("description"), phrase("a text")).value_or("");
        read_start(root.member("start"));
        read_users(root.member("users"));
        read_turns(root.member("turns"));
        read_until(root.member("until"));
        read_truth(root.member("truth"));
        scenario_.expectations =
            read_expectations(reader_, root.member("expect"), times_, scenario_.until_sec);
        if (!reader_.problems().empty()) return reader_.problems();
        return std::move(scenario_);
    }

  private:
    void read_start(const Located& at) {
        if (!at || !reader_.is_object(at)) return;
        refuse_unknown_keys(reader_, at, {"mood", "valence", "arousal", "intensity"});
        Start& start = scenario_.start;
        if (const Located mood = at.member("mood")) {
            start.mood = reader_.nonempty_text(mood, phrase("a mood")).value_or("neutral");
            start.mood_place = mood.node.place();
        }
        AffectState& s = start.state;
        s.valence = reader_.number(at.member("valence"), {-1, 1}, phrase("a number from -1 to 1"))
                        .value_or(s.valence);
        s.arousal =
            reader_.number(at.member("arousal"), {0, 1}, phrase("a number from 0 to 1")).value_or(s.arousal);
        s.intensity = reader_.number(at.member("intensity"), {0, 1}, phrase("a number from 0 to 1"))
                          .value_or(s.intensity);
    }

    void read_users(const Located& at) {
        if (!at || !reader_.is_object(at)) return;
        at.node.each_member([&](Node key, Node value) {
            const Located user = at.value_of(key, value);
            if (!reader_.is_object(user)) return;
            refuse_unknown_keys(reader_, user, {"affinity"});
            const Phrase what = phrase("a whole number from -100 to 100");
            const Located at_affinity = user.member("affinity");
            const double affinity = reader_.number(at_affinity, {-100, 100}, what).value_or(0);
            if (affinity != std::trunc(affinity)) reader_.expected(at_affinity, what);
            scenario_.users.push_back({std::string(key.text()), static_cast<int>(affinity)});
        });
    }

    void read_turns(const Located& at) {
        if (!at || !reader_.is_list(at, phrase("a list of turns"))) return;
        scenario_.turns.reserve(at.node.size());
        at.node.each_item([&](std::size_t index, Node node) {
            const Located turn = at.item(index, node);
            if (reader_.is_object(turn)) read_turn(turn);
        });
    }

    void read_turn(const Located& at) {
        refuse_unknown_keys(reader_, at, {"id", "at", "user", "text", "llm"});
        Turn turn;
        turn.origin = static_cast<int>(scenario_.turns.size());
        read_time(at, turn);
        read_id(at.member("id"), turn);
        turn.user =
            reader_.nonempty_text(at.member("user"), phrase("a user's name as a text")).value_or("user");
        turn.text = reader_.text(at.member("text"), phrase("a text; put it in quotes")).value_or("");
        read_llm(at.member("llm"), turn);
        scenario_.turns.push_back(std::move(turn));
    }

    void read_time(const Located& turn, Turn& out) {
        const Located at = turn.member("at");
        if (!at) return reader_.complain(turn, phrase("`at` is missing, expected the time of the turn"));
        const auto time = times_.read(reader_, at, kLongestSec);
        if (!time) return;
        const double before = scenario_.turns.empty() ? 0 : scenario_.turns.back().at_sec;
        if (*time < before - kTimeSlackSec) {
            reader_.complain(at, phrase("{} s is before the turn above it at {} s", *time, before));
        }
        out.at_sec = std::max(*time, before);
        out.said_at = moment_at(at.node);
    }

    void read_id(const Located& at, Turn& turn) {
        if (!at) return;
        const Phrase what = phrase("an id of letters, digits and `_`");
        const bool scalar = !at.node.is(NodeKind::list) && !at.node.is(NodeKind::object);
        if (!scalar || !is_identifier(at.node.text())) return reader_.expected(at, what);
        turn.id = std::string(at.node.text());
        if (!times_.add(turn.id, turn.at_sec)) {
            reader_.complain(at, phrase("the id \"{}\" is taken by a turn above", turn.id));
        }
    }

    void read_llm(const Located& at, Turn& turn) {
        if (!at || !reader_.is_object(at)) return;
        refuse_unknown_keys(reader_, at, {"reply", "mood_delta", "affinity_delta"});
        const Interval finite{-kUnlimited, kUnlimited};
        turn.reply = reader_.text(at.member("reply"), phrase("a text")).value_or("");
        turn.llm.mood_delta = reader_.number(at.member("mood_delta"), finite, phrase("a number")).value_or(0);
        turn.llm.affinity_delta =
            reader_.number(at.member("affinity_delta"), finite, phrase("a number")).value_or(0);
    }

    void read_until(const Located& at) {
        const double last = scenario_.turns.empty() ? 0 : scenario_.turns.back().at_sec;
        scenario_.until_sec = last + kAfterLastTurnSec;
        if (!at) return;
        const auto until = times_.read(reader_, at, kLongestSec);
        if (!until) return;
        if (*until < last - kTimeSlackSec) {
            reader_.complain(at, phrase("{} s is before the last turn at {} s", *until, last));
        }
        scenario_.until_sec = std::max(*until, last);
        scenario_.said_until = moment_at(at.node);
    }

    void read_truth(const Located& at) {
        if (!at || !reader_.is_list(at, phrase("a list of points {}", "{at, valence, arousal}"))) return;
        at.node.each_item([&](std::size_t index, Node node) {
            const Located point = at.item(index, node);
            if (reader_.is_object(point)) read_truth_point(point);
        });
    }

    void read_truth_point(const Located& at) {
        refuse_unknown_keys(reader_, at, {"at", "valence", "arousal"});
        const Located when = at.member("at");
        if (!when)
            return reader_.complain(at, phrase("`at` is missing, expected the time from which this is felt"));
        const auto time = times_.read(reader_, when, scenario_.until_sec);
        const auto valence = needed(at, "valence", {-1, 1}, phrase("a number from -1 to 1"));
        const auto arousal = needed(at, "arousal", {0, 1}, phrase("a number from 0 to 1"));
        if (!time || !valence || !arousal) return;
        auto& truth = scenario_.truth;
        if (!truth.empty() && *time <= truth.back().at_sec + kTimeSlackSec) {
            return reader_.complain(
                when, phrase("{} s is not after the point above it at {} s", *time, truth.back().at_sec));
        }
        truth.push_back({*time, *valence, *arousal, moment_at(when.node), static_cast<int>(truth.size())});
    }

    std::optional<double> needed(const Located& object, const char* key, Interval range, const Phrase& what) {
        const Located at = object.member(key);
        if (!at) reader_.complain(object, phrase("`{}` is missing, expected {}", key, what));
        return reader_.number(at, range, what);
    }

    const Document& document_;
    CheckedReader reader_;
    TurnTimes times_;
    Scenario scenario_;
};

}  // namespace

std::string scenario_name_of(const std::string& file) {
    const auto slash = file.find_last_of('/');
    const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

Loaded<Scenario> parse_scenario(std::string text, const std::string& file) {
    const auto document = Document::from_text(std::move(text), file);
    if (!document) return document.problems;
    return ScenarioReader(**document).read();
}

Loaded<Scenario> load_scenario(const std::string& path) {
    auto text = read_file(path);
    if (!text) return text.problems;
    return parse_scenario(std::move(*text), path);
}

}  // namespace rei
