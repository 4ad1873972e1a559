// What is remembered of users.
#include <algorithm>

#include "rei/live/sql.hpp"
#include "rei/live/store.hpp"

namespace rei::live {

std::vector<std::string> Store::facts(const std::string& persona, const std::string& user,
                                      int at_most) const {
    return guarded(file_, [&] {
        std::vector<std::string> out;
        SQLite::Statement rows =
            bound(*database_,
                  "SELECT content FROM facts WHERE persona = ? AND user = ? ORDER BY number DESC LIMIT ?",
                  persona, user, at_most);
        while (rows.executeStep()) out.push_back(rows.getColumn(0).getString());
        std::reverse(out.begin(), out.end());
        return out;
    });
}

bool Store::forget(const std::string& persona, const std::string& user, const std::string& fact) {
    return guarded(file_, [&] {
        return run(*database_, "DELETE FROM facts WHERE persona = ? AND user = ? AND content = ?", persona,
                   user, fact) > 0;
    });
}

}  // namespace rei::live
