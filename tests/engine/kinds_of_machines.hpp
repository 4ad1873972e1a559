// Vector instructions that are chosen as the program runs, chosen by the test instead.
#pragma once

#include <cstdint>
#include <functional>

#include <hwy/highway.h>

namespace rei::test {

/// Calls `work` once for each kind of machine that this one can stand in for.
inline void on_every_kind_of_machine(const std::function<void()>& work) {
    const auto be = [](std::int64_t kind) {
        hwy::SetSupportedTargetsForTest(kind);
        hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    };
    for (const std::int64_t kind : hwy::SupportedAndGeneratedTargets()) {
        be(kind);
        work();
    }
    be(0);  // what it is
}

}  // namespace rei::test
