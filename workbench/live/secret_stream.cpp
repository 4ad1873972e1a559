#include "rei/live/secret_stream.hpp"

#include <algorithm>
#include <utility>

#include "rei/live/clean_text.hpp"

namespace rei::live {
namespace {

/// How many bytes at the end of a text may be the beginning of a secret.
std::size_t begun(std::string_view text, std::string_view secret) {
    if (secret.size() < kShortestSecret) return 0;
    std::size_t size = std::min(text.size(), secret.size() - 1);
    while (size > 0 && text.substr(text.size() - size) != secret.substr(0, size)) --size;
    return size;
}

}  // namespace

SecretStream::SecretStream(std::vector<std::string> secrets) : secrets_(std::move(secrets)) {}

std::string SecretStream::take(std::string_view more) {
    held_ = without_secrets(held_ + std::string(more), secrets_);
    std::size_t hold = 0;
    for (const std::string& secret : secrets_) hold = std::max(hold, begun(held_, secret));
    std::string out = held_.substr(0, held_.size() - hold);
    held_.erase(0, out.size());
    return out;
}

std::string SecretStream::end() {
    return std::exchange(held_, {});
}

}  // namespace rei::live
