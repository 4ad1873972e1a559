// What a study is of, as a number: runs may share their work only where it is the same.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "rei/study/policy_task.hpp"

namespace rei::scale {

class Fingerprint {
  public:
    using Value = std::array<std::uint64_t, 2>;

    /// `title` says to people what is studied, such as the command line. It does not count.
    explicit Fingerprint(std::string title) : title_(std::move(title)) {}

    /// Everything that decides what the study comes to, in an order that is always the same.
    Fingerprint& add(std::string_view text);
    Fingerprint& add(double number);
    Fingerprint& add(const Policy& policy);
    Fingerprint& add(const Scenario& scenario);  ///< what it says; not where it stands
    Fingerprint& add(const PolicyTrial& trial);

    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] Value value() const;

  private:
    std::string title_;
    std::string all_;
};

}  // namespace rei::scale
