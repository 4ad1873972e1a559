#include "rei/exchange/emotionml.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <utf8proc.h>

namespace rei {
namespace {

constexpr const char* kDimensions[] = {"valence", "arousal", "intensity"};

/// Names of a vocabulary are XML's NMTOKENs: letters, digits, marks and `. - _ :`; anything else becomes `_`.
std::string nmtoken(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        utf8proc_int32_t c = 0;
        const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                           static_cast<utf8proc_ssize_t>(name.size()), &c);
        const std::size_t bytes = used > 0 ? static_cast<std::size_t>(used) : 1;
        const bool ascii = c < 0x80 && (std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_' || c == ':');
        const auto category = utf8proc_category(c);
        const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
        const bool other = c >= 0xC0 && letter;
        if (used > 0 && (ascii || other)) {
            out += name.substr(0, bytes);
        } else {
            out += '_';
        }
        name.remove_prefix(bytes);
    }
    return out.empty() ? "_" : out;
}

/// A token for each mood, no two alike.
std::vector<std::string> tokens_of(const std::vector<std::string>& moods) {
    std::vector<std::string> out;
    for (const std::string& mood : moods) {
        std::string token = nmtoken(mood);
        while (std::find(out.begin(), out.end(), token) != out.end()) token += '_';
        out.push_back(std::move(token));
    }
    return out;
}

template <class Names>
std::string vocabulary(const char* type, const char* id, const Names& names) {
    std::string out = fmt::format("  <vocabulary type=\"{}\" id=\"{}\">\n", type, id);
    for (const auto& name : names) out += fmt::format("    <item name=\"{}\"/>\n", name);
    return out + "  </vocabulary>\n";
}

long long milliseconds(double sec) {
    return std::llround(sec * 1000);
}

std::string traces(const Trace& trace, double freq_hz) {
    const auto count = static_cast<std::size_t>(std::floor(trace.until_sec * freq_hz + 1e-9)) + 1;
    std::vector<double> samples[3];
    for (auto& one : samples) one.resize(count);
    sample(trace, 0, 1 / freq_hz, count, samples[0].data(), samples[1].data(), samples[2].data());
    std::string out;
    for (std::size_t k = 0; k < 3; ++k) {
        fmt::format_to(std::back_inserter(out), "    <dimension name=\"{}\"><trace freq=\"{}Hz\" samples=\"",
                       kDimensions[k], freq_hz);
        for (std::size_t n = 0; n < count; ++n) {
            const double value = k == 0 ? (samples[k][n] + 1) / 2 : samples[k][n];
            fmt::format_to(std::back_inserter(out), "{}{:.4f}", n == 0 ? "" : " ",
                           std::clamp(value, 0.0, 1.0));
        }
        out += "\"/></dimension>\n";
    }
    return out;
}

std::string mood_stretches(const Trace& trace) {
    const std::vector<std::string> tokens = tokens_of(trace.moods);
    std::vector<std::uint32_t> marks = {0};
    for (const std::uint32_t flip : trace.flips()) marks.push_back(flip);
    std::string out;
    for (std::size_t k = 0; k < marks.size(); ++k) {
        const Mark& mark = trace.marks[marks[k]];
        const double end_sec = k + 1 < marks.size() ? trace.marks[marks[k + 1]].time_sec : trace.until_sec;
        const long long begin = milliseconds(mark.time_sec);
        out += fmt::format(
            "  <emotion time-ref-uri=\"#conversation\" offset-to-start=\"{}\" duration=\"{}\">\n"
            "    <category name=\"{}\"/>\n  </emotion>\n",
            begin, milliseconds(end_sec) - begin, tokens[mark.event.mood]);
    }
    return out;
}

}  // namespace

std::string emotionml(const Trace& trace, double freq_hz) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<emotionml version=\"1.0\" xmlns=\"http://www.w3.org/2009/10/emotionml\"\n"
        "           category-set=\"#moods\" dimension-set=\"#state\">\n";
    out += vocabulary("category", "moods", tokens_of(trace.moods));
    out += vocabulary("dimension", "state", kDimensions);
    out += fmt::format("  <emotion id=\"conversation\" duration=\"{}\">\n", milliseconds(trace.until_sec));
    out += traces(trace, freq_hz) + "  </emotion>\n";
    return out + mood_stretches(trace) + "</emotionml>\n";
}

}  // namespace rei
