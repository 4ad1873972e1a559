// Exact data to where a subcommand's result goes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "output.hpp"

#include "rei/replay/records.hpp"

namespace rei::cli {

[[nodiscard]] constexpr RecordFormat record_format(Format format) {
    return format == Format::json ? RecordFormat::json : RecordFormat::csv;
}

/// `format` is csv or json.
[[nodiscard]] inline RecordWriter record_writer(Output& output, Format format,
                                                std::vector<std::string> columns) {
    return {[&output](std::string_view text) { output.write(text); }, record_format(format),
            std::move(columns)};
}

}  // namespace rei::cli
