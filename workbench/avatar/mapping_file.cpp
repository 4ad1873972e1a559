// The mapping as a file: read with every mistake named, and written.
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rei/avatar/mapping.hpp"
#include "rei/document/document.hpp"
#include "rei/document/files.hpp"

namespace rei::avatar {
namespace {

constexpr std::size_t kMostBytes = 1U << 20U;

class MappingReader {
  public:
    explicit MappingReader(const Document& document) : document_(document) {}

    Loaded<Mapping> read() {
        Mapping mapping = default_mapping();
        const Node root = document_.root();
        if (expect(root, "", NodeKind::object)) {
            root.each_member([&](Node key, Node value) {
                if (key.text() != "inputs") {
                    complain(key, std::string(key.text()), phrase("no such key; expected inputs"));
                } else if (expect(value, "inputs", NodeKind::object)) {
                    value.each_member([&](Node name, Node row) { take_row(name, row, mapping); });
                }
            });
        }
        if (!problems_.empty()) return problems_;
        return mapping;
    }

  private:
    void complain(Node node, std::string path, Phrase message) {
        problems_.push_back(document_.problem_at(node.place(), std::move(path), std::move(message)));
    }
    bool expect(Node node, const std::string& path, NodeKind kind) {
        if (node.is(kind)) return true;
        complain(node, path, phrase("found {}, expected {}", describe(node.kind()), describe(kind)));
        return false;
    }
    double number(Node node, const std::string& path) {
        if (!expect(node, path, NodeKind::number)) return 0;
        const double value = node.number();
        if (std::abs(value) <= kMostMappingNumber) return value;
        complain(node, path,
                 phrase("found {}, expected a number within ±{}", node.text(), kMostMappingNumber));
        return 0;
    }
    void take_row(Node name, Node value, Mapping& mapping) {
        const std::string input(name.text());
        const std::string path = "inputs." + input;
        if (!is_input_name(input)) {
            complain(name, path, phrase("VTube Studio wants names of 4 to 32 letters and digits"));
            return;
        }
        const auto place = std::find_if(mapping.begin(), mapping.end(),
                                        [&](const InputRow& row) { return row.input == input; });
        InputRow row;
        row.input = input;
        if (!value.is(NodeKind::null)) {
            if (!expect(value, path, NodeKind::object)) return;
            row = read_row(input, value, path);
        }
        if (place != mapping.end()) {
            *place = std::move(row);
        } else {
            mapping.push_back(std::move(row));
        }
    }
    InputRow read_row(const std::string& input, Node value, const std::string& path) {
        InputRow row;
        row.input = input;
        value.each_member([&](Node key, Node member) {
            const std::string here = fmt::format("{}.{}", path, key.text());
            if (key.text() == "offset") {
                row.offset = number(member, here);
            } else if (key.text() == "custom") {
                if (expect(member, here, NodeKind::boolean)) row.custom = member.boolean();
            } else if (key.text() == "range") {
                row.range = range(member, here);
            } else if (key.text() == "from") {
                read_shares(member, here, row);
            } else {
                complain(key, here, phrase("no such key; expected from, offset, range or custom"));
            }
        });
        if (row.from.empty())
            complain(value, path, phrase("\"from\" is missing: which channels move it, and how far"));
        return row;
    }
    Interval range(Node node, const std::string& path) {
        const Interval none{0, 1};
        if (!expect(node, path, NodeKind::list)) return none;
        if (node.size() == 2) {
            const Interval out{number(node.at(0), path + "[0]"), number(node.at(1), path + "[1]")};
            if (out.low < out.high) return out;
        }
        complain(node, path, phrase("expected two numbers, the lower one first"));
        return none;
    }
    void read_shares(Node node, const std::string& path, InputRow& row) {
        if (!expect(node, path, NodeKind::object)) return;
        node.each_member([&](Node key, Node scale) {
            row.from.push_back(
                {std::string(key.text()), number(scale, fmt::format("{}.{}", path, key.text()))});
        });
    }

    const Document& document_;
    Problems problems_;
};

}  // namespace

Loaded<Mapping> read_mapping(const std::string& file) {
    const Loaded<std::string> text = read_file(file, kMostBytes);
    if (!text) return text.problems;
    return parse_mapping(*text, file);
}

Loaded<Mapping> parse_mapping(const std::string& text, const std::string& file) {
    const auto document = Document::from_json(text, file);
    if (!document) return document.problems;
    return MappingReader(**document).read();
}

std::string mapping_text(const Mapping& mapping) {
    nlohmann::ordered_json inputs = nlohmann::ordered_json::object();
    for (const InputRow& row : mapping) {
        if (row.from.empty()) {
            inputs[row.input] = nullptr;
            continue;
        }
        nlohmann::ordered_json from = nlohmann::ordered_json::object();
        for (const ChannelShare& share : row.from) from[share.channel] = share.scale;
        inputs[row.input] = {
            {"from", from}, {"offset", row.offset}, {"range", {row.range.low, row.range.high}}};
        if (row.custom) inputs[row.input]["custom"] = true;
    }
    const nlohmann::ordered_json all = {{"inputs", inputs}};
    return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace rei::avatar
