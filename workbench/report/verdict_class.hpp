// By which class the style sheet knows what holds and what does not.
#pragma once

#include "rei/replay/robustness.hpp"

namespace rei::workbench {

[[nodiscard]] inline const char* class_of(const Verdict& verdict) {
    return verdict.holds ? "ok" : "no";
}

}  // namespace rei::workbench
