// What the tests of importers share: the fixtures of tests/data/import, and imports that must come out.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rei/exchange/importing.hpp"

namespace rei::test {

inline std::string fixture(const std::string& name) {
    std::ifstream in(std::string(REI_SOURCE_DIR) + "/tests/data/import/" + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (text.str().empty()) ADD_FAILURE() << "no fixture " << name;
    return text.str();
}

/// An import that must come out; `kind` empty: by looks.
inline Imported imported(const std::string& bytes, const std::string& kind = "",
                         const ImportOptions& options = {}) {
    Loaded<Imported> out =
        import_scenario(bytes, "log.txt", kind.empty() ? nullptr : find_importer(kind), options);
    if (!out) {
        ADD_FAILURE() << text_of(out.problems);
        return {};
    }
    return std::move(*out);
}

inline std::string refusal(const std::string& bytes, const std::string& kind = "",
                           const ImportOptions& options = {}) {
    const Loaded<Imported> out =
        import_scenario(bytes, "log.txt", kind.empty() ? nullptr : find_importer(kind), options);
    return out ? "came out" : text_of(out.problems);
}

/// `0 mina: text > reply`, a turn a line.
inline std::vector<std::string> turns_of(const Imported& imported) {
    std::vector<std::string> out;
    for (const Turn& turn : imported.scenario.turns) {
        std::ostringstream line;
        line << turn.at_sec << ' ' << turn.user << ": " << turn.text;
        if (!turn.reply.empty()) line << " > " << turn.reply;
        out.push_back(line.str());
    }
    return out;
}

/// `2 why (where)`, a remark a line.
inline std::vector<std::string> said(const std::vector<Remark>& remarks) {
    std::vector<std::string> out;
    for (const Remark& one : remarks)
        out.push_back(std::to_string(one.count) + " " + one.why + " (" + one.where + ")");
    return out;
}

}  // namespace rei::test
