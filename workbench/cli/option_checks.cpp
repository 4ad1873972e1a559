#include "option_checks.hpp"

#include <charconv>
#include <cstdint>
#include <string>

#include <fmt/format.h>

namespace rei::cli {

CLI::Validator number_between(double low, double high) {
    const auto check = [low, high](std::string& text) -> std::string {
        double value = 0;
        if (CLI::detail::lexical_cast(text, value) && value >= low && value <= high) return {};
        return fmt::format("found '{}'; expected a number from {} to {}", text, low, high);
    };
    return {check, fmt::format("FLOAT in [{} - {}]", low, high)};
}

CLI::Validator whole_number() {
    const auto check = [](std::string& text) -> std::string {
        std::uint64_t value = 0;
        const char* const all = text.data() + text.size();
        const auto [end, error] = std::from_chars(text.data(), all, value);
        if (error == std::errc() && end == all) return {};
        return fmt::format("found '{}'; expected a whole number from 0 to {}", text, UINT64_MAX);
    };
    return {check, {}};
}

CLI::Validator file_name() {
    const auto check = [](std::string& text) -> std::string {
        if (text.empty()) return "found nothing; expected a file";
        return text == "-" ? "found '-', which is the screen; expected a file" : "";
    };
    return {check, {}};
}

CLI::Validator file_or_screen() {
    const auto check = [](std::string& text) -> std::string {
        return text.empty() ? "found nothing; expected a file, or - for the screen" : "";
    };
    return {check, {}};
}

}  // namespace rei::cli
