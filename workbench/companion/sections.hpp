// The parts of a companion file, each read by a function of its own, and what they share.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rei/companion/companion_file.hpp"
#include "rei/policy/checked_reader.hpp"

namespace rei::companion {

/// Reads what companion files are made of, on top of the checked reader. A missing value is a complaint.
class SectionReader {
  public:
    explicit SectionReader(const Document& document) : reader_(document) {}

    [[nodiscard]] CheckedReader& checked() { return reader_; }
    /// An object with no other members than these.
    bool object(const Located& at, std::initializer_list<std::string_view> members);
    Text text(const Located& at);
    /// Lines in both languages, as many in each as `least` at least.
    Lines lines(const Located& at, std::size_t least);
    /// Keywords in both languages; either list may be empty or missing.
    Lines keywords(const Located& at);
    Push place(const Located& at);
    Box box(const Located& at);
    double number(const Located& at, Interval range, const Phrase& what);
    /// A name that has not been there before: letters, digits, - and _.
    std::string new_id(const Located& at, std::vector<std::string>& known);
    /// Indices of names in `known`; each once. `what` they name has no article.
    std::vector<Index> references(const Located& at, const std::vector<std::string>& known,
                                  const Phrase& what);
    /// A list of objects, `least` at least; `each(at)`.
    template <class Each>
    void each_object(const Located& at, std::size_t least, const Phrase& what, Each&& each);

  private:
    bool list(const Located& at, std::size_t least, const Phrase& what);
    bool missing(const Located& at, const Phrase& what);
    std::vector<std::string> lines_in(const Located& at, std::size_t least);

    CheckedReader reader_;
};

template <class Each>
void SectionReader::each_object(const Located& at, std::size_t least, const Phrase& what, Each&& each) {
    if (!list(at, least, what)) return;
    at.node.each_item([&](std::size_t k, Node item) { each(at.item(k, item)); });
}

/// Names by which the parts speak of each other, known before any of them is read.
struct Names {
    std::vector<std::string> feelings, frames, routines;
};

/// `feelings`, `degrees` and `distress`.
void read_words(SectionReader& reader, const Located& root, Names& names, CompanionFile& out);
/// `routines`, then `frames`, then `profile`; the feelings must have been read.
void read_routines(SectionReader& reader, const Located& root, Names& names, CompanionFile& out);
void read_frames(SectionReader& reader, const Located& root, Names& names, CompanionFile& out);
void read_profile(SectionReader& reader, const Located& root, const Names& names, CompanionFile& out);

}  // namespace rei::companion
