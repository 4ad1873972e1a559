// A desk whose files may be written: copies in a folder that goes away.
#pragma once

#include "workbench/panels/desk.hpp"

namespace rei::workbench::test {

class Sandbox {
  public:
    explicit Sandbox(const std::string& scenario_file, ImVec2 size = {1600, 900})
        : scenario(copy(scenario_file, "scenario.yaml")),
          policy(copy(source_file("policies/rei.json"), "rei.json")),
          desk(scenario, size, *load_policy(policy)) {}

    TemporaryFolder folder;
    std::string scenario, policy;
    Desk desk;

  private:
    [[nodiscard]] std::string copy(const std::string& from, const std::string& name) const {
        write_text(folder.file(name), text_in(from));
        return folder.file(name);
    }
};

}  // namespace rei::workbench::test
