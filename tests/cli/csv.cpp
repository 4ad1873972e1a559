#include "csv.hpp"

#include <algorithm>
#include <stdexcept>

namespace rei::test {

Csv parse_csv(const std::string& text) {
    std::vector<std::vector<std::string>> records(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t k = 0; k < text.size(); ++k) {
        std::string& cell = records.back().back();
        const char c = text[k];
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (k + 1 < text.size() && text[k + 1] == '"') {
                cell += text[++k];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            records.back().emplace_back();
        } else if (c == '\n') {
            records.emplace_back(1);
        } else {
            cell += c;
        }
    }
    records.pop_back();  // what follows the last line end
    Csv csv;
    csv.header = records.at(0);
    csv.rows.assign(records.begin() + 1, records.end());
    return csv;
}

std::vector<std::string> Csv::column(const std::string& name) const {
    const auto at = std::find(header.begin(), header.end(), name);
    if (at == header.end()) throw std::runtime_error("no column " + name);
    std::vector<std::string> cells;
    for (const auto& row : rows) cells.push_back(row.at(static_cast<std::size_t>(at - header.begin())));
    return cells;
}

}  // namespace rei::test
