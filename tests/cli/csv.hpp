// Reads CSV back (RFC 4180), for tests.
#pragma once

#include <string>
#include <vector>

namespace rei::test {

struct Csv {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    /// The cells of a column, top to bottom.
    [[nodiscard]] std::vector<std::string> column(const std::string& name) const;
};
[[nodiscard]] Csv parse_csv(const std::string& text);

}  // namespace rei::test
