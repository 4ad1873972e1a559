#include "rei/replay/own_columns.hpp"

#include "rei/replay/rows.hpp"

namespace rei {

OwnColumns own_columns(const Policy&, Variant) {
    return std::monostate{};
}

void append(OwnColumns&, const OwnState&) {}

std::vector<std::string> own_column_names(Variant, const std::vector<std::string>&) {
    return {};
}

void own_values(const Trace&, const Row&, std::vector<OwnValue>& values) {
    values.clear();
}

}  // namespace rei
