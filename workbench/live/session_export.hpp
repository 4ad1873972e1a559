// A stored session for others: as a scenario to be replayed and tuned by, as Markdown to be read, as JSON.
#pragma once

#include <string>
#include <vector>

#include "rei/live/records.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei::live {

/// Replayed with the session's policy and variant it gives the moods that were shown live.
[[nodiscard]] Scenario scenario_of(const SessionRecord& session, const std::vector<TurnRecord>& turns);

[[nodiscard]] std::string markdown_of(const SessionRecord& session, const std::vector<TurnRecord>& turns);

/// {session: {…}, messages: [{role, content, …}], emotion: [{turn, at_sec, valence, …}]}; `messages` is what
/// chat programs take.
[[nodiscard]] std::string json_of(const SessionRecord& session, const std::vector<TurnRecord>& turns);

/// "2024-05-01 12:00:00", in UTC; the same as data, "2024-05-01T12:00:00Z"; and the start of an id as people
/// use it.
[[nodiscard]] std::string utc_time(std::int64_t wall_ms);
[[nodiscard]] std::string utc_stamp(std::int64_t wall_ms);
[[nodiscard]] std::string short_id(const std::string& id);

}  // namespace rei::live
