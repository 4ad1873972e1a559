// Files for tests: a policy and a scenario of the project, and a folder that goes away.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "rei/policy/policy_file.hpp"

namespace rei::workbench::test {

inline std::string source_file(const std::string& relative) {
    return std::string(REI_SOURCE_DIR) + "/" + relative;
}

inline PolicyFile project_policy() {
    return *load_policy(source_file("policies/rei.json"));
}
inline std::string project_scenario() {
    return source_file("scenarios/praise-then-insult.yaml");
}

inline std::string text_in(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_text(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// A folder of this test's own.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                (std::string("rei-") + test->test_suite_name() + "-" + test->name() + "-" +
                 std::to_string(::testing::UnitTest::GetInstance()->random_seed()));
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

}  // namespace rei::workbench::test
