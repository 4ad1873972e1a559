#include "rei/model/live_means.hpp"

#include "rei/model/say.hpp"

namespace rei::workbench {

std::string LiveMeans::complaint() const {
    if (!problems.empty()) return say(problems);
    return database.empty() || !wall_ms
               ? tr("There is no place to keep conversations in. Start with --db FILE to name one.")
               : "";
}

}  // namespace rei::workbench
