// Rows of the companion that more than one transaction writes: a reflection comes by itself or with a turn.
#pragma once

#include <optional>
#include <string>

#include <SQLiteCpp/Database.h>

#include "rei/companion/log.hpp"
#include "rei/live/records.hpp"

namespace rei::live {

/// Input, feeling, mappings, the routines as suggested, declaration; inside the transaction of who calls. The
/// id of the input.
std::string add_reflection(SQLite::Database& database, const std::string& user,
                           const ReflectionRecord& reflection, std::int64_t now_ms);
/// What was felt at a moment: `alone`, or `before` or `after` a run.
void add_sample(SQLite::Database& database, const std::string& user, const char* moment,
                const companion::Sample& sample, const std::optional<std::string>& run_id,
                const std::optional<std::string>& input_id);

}  // namespace rei::live
