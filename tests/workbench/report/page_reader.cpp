#include "page_reader.hpp"

#include <cctype>
#include <cstring>
#include <optional>
#include <sstream>

namespace rei::workbench::test {

namespace {

bool is_name_char(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == ':';
}

class Reader {
  public:
    explicit Reader(const std::string& page) : page_(page) {}

    PageRead read() {
        constexpr const char* kDoctype = "<!DOCTYPE html>\n";
        if (!take(kDoctype)) return fail("no doctype");
        while (at_ < page_.size()) {
            const bool is_fine = page_[at_] != '<' ? read_text() : take("</") ? read_end() : read_begin();
            if (!is_fine) return out_;
        }
        if (!open_.empty()) return fail("not closed: " + out_.elements[open_.back()].name);
        return out_;
    }

  private:
    PageRead fail(const std::string& why) {
        out_.fault = "at byte " + std::to_string(at_) + ": " + why + ": " + page_.substr(at_, 60);
        return out_;
    }
    bool refuse(const std::string& why) {
        fail(why);
        return false;
    }

    bool take(const char* word) {
        if (page_.compare(at_, std::strlen(word), word) != 0) return false;
        at_ += std::strlen(word);
        return true;
    }
    std::string take_name() {
        const std::size_t begin = at_;
        while (at_ < page_.size() && is_name_char(page_[at_])) ++at_;
        return page_.substr(begin, at_ - begin);
    }
    /// Up to `end`, which is not taken; nothing where a character stands there that must be escaped.
    std::optional<std::string> take_escaped(char end) {
        const std::size_t begin = at_;
        for (; at_ < page_.size() && page_[at_] != end; ++at_) {
            const auto byte = static_cast<unsigned char>(page_[at_]);
            if (page_[at_] == '<' || byte == 0x7f || (byte < 0x20 && byte != '\n' && byte != '\t'))
                return std::nullopt;
            if (page_[at_] != '&') continue;
            bool is_known = false;
            for (const char* entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"})
                is_known = is_known || page_.compare(at_, std::strlen(entity), entity) == 0;
            if (!is_known) return std::nullopt;
        }
        return page_.substr(begin, at_ - begin);
    }

    bool read_text() {
        const auto text = take_escaped('<');
        if (!text) return refuse("text that is not escaped");
        if (open_.empty())
            return text->find_first_not_of('\n') == std::string::npos || refuse("text outside");
        out_.elements[open_.back()].text += *text;
        return true;
    }

    bool read_end() {
        const std::string name = take_name();
        if (open_.empty() || out_.elements[open_.back()].name != name)
            return refuse("unexpected end of " + name);
        if (!take(">")) return refuse("an end that doesn't end");
        open_.pop_back();
        return true;
    }

    bool read_begin() {
        ++at_;
        PageElement element;
        element.name = take_name();
        if (element.name.empty()) return refuse("no name");
        while (take(" ")) {
            const std::string key = take_name();
            if (key.empty() || !take("=\"")) return refuse("a bad attribute");
            const auto value = take_escaped('"');
            if (!value || !take("\"")) return refuse("a bad value of " + key);
            if (!element.attributes.emplace(key, *value).second) return refuse("twice: " + key);
        }
        if (open_.empty() && !out_.elements.empty()) return refuse("a second root");
        const bool is_empty = take("/>");
        if (!is_empty && !take(">")) return refuse("a begin that doesn't end");
        out_.elements.push_back(element);
        if (!is_empty) open_.push_back(out_.elements.size() - 1);
        return true;
    }

    const std::string& page_;
    std::size_t at_ = 0;
    std::vector<std::size_t> open_;
    PageRead out_;
};

}  // namespace

bool PageElement::is_of_class(const std::string& word) const {
    std::istringstream words(attribute("class"));
    for (std::string one; words >> one;) {
        if (one == word) return true;
    }
    return false;
}

std::vector<const PageElement*> PageRead::all(const std::string& name, const std::string& css_class) const {
    std::vector<const PageElement*> found;
    for (const PageElement& element : elements) {
        if (element.name == name && (css_class.empty() || element.is_of_class(css_class)))
            found.push_back(&element);
    }
    return found;
}

std::string PageRead::text() const {
    std::string text;
    for (const PageElement& element : elements) {
        if (element.name != "style") text += element.text + " ";
    }
    return text;
}

PageRead read_page(const std::string& page) {
    return Reader(page).read();
}

}  // namespace rei::workbench::test
