// Secrets taken out of a text that comes in pieces: what may be the beginning of one is held back until it is
// clear what it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rei::live {

class SecretStream {
  public:
    explicit SecretStream(std::vector<std::string> secrets);

    /// What may be shown now that `more` has come. The pieces are clean (clean_text) already, for what that
    /// takes out could part a secret.
    [[nodiscard]] std::string take(std::string_view more);
    /// What was held back, at the end of the text.
    [[nodiscard]] std::string end();

  private:
    std::vector<std::string> secrets_;
    std::string held_;
};

}  // namespace rei::live
