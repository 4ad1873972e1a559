// People by what a service calls them: one name each, whatever they call themselves later, and no two of them
// the same.
#pragma once

#include <map>
#include <string>

namespace rei {

class KnownNames {
  public:
    /// The name of whom the service calls `id`: as first shown, with a number where it is taken. Without an
    /// id it is what is shown.
    const std::string& name_of(const std::string& id, const std::string& shown) {
        const auto known = by_id_.find(id);
        if (known != by_id_.end() && !id.empty()) return known->second;
        const int taken = id.empty() ? 0 : used_[shown]++;
        return by_id_[id] = taken == 0 ? shown : shown + " (" + std::to_string(taken + 1) + ")";
    }

  private:
    std::map<std::string, std::string> by_id_;
    std::map<std::string, int> used_;
};

}  // namespace rei
