#include "rei/exchange/importing.hpp"

#include <utility>

#include <fmt/format.h>

#include "rei/exchange/readers.hpp"
#include "rei/exchange/talk.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/text/untrusted.hpp"

namespace rei {
namespace {

/// Text as Windows likes to save it would be read as garbage.
bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

void drop_byte_order_mark(std::string& bytes) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (bytes.compare(0, kMark.size(), kMark) == 0) bytes.erase(0, kMark.size());
}

std::size_t line_of(std::string_view text, std::size_t byte) {
    std::size_t line = 1;
    for (const char c : text.substr(0, byte)) line += c == '\n' ? 1 : 0;
    return line;
}

Problems refusal(const std::string& file, Phrase why) {
    return {{file, {}, "", std::move(why)}};
}

/// A scenario must be called something that is a text wherever it came from.
std::string name_for(const std::string& file) {
    const std::string name = clean_name(valid_utf8(scenario_name_of(file)).text).text;
    return name.empty() ? "imported" : name;
}

}  // namespace

Loaded<Imported> import_scenario(std::string bytes, const std::string& file, const Importer* kind,
                                 const ImportOptions& options) {
    if (is_utf16(bytes)) return refusal(file, phrase("the text is UTF-16; expected UTF-8"));
    drop_byte_order_mark(bytes);
    const Importer* looks_like = importer_for(bytes);
    if (kind == nullptr) kind = looks_like;
    if (kind == nullptr)
        return refusal(file, phrase("of no kind that is known by its looks; name it with --from"));
    if (looks_like != nullptr && looks_like->read != kind->read)
        return refusal(file, phrase("this is not {}, it looks like {} (--from {})", kind->title,
                                    looks_like->title, looks_like->name));
    Talk talk;
    if (kind->binary) {
        kind->read(bytes, options, talk);
    } else {
        const Repaired text = valid_utf8(std::move(bytes));
        kind->read(text.text, options, talk);
        if (text.replaced > 0)
            talk.change_lines("bytes that are no UTF-8 replaced", text.replaced,
                              line_of(text.text, text.first));
    }
    Loaded<Imported> out = talk.finish(file, options);
    if (!out) return out;
    out->kind = kind;
    out->scenario.name = name_for(file);
    out->scenario.description = fmt::format("Imported from {}", kind->title);
    return out;
}

}  // namespace rei
