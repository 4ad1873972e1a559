// The other ranks: they work out what rank 0 hands them until it says that the study is over.
#pragma once

#include <vector>

#include "rei/scale/fingerprint.hpp"
#include "rei/scale/mail.hpp"
#include "rei/study/rows.hpp"

namespace rei::scale {

struct ServeSettings {
    Fingerprint::Value study{};
    unsigned threads = 1;
    double patience_sec = 60;  ///< without a word from rank 0, which is then thought to be gone
    double parting_sec = 20;   ///< to hear, after bye, whether all are there
};

/// `tasks` by number, the same as rank 0 has. What a worker throws is told to rank 0. std::runtime_error
/// where rank 0 is gone. Whether all ranks are there at the end, so that the mail can be finished.
bool serve(Mail& mail, const std::vector<const RowTask*>& tasks, const ServeSettings& settings);

}  // namespace rei::scale
