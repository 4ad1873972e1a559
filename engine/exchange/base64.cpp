#include "rei/exchange/base64.hpp"

#include <algorithm>
#include <iterator>

#include <boost/archive/iterators/base64_from_binary.hpp>
#include <boost/archive/iterators/binary_from_base64.hpp>
#include <boost/archive/iterators/transform_width.hpp>

namespace rei {
namespace {

namespace codec = boost::archive::iterators;
using Decoder = codec::transform_width<codec::binary_from_base64<const char*>, 8, 6>;
using Encoder = codec::base64_from_binary<codec::transform_width<const char*, 6, 8>>;

bool is_digit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    std::size_t padding = 0;
    for (; padding < 2 && !digits.empty() && digits.back() == '='; ++padding) digits.pop_back();
    if (!std::all_of(digits.begin(), digits.end(), is_digit) || digits.size() % 4 == 1) return std::nullopt;
    const std::size_t bytes = digits.size() * 3 / 4;
    digits.append((4 - digits.size() % 4) % 4, 'A');  // the decoder reads whole groups
    std::string out(Decoder(digits.data()), Decoder(digits.data() + digits.size()));
    out.resize(bytes);
    return out;
}

std::string encode_base64(std::string_view bytes) {
    std::string padded(bytes);
    padded.append((3 - bytes.size() % 3) % 3, '\0');  // the encoder reads whole groups
    std::string out(Encoder(padded.data()), Encoder(padded.data() + padded.size()));
    const std::size_t padding = padded.size() - bytes.size();
    out.replace(out.size() - padding, padding, padding, '=');
    return out;
}

}  // namespace rei
