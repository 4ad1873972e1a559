// Reads a page as strictly as XML is read, so that tests can ask for its elements.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace rei::workbench::test {

struct PageElement {
    std::string name;
    std::map<std::string, std::string> attributes;  ///< as they stand, escapes included
    std::string text;                               ///< between its tags, without that of its children

    [[nodiscard]] std::string attribute(const std::string& key) const {
        const auto found = attributes.find(key);
        return found == attributes.end() ? "" : found->second;
    }
    /// Whether the class attribute has this word.
    [[nodiscard]] bool is_of_class(const std::string& word) const;
};

struct PageRead {
    std::vector<PageElement> elements;  ///< in the order of their begins
    std::string fault;                  ///< where and why it is not well-formed; empty if it is

    [[nodiscard]] std::vector<const PageElement*> all(const std::string& name,
                                                      const std::string& css_class = {}) const;
    /// All text, a space between elements.
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] PageRead read_page(const std::string& page);

}  // namespace rei::workbench::test
