// Times in a scenario: seconds, or a turn's id plus or minus seconds (DESIGN §5).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "rei/policy/checked_reader.hpp"
#include "rei/scenario/moment.hpp"

namespace rei {

/// The time as it is written there; nothing where it is none.
[[nodiscard]] std::optional<Moment> moment_at(Node node);

/// The turns' ids and their times.
class TurnTimes {
  public:
    /// False where the id is taken.
    bool add(const std::string& id, double at_sec) { return by_id_.emplace(id, at_sec).second; }
    [[nodiscard]] std::optional<double> find(const std::string& id) const;

    /// A time in [0, until_sec], with 1e-9 s of slack; complains and gives nothing where it is none.
    std::optional<double> read(CheckedReader& reader, const Located& at, double until_sec) const;

  private:
    std::optional<double> resolve(CheckedReader& reader, const Located& at) const;
    std::unordered_map<std::string, double> by_id_;
};

}  // namespace rei
