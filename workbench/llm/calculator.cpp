#include "rei/llm/calculator.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace rei::llm {
namespace {

constexpr std::size_t kLongest = 200;
constexpr int kDeepest = 32;
constexpr double kPi = 3.14159265358979323846;
constexpr double kE = 2.71828182845904523536;

struct Function {
    std::string_view name;
    double (*of)(double);
};
constexpr Function kFunctions[] = {
    {"sqrt", [](double x) { return std::sqrt(x); }},   {"abs", [](double x) { return std::fabs(x); }},
    {"floor", [](double x) { return std::floor(x); }}, {"ceil", [](double x) { return std::ceil(x); }},
    {"round", [](double x) { return std::round(x); }}, {"ln", [](double x) { return std::log(x); }},
    {"exp", [](double x) { return std::exp(x); }},     {"sin", [](double x) { return std::sin(x); }},
    {"cos", [](double x) { return std::cos(x); }},     {"tan", [](double x) { return std::tan(x); }},
};

bool is_letter(char byte) {
    return byte >= 'a' && byte <= 'z';
}

/// By recursive descent; after a problem everything is 0 and nothing more is read.
class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    Calculated run() {
        const double value = sum();
        if (next() != '\0') complain("an operator or the end");
        if (!problem_.empty()) return {false, 0, problem_};
        if (!std::isfinite(value)) return {false, 0, "the result is no finite number"};
        return {true, value, {}};
    }

  private:
    double sum() {
        double value = product();
        for (;;) {
            if (take('+')) {
                value += product();
            } else if (take('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    double product() {
        double value = sign();
        for (;;) {
            if (take('*')) {
                value *= sign();
            } else if (take('/')) {
                value /= sign();
            } else if (take('%')) {
                value = std::fmod(value, sign());
            } else {
                return value;
            }
        }
    }

    double sign() {
        if (++depth_ > kDeepest) complain("fewer levels");
        const bool minus = take('-');
        const double value = minus || take('+') ? sign() : power();
        --depth_;
        return minus ? -value : value;
    }

    double power() {
        const double base = atom();
        return take('^') ? std::pow(base, sign()) : base;
    }

    double atom() {
        if (take('(')) return closed(sum());
        if (is_letter(next())) return named();
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value,
                                                  std::chars_format::general);
        if (error != std::errc() || next() == '-' || is_letter(next())) {
            complain("a number");
            return 0;
        }
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    double named() {
        std::size_t end = at_;
        while (end < text_.size() && is_letter(text_[end])) ++end;
        const std::string_view name = text_.substr(at_, end - at_);
        if (name == "pi" || name == "e") {
            at_ = end;
            return name == "e" ? kE : kPi;
        }
        for (const Function& function : kFunctions) {
            if (function.name != name) continue;
            at_ = end;
            if (!take('(')) complain("\"(\"");
            return function.of(closed(sum()));
        }
        complain("a number or a function");
        return 0;
    }

    double closed(double value) {
        if (!take(')')) complain("\")\"");
        return value;
    }

    char next() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool take(char wanted) {
        if (next() != wanted) return false;
        ++at_;
        return true;
    }
    void complain(const char* expected) {
        if (problem_.empty()) {
            const std::string_view rest = text_.substr(std::min(at_, text_.size()));
            problem_ = rest.empty() ? fmt::format("found the end, expected {}", expected)
                                    : fmt::format("found \"{}\", expected {}", rest.substr(0, 20), expected);
        }
        at_ = text_.size();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::string problem_;
};

}  // namespace

Calculated calculate(std::string_view expression) {
    if (expression.size() > kLongest) return {false, 0, "expected at most 200 characters"};
    return Parser(expression).run();
}

}  // namespace rei::llm
