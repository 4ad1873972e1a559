#include "rei/model/heard_spans.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include <utf8proc.h>

#include "rei/text/normalise.hpp"

namespace rei::workbench {
namespace {

/// A text as words are looked for in it, and which bytes of it come from which of the text.
class NormalText {
  public:
    explicit NormalText(std::string_view text) : normal_(normalise(text)), size_(text.size()) {
        if (is_plain(text)) return;  // byte for byte
        std::string piecewise;
        std::size_t begin = 0;
        for (const std::size_t end : character_ends(text)) {
            piecewise += normalise(text.substr(begin, end - begin));
            characters_.push_back({begin, end, piecewise.size()});
            begin = end;
        }
        // where characters would join over their border all of the text is one
        if (piecewise != normal_) characters_.assign(1, {0, size_, normal_.size()});
    }

    [[nodiscard]] const std::string& normal() const { return normal_; }

    [[nodiscard]] std::size_t begin_of(std::size_t normal) const {
        return characters_.empty() ? normal : character_at(normal).begin;
    }
    [[nodiscard]] std::size_t end_of(std::size_t last_normal) const {
        return characters_.empty() ? last_normal + 1 : character_at(last_normal).end;
    }

  private:
    struct Character {
        std::size_t begin, end;  ///< in the text
        std::size_t normal_end;  ///< in its normal form
    };

    /// Where each character ends, as people see them (grapheme clusters); a stray byte is one.
    static std::vector<std::size_t> character_ends(std::string_view text) {
        std::vector<std::size_t> ends;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        utf8proc_int32_t before = 0, state = 0;
        for (std::size_t at = 0; at < text.size();) {
            utf8proc_int32_t code_point = 0;
            auto used =
                utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
            if (used <= 0) {
                code_point = 0xFFFD;
                used = 1;
            }
            if (at > 0 && utf8proc_grapheme_break_stateful(before, code_point, &state)) ends.push_back(at);
            before = code_point;
            at += static_cast<std::size_t>(used);
        }
        if (!text.empty()) ends.push_back(text.size());
        return ends;
    }

    [[nodiscard]] const Character& character_at(std::size_t normal) const {
        return *std::upper_bound(characters_.begin(), characters_.end(), normal,
                                 [](std::size_t at, const Character& one) { return at < one.normal_end; });
    }

    std::string normal_;
    std::size_t size_;
    std::vector<Character> characters_;
};

}  // namespace

std::vector<HeardSpan> heard_spans(std::string_view text, const Appraiser& appraiser) {
    std::vector<HeardSpan> out;
    const std::vector<FoundWord> found = appraiser.find_words(text);
    if (found.empty()) return out;
    const NormalText searched(text);
    for (const FoundWord& one : found) {
        const std::string word = normalise(one.word);
        for (std::size_t at = searched.normal().find(word); at != std::string::npos;
             at = searched.normal().find(word, at + 1)) {
            const std::size_t begin = searched.begin_of(at), end = searched.end_of(at + word.size() - 1);
            out.push_back({begin, end, one.is_trigger, one.owner, one.word});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const HeardSpan& a, const HeardSpan& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
    return out;
}

}  // namespace rei::workbench
