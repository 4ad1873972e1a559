// Vector instructions that are chosen as the program runs, chosen by the test instead.
#pragma once

#include <cstdint>
#include <functional>

#include <hwy/highway.h>

namespace rei::test {

/// Calls `work` once for each kind of machine that this one can stand in for.
inline void on_every_kind_of_machine(const std::function<void()>& work) {
    for (const std::int64_t kind : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(kind);
        hwy::GetChosenTarget().Update(hwy::SupportedTargets());
        work();
    }
    hwy::SetSupportedTargetsForTest(0);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace rei::test
