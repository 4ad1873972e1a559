#include "rei/exchange/card.hpp"

#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "rei/document/document.hpp"
#include "rei/exchange/base64.hpp"
#include "rei/exchange/png_texts.hpp"
#include "rei/policy/json_editor.hpp"
#include "rei/policy/policy_file.hpp"
#include "rei/text/untrusted.hpp"

namespace rei {
namespace {

constexpr const char* kKeywords[] = {"ccv3", "chara"};  // the first wins
constexpr const char* kExtension = "rei/affect";

Problems problem(const std::string& file, Phrase message) {
    return {{file, {}, "", std::move(message)}};
}

/// The cards in a picture: keyword and JSON.
Loaded<std::vector<PngText>> cards_in(std::string_view png, const std::string& file) {
    const Loaded<std::vector<PngText>> texts = png_texts(png, file);
    if (!texts) return texts.problems;
    std::vector<PngText> out;
    for (const char* keyword : kKeywords) {
        for (const PngText& text : *texts) {
            if (text.keyword != keyword) continue;
            std::optional<std::string> decoded = decode_base64(text.text);
            if (!decoded) return problem(file, phrase("its text \"{}\" is no base64", keyword));
            out.push_back({keyword, valid_utf8(std::move(*decoded)).text});
            break;
        }
    }
    if (out.empty())
        return problem(file, phrase("a picture without a card: no text \"ccv3\" or \"chara\" in it"));
    return out;
}

/// The JSON of a card with the policy set in its extensions.
Loaded<std::string> json_with_policy(const std::string& card, const std::string& file,
                                     const std::string& policy) {
    const auto document = Document::from_json(card, file);
    if (!document) return document.problems;
    const Node data = (*document)->root().find("data");
    const Node extensions = data ? data.find("extensions") : Node();
    if (!data || !data.is(NodeKind::object) || (extensions && !extensions.is(NodeKind::object))) {
        return problem(file, phrase("expected a card with an object \"data\" for extensions (V2 or V3)"));
    }
    JsonEditor editor(card);
    editor.set({"data", "extensions", kExtension}, nlohmann::ordered_json::parse(policy).dump());
    return editor.text();
}

}  // namespace

Loaded<std::string> card_json(std::string_view bytes, const std::string& file) {
    if (!is_png(bytes)) return valid_utf8(std::string(bytes)).text;
    Loaded<std::vector<PngText>> cards = cards_in(bytes, file);
    if (!cards) return cards.problems;
    return std::move(cards->front().text);
}

Loaded<std::string> policy_in_card(std::string_view bytes, const std::string& file) {
    Loaded<std::string> whole = card_json(bytes, file);
    if (!whole) return whole;
    const auto document = Document::from_json(std::move(*whole), file);
    if (!document) return document.problems;
    const Node data = (*document)->root().find("data");
    const Node extensions = data ? data.find("extensions") : Node();
    const Node policy = extensions ? extensions.find(kExtension) : Node();
    if (!policy) return problem(file, phrase("the card carries no policy (data.extensions[\"rei/affect\"])"));
    const std::string& source = (*document)->source();
    const std::string_view text =
        std::string_view(source).substr(policy.begin(), policy.end() - policy.begin());
    std::string written = nlohmann::ordered_json::parse(text).dump(2) + "\n";
    const Loaded<Policy> read = parse_policy(written, file + ": data.extensions[\"rei/affect\"]");
    if (!read) return read.problems;
    return written;
}

Loaded<std::string> card_with_policy(std::string_view bytes, const std::string& file,
                                     const std::string& policy) {
    const Loaded<Policy> read = parse_policy(policy, "the policy");
    if (!read) return read.problems;
    if (!is_png(bytes)) return json_with_policy(std::string(bytes), file, policy);
    Loaded<std::vector<PngText>> cards = cards_in(bytes, file);
    if (!cards) return cards.problems;
    for (PngText& card : *cards) {
        Loaded<std::string> changed = json_with_policy(card.text, file, policy);
        if (!changed) return changed.problems;
        card.text = encode_base64(*changed);
    }
    return with_png_texts(bytes, *cards);
}

}  // namespace rei
