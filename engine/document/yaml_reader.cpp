// YAML by yaml-cpp's event parser: no tree of its own is built, aliases are counted before they unfold.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>
#include <utility>

#include "document_builder.hpp"
#include "yaml_scalar.hpp"
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace rei {
namespace {

/// Thrown through the parser, which knows no other way to stop; never leaves this file.
struct Stop {};

class YamlHandler : public YAML::EventHandler {
  public:
    explicit YamlHandler(DocumentBuilder& builder) : builder_(builder) {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1)
            stop(mark,
                 phrase(
                     "found the start of a second document, expected one a file, all of it indented alike"));
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (builder_.expects_key()) stop(mark, phrase("found an empty key, expected a text before the ':'"));
        remember(anchor);
        builder_.scalar(NodeKind::null, line(mark), column(mark), "null");
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const std::size_t index = anchor < anchors_.size() ? anchors_[anchor] : kNowhere;
        if (index == kNowhere || !builder_.finished(index))
            stop(mark, phrase("found an alias that contains itself"));
        aliased_ += builder_.values_of(index);
        if (aliased_ > kMaxAliasedValues) {
            stop(mark, phrase("the aliases unfold to more than {} values", kMaxAliasedValues));
        }
        if (builder_.expects_key()) stop(mark, phrase("found an alias as a key, expected a text"));
        check_depth(mark, builder_.depth_of(index));
        builder_.repeat(index);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        remember(anchor);
        const bool plain = tag == "?";
        if (!plain) last_quoted_ = builder_.byte_of(line(mark), column(mark));
        const std::size_t byte = builder_.byte_of(line(mark), column(mark)) + (plain ? 0 : 1);
        const std::string_view text = builder_.keep(value, byte);
        if (builder_.expects_key()) {
            builder_.scalar(NodeKind::string, line(mark), column(mark), text);
            return;
        }
        const std::optional<YamlScalar> scalar = resolve_yaml_scalar(text, tag);
        if (!scalar)
            stop(mark, phrase("found the tag {}, expected a text, a number, true, false or null", tag));
        if (scalar->overflow) stop(mark, phrase("found {}, expected a number up to 1.8e308", text));
        builder_.scalar(scalar->kind, line(mark), column(mark), text, scalar->number);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(NodeKind::list, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(NodeKind::object, mark, anchor);
    }
    void OnMapEnd() override { close(); }

    /// Where the last scalar begins that may be quoted.
    [[nodiscard]] std::size_t last_quoted() const { return last_quoted_; }

  private:
    static constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

    static std::size_t line(const YAML::Mark& mark) {
        return static_cast<std::size_t>(std::max(mark.line, 0));
    }
    static std::size_t column(const YAML::Mark& mark) {
        return static_cast<std::size_t>(std::max(mark.column, 0));
    }

    [[noreturn]] void stop(const YAML::Mark& mark, Phrase message) {
        builder_.fail(builder_.byte_of(line(mark), column(mark)), std::move(message));
        throw Stop();
    }
    void check_depth(const YAML::Mark& mark, std::size_t levels) {
        if (builder_.depth() + levels <= kMaxDepth) return;
        stop(mark, phrase("expected at most {} levels of lists and objects", kMaxDepth));
    }
    void remember(YAML::anchor_t anchor) {
        if (anchor == 0) return;
        if (anchor >= anchors_.size()) anchors_.resize(anchor + 1, kNowhere);
        anchors_[anchor] = builder_.next_index();
    }
    void open(NodeKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (builder_.expects_key()) {
            const char* bracket = kind == NodeKind::list ? "[" : "{";
            stop(mark,
                 phrase("found {} as a key, expected a text; is each {} closed?", describe(kind), bracket));
        }
        check_depth(mark, 1);
        remember(anchor);
        builder_.open(kind, line(mark), column(mark));
    }
    void close() {
        if (!builder_.close()) throw Stop();
    }

    DocumentBuilder& builder_;
    std::vector<std::size_t> anchors_;  ///< index of the value that an anchor names
    std::size_t aliased_ = 0;
    int documents_ = 0;
    std::size_t last_quoted_ = std::string_view::npos;
};

/// Whether the indentation of the line around `byte`, or of the one before, holds a tab.
bool indented_by_tab(std::string_view source, std::size_t byte) {
    std::size_t end = std::min(byte, source.size());
    for (int lines = 0; lines < 2; ++lines) {
        const std::size_t newline = end == 0 ? std::string_view::npos : source.rfind('\n', end - 1);
        const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
        const std::string_view text = source.substr(begin);
        const std::string_view indentation =
            text.substr(0, std::min(text.find_first_not_of(" \t"), text.size()));
        if (indentation.find('\t') != std::string_view::npos) return true;
        if (begin == 0) return false;
        end = begin - 1;
    }
    return false;
}

/// Whether the quote at `begin` is never closed. The parser takes such a text to the end of the file as it
/// is.
bool lacks_closing_quote(std::string_view source, std::size_t begin) {
    if (begin >= source.size() || (source[begin] != '"' && source[begin] != '\'')) return false;
    const char quote = source[begin];
    for (std::size_t at = begin + 1; at < source.size(); ++at) {
        if (quote == '"' && source[at] == '\\') {
            ++at;
        } else if (source[at] == quote) {
            if (quote == '"' || at + 1 == source.size() || source[at + 1] != quote) return false;
            ++at;  // '' is a quote inside
        }
    }
    return true;
}

/// yaml-cpp's messages in words that a person who wrote the file can use.
Phrase plain_words(const std::string& message) {
    const std::array<std::pair<const char*, Phrase>, 12> words = {{
        {"end of map not found", phrase("expected a key like the ones above it, indented alike")},
        {"end of map flow not found",
         phrase("expected ',' or {} to go on or end what {} began", "'}'", "'{'")},
        {"end of sequence not found", phrase("expected '- ' like the items above it, indented alike")},
        {"end of sequence flow not found", phrase("expected ',' or ']' to go on or end what '[' began")},
        {"illegal EOF in scalar", phrase("found a quoted text without its closing quote")},
        {"illegal map value",
         phrase("found ':' where no key can stand; quote the text if the ':' belongs to it")},
        {"illegal map key", phrase("found a key where none can stand")},
        {"illegal block entry", phrase("found '- ' where no list can stand")},
        {"illegal flow end", phrase("found a closing bracket that nothing opened")},
        {"unknown token",
         phrase("found a character that starts no value; quote the text if it belongs to one")},
        {"the referenced anchor is not defined", phrase("found an alias whose anchor is nowhere above it")},
        {"illegal document indicator in scalar", phrase("found '---' or '...' inside a quoted text")},
    }};
    for (const auto& [theirs, ours] : words) {
        if (message.compare(0, std::string_view(theirs).size(), theirs) == 0 &&
            (message.size() == std::string_view(theirs).size() ||
             message.find(" not found") == std::string::npos)) {
            return ours;
        }
    }
    return phrase("{}; expected YAML", message);
}

/// What `message` of yaml-cpp at `byte` comes from.
Phrase what_is_wrong(std::string_view source, std::size_t byte, const std::string& message) {
    if (indented_by_tab(source, byte)) return phrase("found a tab in the indentation, expected spaces alone");
    // YAML lets a text between brackets hold one, yaml-cpp doesn't
    if (byte < source.size() && source[byte] == '?')
        return phrase("found '?' in a text between brackets; expected quotes around the text");
    return plain_words(message);
}

void parse(DocumentBuilder& builder, YamlHandler& handler) {
    try {
        std::istringstream stream{std::string(builder.text())};
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(handler)) {
        }
    } catch (const Stop&) {
    } catch (const YAML::Exception& error) {
        const bool placed = !error.mark.is_null();
        const std::size_t byte = placed ? builder.byte_of(static_cast<std::size_t>(error.mark.line),
                                                          static_cast<std::size_t>(error.mark.column))
                                        : builder.source().size();
        builder.fail(byte, what_is_wrong(builder.source(), byte, error.msg));
    }
}

}  // namespace

Loaded<std::unique_ptr<const Document>> Document::from_yaml(std::string text, std::string file) {
    DocumentBuilder builder(std::move(text), std::move(file), false);
    if (!builder.check_text()) return builder.finish();
    YamlHandler handler(builder);
    parse(builder, handler);
    if (!builder.failed() && lacks_closing_quote(builder.source(), handler.last_quoted())) {
        builder.fail(handler.last_quoted(), phrase("found a quoted text without its closing quote"));
    }
    if (!builder.failed() && builder.next_index() == 0)
        builder.fail(builder.text_begin(), phrase("the file is empty"));
    return builder.finish();
}

}  // namespace rei
