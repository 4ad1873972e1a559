// The section `engine.fsm`: the transition table of the fsm variant (DESIGN §3.3).
#include <algorithm>
#include <array>
#include <limits>

#include "policy_sections.hpp"
#include <fmt/format.h>

namespace rei {
namespace {

constexpr double kSumSlack = 1e-9;  // 0.33 + 0.56 + 0.11 is more than 1
constexpr double kSmallestChance = std::numeric_limits<double>::min();
constexpr Interval kTimeoutRange{0.01, 1e7};
constexpr std::size_t kMostRows = 10'000;

class FsmRowReader {
  public:
    FsmRowReader(CheckedReader& reader, const Policy& policy) : reader_(reader), policy_(policy) {}

    FsmRule read(const Located& at) {
        FsmRule rule;
        refuse_unknown_keys(at);
        rule.from = read_from(at.member("from"));
        read_event(at, rule);
        read_targets(at, rule);
        return rule;
    }

  private:
    static constexpr std::array<const char*, 5> kKeys{"from", "sentiment", "trigger", "after_sec", "to"};

    void refuse_unknown_keys(const Located& at) {
        at.node.each_member([&](Node key, Node value) {
            if (std::find(kKeys.begin(), kKeys.end(), key.text()) != kKeys.end()) return;
            const std::string known = fmt::format("{}", fmt::join(kKeys, ", "));
            reader_.expected({key, at.value_of(key, value).path}, phrase("one of {}", known));
        });
    }

    std::string read_from(const Located& at) {
        const Phrase what = phrase("any or a mood listed in emotions");
        std::string from = reader_.text(at, what).value_or("any");
        if (from != "any" && policy_.mood(from) == kNoMood) reader_.expected(at, what);
        return from;
    }

    void read_event(const Located& at, FsmRule& rule) {
        const Located sentiment = at.member("sentiment");
        const Located trigger = at.member("trigger");
        const Located after = at.member("after_sec");
        const int given = (sentiment ? 1 : 0) + (trigger ? 1 : 0) + (after ? 1 : 0);
        if (given != 1) {
            reader_.complain(
                at, phrase("found {} of sentiment, trigger and after_sec, expected exactly one", given));
        }
        if (sentiment) {
            rule.on = FsmRule::On::sentiment;
            rule.event = read_name(sentiment, policy_.classes, &SentimentClass::name,
                                   phrase("a class of sentiment_keywords or sentiment_weights"));
        }
        if (trigger) {
            rule.on = FsmRule::On::trigger;
            rule.event =
                read_name(trigger, policy_.transitions, &TriggerRule::key, phrase("a key of transitions"));
        }
        if (after) {
            rule.on = FsmRule::On::timeout;
            const Phrase what =
                phrase("a number of seconds in [{}, {}]", kTimeoutRange.low, kTimeoutRange.high);
            rule.after_sec = reader_.number(after, kTimeoutRange, what).value_or(kTimeoutRange.high);
        }
    }

    /// The text at `at`, which one of `list` is called.
    template <class T>
    std::string read_name(const Located& at, const std::vector<T>& list, std::string T::*name,
                          const Phrase& what) {
        const std::optional<std::string> text = reader_.text(at, what);
        if (!text) return {};
        const auto called = [&](const T& entry) { return entry.*name == *text; };
        if (std::none_of(list.begin(), list.end(), called)) reader_.expected(at, what);
        return *text;
    }

    void read_targets(const Located& at, FsmRule& rule) {
        const Phrase what = phrase("a mood, or an object of moods with their probabilities");
        const Located to = at.member("to");
        if (!to) {
            reader_.complain({at.node, to.path}, phrase("found nothing, expected {}", what));
        } else if (to.node.is(NodeKind::string)) {
            add_target(to, std::string(to.node.text()), 1, rule);
        } else if (reader_.is(to, NodeKind::object, what)) {
            read_chances(to, rule);
        }
    }

    void read_chances(const Located& to, FsmRule& rule) {
        if (to.node.size() == 0) reader_.complain(to, phrase("found no mood in it, expected at least one"));
        double sum = 0;
        to.node.each_member([&](Node key, Node value) {
            const Located at = to.value_of(key, value);
            const std::optional<double> chance =
                reader_.number(at, {kSmallestChance, 1}, phrase("a probability above 0 and up to 1"));
            sum += chance.value_or(0);
            add_target({key, at.path}, std::string(key.text()), chance.value_or(1), rule);
        });
        if (sum <= 1 + kSumSlack) return;
        reader_.complain(to, phrase("found probabilities that add up to {}, expected at most 1", sum));
    }

    void add_target(const Located& at, std::string mood, double chance, FsmRule& rule) {
        if (policy_.mood(mood) == kNoMood) reader_.expected(at, phrase("a mood listed in emotions"));
        rule.to.emplace_back(std::move(mood), chance);
    }

    CheckedReader& reader_;
    const Policy& policy_;
};

}  // namespace

void read_fsm(CheckedReader& reader, const Located& root, Policy& policy) {
    const Located engine = root.member("engine");
    if (!engine || !engine.node.is(NodeKind::object)) return;  // complained about with its numbers
    const Located fsm = engine.member("fsm");
    if (!fsm || !fsm.node.is(NodeKind::object)) return;  // likewise
    const Located rows = fsm.member("transitions");
    if (!reader.is_list(rows, phrase("a list of rows"))) return;
    if (rows.node.size() > kMostRows) {
        reader.complain(rows, phrase("found {} rows, expected at most {}", rows.node.size(), kMostRows));
        return;
    }
    FsmRowReader row_reader(reader, policy);
    std::vector<FsmRule>& rules = policy.fsm_rules.emplace();
    rows.node.each_item([&](std::size_t index, Node item) {
        const Located at = rows.item(index, item);
        if (reader.is_object(at)) rules.push_back(row_reader.read(at));
    });
}

}  // namespace rei
