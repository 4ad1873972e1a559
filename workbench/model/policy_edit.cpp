#include "rei/model/policy_edit.hpp"

#include <algorithm>
#include <cmath>

#include "rei/model/policy_moods.hpp"
#include "rei/text/normalise.hpp"

namespace rei::workbench {
namespace {

constexpr const char* kNeutral = "neutral";
constexpr const char* kAny = "any";
constexpr const char* kArrow = "->";

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin));
}

template <class T>
void move_within(std::vector<T>& list, std::size_t from, std::size_t to) {
    const auto at = [&](std::size_t k) { return list.begin() + static_cast<std::ptrdiff_t>(k); };
    if (from < to) {
        std::rotate(at(from), at(from + 1), at(to + 1));
    } else {
        std::rotate(at(to), at(from), at(from + 1));
    }
}

template <class T>
void erase_at(std::vector<T>& list, std::size_t index) {
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
}

/// Put an entry of a mood, or take it out.
template <class T>
void put_by_name(ByName<T>& list, const std::string& name, const std::optional<T>& value) {
    const auto entry =
        std::find_if(list.begin(), list.end(), [&](const auto& known) { return known.first == name; });
    if (!value) {
        if (entry != list.end()) list.erase(entry);
    } else if (entry != list.end()) {
        entry->second = *value;
    } else {
        list.emplace_back(name, *value);
    }
}

/// Does an edit to a copy of the policy.
class Editor {
  public:
    explicit Editor(const Policy& policy) : policy_(policy) {}

    // ---- words
    void operator()(const AddClass& edit) {
        const std::string name = trimmed(edit.name);
        if (is_free_class(name)) policy_.classes.push_back({name, 0, 0, {}});
    }
    void operator()(const RenameClass& edit) {
        const std::string name = trimmed(edit.name);
        if (!has(policy_.classes, edit.index) || name == policy_.classes[edit.index].name) return;
        if (!is_free_class(name)) return;
        rename_event(policy_, FsmRule::On::sentiment, policy_.classes[edit.index].name, name);
        policy_.classes[edit.index].name = name;
    }
    void operator()(const DeleteClass& edit) {
        if (!has(policy_.classes, edit.index)) return;
        drop_event(policy_, FsmRule::On::sentiment, policy_.classes[edit.index].name);
        erase_at(policy_.classes, edit.index);
    }
    void operator()(const SetKeywords& edit) {
        if (!has(policy_.classes, edit.index)) return;
        SentimentClass& entry = policy_.classes[edit.index];
        if (are_fine(edit.words, entry.keywords, entry.name)) entry.keywords = edit.words;
    }

    // ---- triggers
    void operator()(const AddTrigger& edit) {
        TriggerRule rule{edit.source + kArrow + edit.target, edit.source, edit.target, edit.words};
        if (!are_trigger_moods(rule, policy_.transitions.size())) return;
        if (are_fine(edit.words, {}, rule.key)) policy_.transitions.push_back(std::move(rule));
    }
    void operator()(const DeleteTrigger& edit) {
        if (!has(policy_.transitions, edit.index)) return;
        drop_event(policy_, FsmRule::On::trigger, policy_.transitions[edit.index].key);
        erase_at(policy_.transitions, edit.index);
    }
    void operator()(const MoveTrigger& edit) {
        if (has(policy_.transitions, edit.index) && has(policy_.transitions, edit.to))
            move_within(policy_.transitions, edit.index, edit.to);
    }
    void operator()(const SetTriggerMoods& edit) {
        if (!has(policy_.transitions, edit.index)) return;
        TriggerRule& rule = policy_.transitions[edit.index];
        if (rule.source == edit.source && rule.target == edit.target) return;
        TriggerRule now{edit.source + kArrow + edit.target, edit.source, edit.target, rule.words};
        if (!are_trigger_moods(now, edit.index)) return;
        rename_event(policy_, FsmRule::On::trigger, rule.key, now.key);
        rule = std::move(now);
    }
    void operator()(const SetTriggerWords& edit) {
        if (!has(policy_.transitions, edit.index)) return;
        TriggerRule& rule = policy_.transitions[edit.index];
        if (are_fine(edit.words, rule.words, rule.key)) rule.words = edit.words;
    }

