#include "file_claims.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>

#include "inputs.hpp"
#include <fmt/format.h>

#include "rei/policy/policy_file.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::cli {
namespace fs = std::filesystem;
namespace {

constexpr const char* kScreen = "-";
/// No policy and no scenario that people write is longer.
constexpr std::uintmax_t kMostDocumentBytes = 4U << 20U;

/// One name or another of the same file, which may not be there yet. What goes to a pipe or a device replaces
/// nothing.
bool is_same(const std::string& a, const std::string& b) {
    if (a == kScreen || b == kScreen) return a == b;
    std::error_code error;
    if (fs::exists(a, error) && fs::exists(b, error))
        return fs::is_regular_file(a, error) && fs::equivalent(a, b, error);
    const auto name_of = [&](const std::string& path) {
        return fs::weakly_canonical(fs::absolute(path, error), error);
    };
    return name_of(a) == name_of(b);
}

/// What somebody wrote rather than a command; empty: neither.
const char* kind_of(const std::string& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return "";
    const fs::path ending = fs::path(path).extension();
    if (ending == ".yaml" || ending == ".yml") return "a scenario";
    if (ending != ".json" || fs::file_size(path, error) > kMostDocumentBytes) return "";
    return load_scenario(path) ? "a scenario" : load_policy(path) ? "a policy" : "";
}

}  // namespace

void FileClaims::reads(const std::string& path) {
    if (!path.empty()) claims_.push_back({nullptr, path});
}

void FileClaims::reads(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) reads(path);
}

void FileClaims::writes(const char* option, const std::string& path) {
    if (path.empty()) return;
    saves(option, path);
    if (const char* const kind = kind_of(path); *kind != '\0') {
        refuse(fmt::format("{} {}: this is {}, which the result would replace; name another file", option,
                           path, kind));
    }
}

void FileClaims::writes(const OutputArguments& output) {
    writes("--out", output.out.empty() ? kScreen : output.out);
}

void FileClaims::saves(const char* option, const std::string& path, const std::string& own) {
    if (path.empty()) return;
    for (const Claim& claim : claims_) {
        if (!is_same(claim.path, path)) continue;
        if (claim.option == nullptr && !own.empty() && is_same(own, path)) continue;
        const std::string taken = claim.option == nullptr ? "is what this command reads"
                                  : path == kScreen       ? "is the screen, where the result goes"
                                                          : fmt::format("is where {} goes", claim.option);
        refuse(fmt::format("{} {}: this {}; name another file", option, path, taken));
    }
    claims_.push_back({option, path});
}

bool FileClaims::are_read(const std::string& path) const {
    return std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
        return claim.option == nullptr && is_same(claim.path, path);
    });
}

}  // namespace rei::cli
