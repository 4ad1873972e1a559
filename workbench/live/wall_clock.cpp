#include "rei/live/wall_clock.hpp"

#include <chrono>
#include <ctime>

namespace rei::live {

using namespace std::chrono;

std::int64_t wall_ms() {
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

int local_day(std::int64_t wall_ms) {
    const auto time = static_cast<std::time_t>(wall_ms / 1000);
    std::tm local{};
    localtime_r(&time, &local);
    const year_month_day date{year(local.tm_year + 1900), month(static_cast<unsigned>(local.tm_mon) + 1),
                              day(static_cast<unsigned>(local.tm_mday))};
    return static_cast<int>(sys_days(date).time_since_epoch().count());
}

}  // namespace rei::live