    // ---- regions
    void operator()(const AddRegion& edit) {
        if (policy_.regions.size() >= kMaxRegions)
            return refuse(phrase("there are {} regions already, which is the most", kMaxRegions));
        const Region& region = edit.region;
        if (!is_mood(region.mood)) return;
        const bool fits = are_bounds(region.valence, Axis::valence) &&
                          are_bounds(region.arousal, Axis::arousal) &&
                          (!region.intensity || are_bounds(*region.intensity, Axis::intensity)) &&
                          (!region.affinity || are_bounds(*region.affinity, Axis::affinity));
        if (fits) policy_.regions.push_back(region);
    }
    void operator()(const DeleteRegion& edit) {
        if (has(policy_.regions, edit.index)) erase_at(policy_.regions, edit.index);
    }
    void operator()(const MoveRegion& edit) {
        if (has(policy_.regions, edit.index) && has(policy_.regions, edit.to))
            move_within(policy_.regions, edit.index, edit.to);
    }
    void operator()(const SetRegionMood& edit) {
        if (has(policy_.regions, edit.index) && is_mood(edit.mood))
            policy_.regions[edit.index].mood = edit.mood;
    }
    void operator()(const SetRegionBounds& edit) {
        if (!has(policy_.regions, edit.index)) return;
        Region& region = policy_.regions[edit.index];
        const auto set = [&](const std::optional<Interval>& bounds, Axis axis, auto& member) {
            if (bounds && are_bounds(*bounds, axis)) member = *bounds;
        };
        set(edit.valence, Axis::valence, region.valence);
        set(edit.arousal, Axis::arousal, region.arousal);
        set(edit.intensity, Axis::intensity, region.intensity);
        set(edit.affinity, Axis::affinity, region.affinity);
    }
    void operator()(const UnboundRegion& edit) {
        if (!has(policy_.regions, edit.index)) return;
        Region& region = policy_.regions[edit.index];
        if (edit.axis == Axis::intensity) region.intensity.reset();
        if (edit.axis == Axis::affinity) region.affinity.reset();
    }

    // ---- families
    void operator()(const AddFamily& edit) {
        policy_.families.emplace_back();
        for (const std::string& mood : edit.moods) (*this)(AddToFamily{policy_.families.size() - 1, mood});
    }
    void operator()(const DeleteFamily& edit) {
        if (has(policy_.families, edit.index)) erase_at(policy_.families, edit.index);
    }
    void operator()(const AddToFamily& edit) {
        if (!has(policy_.families, edit.index) || !is_mood(edit.mood)) return;
        std::vector<std::string>& family = policy_.families[edit.index];
        if (std::count(family.begin(), family.end(), edit.mood) != 0)
            return refuse(phrase("{} is in this family already", edit.mood));
        family.push_back(edit.mood);
    }
    void operator()(const RemoveFromFamily& edit) {
        if (!has(policy_.families, edit.index)) return;
        std::vector<std::string>& family = policy_.families[edit.index];
        family.erase(std::remove(family.begin(), family.end(), edit.mood), family.end());
    }

    // ---- how a mood sounds, looks and speaks
    void operator()(const SetVoice& edit) {
        if (!is_mood(edit.mood)) return;
        const auto is_factor = [](double number) { return std::isfinite(number) && number > 0; };
        if (edit.voice && !(is_factor(edit.voice->rate) && is_factor(edit.voice->pitch)))
            return refuse(phrase("rate and pitch are numbers above 0"));
        put_by_name(policy_.voices, edit.mood, edit.voice);
    }
    void operator()(const SetFace& edit) {
        if (is_mood(edit.mood)) put_by_name(policy_.faces, edit.mood, edit.face);
    }
    void operator()(const SetFaceChannel& edit) {
        const std::string channel = trimmed(edit.channel);
        if (!is_mood(edit.mood)) return;
        if (channel.empty()) return refuse(phrase("a channel needs a name"));
        if (edit.value && !std::isfinite(*edit.value))
            return refuse(phrase("a channel of the face is a number"));
        const Face* known = find_by_name(policy_.faces, edit.mood);
        if (known == nullptr && !edit.value) return;
        Face face = known == nullptr ? Face{} : *known;
        put_by_name(face, channel, edit.value);
        put_by_name(policy_.faces, edit.mood, std::optional(std::move(face)));
    }
    void operator()(const SetStyleHint& edit) {
        if (is_mood(edit.mood)) put_by_name(policy_.style_hints, edit.mood, edit.hint);
    }

    // ---- moods
    void operator()(const AddMood& edit) {
        const std::string name = trimmed(edit.name);
        if (is_free_mood(name)) policy_.emotions.push_back(name);
    }
    void operator()(const RenameMood& edit) {
        const std::string name = trimmed(edit.name);
        if (!has(policy_.emotions, edit.index) || name == policy_.emotions[edit.index]) return;
        if (!is_free_mood(name) || !may_go(policy_.emotions[edit.index])) return;
        const std::string old = policy_.emotions[edit.index];
        if (const std::string taken = rename_mood(policy_, old, name); !taken.empty())
            refuse(phrase("there is something for {} already: {}", name, taken));
    }
    void operator()(const DeleteMood& edit) {
        if (has(policy_.emotions, edit.index) && may_go(policy_.emotions[edit.index]))
            delete_mood(policy_, std::string(policy_.emotions[edit.index]));
    }

