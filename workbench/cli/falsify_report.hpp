// What `rei falsify` found, and how it is told: to people, as exact data, and as scenarios.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "output.hpp"

#include "rei/study/falsify.hpp"

namespace rei::cli {

/// One search: around a scenario, or among all conversations.
struct Hunt {
    std::string scenario;           ///< its name; empty: none
    std::vector<Phrase> not_taken;  ///< its expectations that are no laws
    std::unique_ptr<Falsify> search;
    std::vector<std::string> saved;  ///< by law: the file that it was saved to, or empty

    [[nodiscard]] bool found_any() const;
};

/// What breaks a law, as a scenario; requires that it is broken.
[[nodiscard]] std::string found_yaml(const Hunt& hunt, std::size_t law, const std::string& policy_file);
[[nodiscard]] std::string hunt_text(const Hunt& hunt, const std::string& policy_file, const Output& style);
void write_hunts(const std::vector<Hunt>& hunts, Output& output, Format format);

/// The laws, for --help.
[[nodiscard]] std::string laws_text();

}  // namespace rei::cli
