// Morris' elementary effects.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "rei/study/sensitivity_design.hpp"

namespace rei {
namespace {

constexpr std::uint64_t kLevels = 4;
constexpr double kStep = 2.0 / 3;  // half the levels: every level is equally likely

class Morris final : public SensitivityDesign {
  public:
    Morris(std::size_t parameters, std::size_t quantities, std::uint64_t seed)
        : parameters_(parameters), bits_(seed), effects_(parameters * quantities) {}

    [[nodiscard]] std::size_t rows_a_sample() const override { return parameters_ + 1; }
    void draw(Rows& unit) override;
    void absorb(std::span<const double> unit, std::span<const double> found) override;
    [[nodiscard]] Influence influence(std::size_t quantity, std::size_t parameter) const override;

  private:
    struct Effects {
        Tally size, with_sign;
    };
    [[nodiscard]] std::size_t quantities() const { return effects_.size() / parameters_; }
    /// In [0, n), n small beside 2^64.
    std::size_t draw_below(std::size_t n) { return static_cast<std::size_t>(bits_() % n); }

    std::size_t parameters_;
    std::mt19937_64 bits_;
    std::vector<Effects> effects_;  ///< by quantity, then parameter
};

void Morris::draw(Rows& unit) {
    std::vector<double> at(parameters_), step(parameters_);
    for (std::size_t p = 0; p < parameters_; ++p) {
        const bool up = draw_below(2) == 0;
        at[p] = static_cast<double>(draw_below(kLevels / 2) + (up ? 0 : kLevels / 2)) / (kLevels - 1);
        step[p] = up ? kStep : -kStep;
    }
    std::vector<std::size_t> order(parameters_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = parameters_; k > 1; --k) std::swap(order[k - 1], order[draw_below(k)]);
    unit.add(at);
    for (const std::size_t p : order) {
        at[p] += step[p];
        unit.add(at);
    }
}

void Morris::absorb(std::span<const double> unit, std::span<const double> found) {
    for (std::size_t row = 1; row <= parameters_; ++row) {
        const auto before = unit.subspan((row - 1) * parameters_, parameters_);
        const auto after = unit.subspan(row * parameters_, parameters_);
        const auto moved = static_cast<std::size_t>(
            std::mismatch(before.begin(), before.end(), after.begin()).first - before.begin());
        const double step = after[moved] - before[moved];
        for (std::size_t q = 0; q < quantities(); ++q) {
            const double change = found[row * quantities() + q] - found[(row - 1) * quantities() + q];
            Effects& effects = effects_[q * parameters_ + moved];
            effects.size.add(std::abs(change / step));
            effects.with_sign.add(change / step);
        }
    }
}

Influence Morris::influence(std::size_t quantity, std::size_t parameter) const {
    const Effects& effects = effects_[quantity * parameters_ + parameter];
    return {effects.size.estimate(), effects.with_sign.estimate(), effects.with_sign.deviation()};
}

}  // namespace

std::unique_ptr<SensitivityDesign> morris_design(std::size_t parameters, std::size_t quantities,
                                                 std::uint64_t seed) {
    return std::make_unique<Morris>(parameters, quantities, seed);
}

}  // namespace rei