    // ---- who it is
    void operator()(const SetPersonaName& edit) { policy_.name = edit.name; }
    void operator()(const SetPersonaSummary& edit) { policy_.summary = edit.summary; }
    void operator()(const SetSpeechRegister& edit) { policy_.speech_register = edit.speech_register; }

    /// The outcome, or why there is none.
    [[nodiscard]] Loaded<Policy> result() && {
        if (!refusal_.empty()) return Problems{{"", {}, "", refusal_}};
        return std::move(policy_);
    }

  private:
    void refuse(Phrase why) {
        if (refusal_.empty()) refusal_ = std::move(why);
    }
    template <class T>
    bool has(const std::vector<T>& list, std::size_t index) {
        if (index >= list.size()) refuse(phrase("it is no longer there"));
        return index < list.size();
    }
    bool is_mood(const std::string& name) {
        const bool known = policy_.mood(name) != kNoMood;
        if (!known) refuse(phrase("\"{}\" is no mood of this persona", name));
        return known;
    }
    bool is_free_class(const std::string& name) {
        if (name.empty()) {
            refuse(phrase("a class needs a name"));
        } else if (std::any_of(policy_.classes.begin(), policy_.classes.end(),
                               [&](const SentimentClass& entry) { return entry.name == name; })) {
            refuse(phrase("there is a class {} already", name));
        } else {
            return true;
        }
        return false;
    }
    bool is_free_mood(const std::string& name) {
        if (name.empty()) {
            refuse(phrase("a mood needs a name"));
        } else if (policy_.mood(name) != kNoMood) {
            refuse(phrase("there is a mood {} already", name));
        } else if (name == kAny || name.find(kArrow) != std::string::npos) {
            refuse(
                phrase("triggers are written source->target, with any for every mood: a mood can't be called "
                       "any, nor hold an arrow"));
        } else {
            return true;
        }
        return false;
    }
    bool may_go(const std::string& mood) {
        if (mood == kNeutral)
            refuse(phrase("neutral has to stay, under this name: it is what all moods fall back to"));
        return mood != kNeutral;
    }
    bool are_trigger_moods(const TriggerRule& rule, std::size_t index) {
        if (rule.source != kAny && !is_mood(rule.source)) return false;
        if (!is_mood(rule.target)) return false;
        for (std::size_t k = 0; k < policy_.transitions.size(); ++k) {
            const TriggerRule& other = policy_.transitions[k];
            if (k == index || other.source != rule.source || other.target != rule.target) continue;
            refuse(phrase("there is a trigger {} already: add the words to it", other.key));
            return false;
        }
        return true;
    }
    /// No new word is empty, and none is there twice unless it was.
    bool are_fine(const std::vector<std::string>& words, const std::vector<std::string>& before,
                  const std::string& owner) {
        const auto times = [](const std::vector<std::string>& list, const std::string& word) {
            return std::count_if(list.begin(), list.end(),
                                 [&](const std::string& one) { return normalise(one) == word; });
        };
        for (const std::string& written : words) {
            const std::string word = normalise(written);
            if (word.empty()) {
                refuse(phrase("a word needs at least one letter"));
            } else if (const auto count = times(words, word); count > 1 && count > times(before, word)) {
                refuse(phrase("\"{}\" is in {} already; once is enough", written, owner));
            }
        }
        return refusal_.empty();
    }
    bool are_bounds(Interval bounds, Axis axis) {
        const Interval whole = whole_axis(axis);
        const bool fit = bounds.low >= whole.low && bounds.low <= bounds.high && bounds.high <= whole.high;
        if (!fit) {
            refuse(phrase("{} can't go from {:g} to {:g}: it goes up, from {:g} to {:g} at most",
                          term(name_of(axis)), bounds.low, bounds.high, whole.low, whole.high));
        }
        return fit;
    }

    Policy policy_;
    Phrase refusal_;
};

}  // namespace

Loaded<Policy> edited(const Policy& policy, const PersonaEdit& edit) {
    Editor editor(policy);
    edit.visit(editor);
    return std::move(editor).result();
}

std::vector<std::string> typed_words(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(",\n"), text.size());
        if (std::string word = trimmed(text.substr(0, end)); !word.empty()) words.push_back(std::move(word));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

Interval whole_axis(Axis axis) {
    constexpr Interval ranges[] = {{-1, 1}, {0, 1}, {0, 1}, {-100, 100}};
    return ranges[static_cast<int>(axis)];
}

}  // namespace rei::workbench
