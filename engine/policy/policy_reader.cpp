#include <algorithm>

#include "policy_sections.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei {
namespace {

constexpr std::size_t kMostEmotions = 1000;

void read_name(CheckedReader& reader, const Located& root, Policy& policy) {
    const Located meta = root.member("meta");
    if (!reader.is_object(meta)) return;
    policy.name = reader.text(meta.member("name"), phrase("a text")).value_or("");
    policy.summary = reader.text(meta.member("persona_summary"), phrase("a text")).value_or("");
    const Located style = meta.member("style");
    if (!reader.is_object(style)) return;
    policy.speech_register = reader.text(style.member("register"), phrase("a text")).value_or("");
}

void read_emotions(CheckedReader& reader, const Located& root, Policy& policy) {
    const Located emotions = root.member("emotions");
    const Phrase what = phrase("a list of moods with \"neutral\" among them");
    if (!emotions) {
        reader.complain({root.node, "emotions"}, phrase("found nothing, expected {}", what));
        return;
    }
    if (!reader.is_list(emotions, what)) return;
    emotions.node.each_item([&](std::size_t index, Node item) {
        const Located at = emotions.item(index, item);
        const std::optional<std::string> mood = reader.nonempty_text(at, phrase("the name of a mood"));
        if (!mood) return;
        if (policy.mood(*mood) != kNoMood) {
            reader.complain(at, phrase("found \"{}\" a second time, expected each mood once", *mood));
        } else if (policy.emotions.size() < kMostEmotions) {
            policy.emotions.push_back(*mood);
        }
    });
    if (emotions.node.size() > kMostEmotions) {
        reader.complain(emotions,
                        phrase("found {} moods, expected at most {}", emotions.node.size(), kMostEmotions));
    }
    if (policy.neutral() == kNoMood) {
        reader.complain(
            emotions, phrase("found no \"neutral\" in it, expected it, for it is the fallback of all moods"));
    }
}

}  // namespace

Loaded<Policy> parse_policy(std::string text, const std::string& file) {
    const auto document = Document::from_json(std::move(text), file);
    if (!document) return document.problems;
    CheckedReader reader(**document);
    const Located root{(*document)->root(), ""};
    if (!reader.is_object(root)) return reader.problems();

    Policy policy;
    policy.engine = default_engine_settings();
    read_name(reader, root, policy);
    read_emotions(reader, root, policy);
    read_engine(reader, root, policy);
    read_regions(reader, root, policy);
    read_classes(reader, root, policy);
    read_transitions(reader, root, policy);
    read_fsm(reader, root, policy);
    read_expression(reader, root, policy);
    if (reader.problems().empty()) return policy;

    Problems problems = reader.problems();
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    });
    return problems;
}

Loaded<PolicyFile> load_policy(const std::string& path) {
    Loaded<std::string> text = read_file(path);
    if (!text) return text.problems;
    Loaded<Policy> policy = parse_policy(*text, path);
    if (!policy) return policy.problems;
    return PolicyFile{path, std::move(*text), std::move(*policy)};
}

}  // namespace rei
