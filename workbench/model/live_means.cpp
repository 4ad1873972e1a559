#include "rei/model/live_means.hpp"

#include "rei/model/strings.hpp"

namespace rei::workbench {

std::string LiveMeans::complaint() const {
    if (!problem.empty()) return problem;
    return database.empty() || !wall_ms ? tr("There is no place to keep conversations in.") : "";
}

}  // namespace rei::workbench
