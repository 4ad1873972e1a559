// What a diagnosis says, for people and as exact data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output.hpp"

#include "rei/replay/cure.hpp"

namespace rei::cli {

struct Diagnosed {
    Finding finding;
    bool searched = false;     ///< whether a cure was sought to the end
    std::optional<Cure> cure;  ///< searched: the smallest; else the best so far
    std::string meaning;       ///< of the cure's parameter
};

struct Patient {
    std::string name;
    Variant variant = Variant::continuous;
    std::vector<Diagnosed> findings;  ///< worst first
};

[[nodiscard]] std::string patient_text(const Patient& patient, const std::string& policy_file,
                                       bool cures_wanted, const Output& style);
[[nodiscard]] std::string total_text(const std::vector<Patient>& patients, bool cures_wanted);
void write_patients(const std::vector<Patient>& patients, Output& output, Format format);

/// The kinds with their limits, for --help.
[[nodiscard]] std::string finding_kinds_text();

}  // namespace rei::cli
