#include "rei/study/sensitivity.hpp"

#include <cmath>
#include <functional>

#include "engine/test_data.hpp"

#include "rei/study/thread_crew.hpp"

namespace rei {
namespace {

/// A function of a row that gives a row.
class Function final : public RowTask {
  public:
    using F = std::function<void(std::span<const double> x, std::span<double> out)>;
    Function(std::size_t inputs, std::size_t outputs, F f, double turns = 100)
        : inputs_(inputs), outputs_(outputs), f_(std::move(f)), turns_(turns) {}
    [[nodiscard]] std::size_t inputs() const override { return inputs_; }
    [[nodiscard]] std::size_t outputs() const override { return outputs_; }
    [[nodiscard]] double turns_a_row() const override { return turns_; }
    [[nodiscard]] std::unique_ptr<RowWorker> make_worker() const override {
        struct Worker final : RowWorker {
            explicit Worker(const Function& of) : function(of) {}
            void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) override {
                for (std::size_t k = from; k < to; ++k) function.f_(in[k], out[k]);
            }
            const Function& function;
        };
        return std::make_unique<Worker>(*this);
    }

  private:
    std::size_t inputs_, outputs_;
    F f_;
    double turns_;
};

ParameterBox box_of(std::size_t dimensions, Interval range) {
    return ParameterBox(std::vector<ParameterRange>(dimensions, {range}));
}
Quantity column(std::size_t k) {
    return {"f", {}, Quantity::How::mean, {k}};
}
std::unique_ptr<Sensitivity> finished(const SensitivityPlan& plan, const RowTask& task,
                                      const ParameterBox& box, const std::vector<Quantity>& quantities,
                                      unsigned threads = 2) {
    auto out = std::make_unique<Sensitivity>(plan, task, box, quantities, thread_crews(threads), nullptr);
    while (out->advance()) {
    }
    return out;
}

/// Ishigami & Homma 1990 with a = 7, b = 0.1, on [−π, π]³; its indices are known in closed form. Beside it a
/// constant.
Function ishigami() {
    return {3, 2, [](std::span<const double> x, std::span<double> out) {
                out[0] = std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) +
                         0.1 * std::pow(x[2], 4) * std::sin(x[0]);
                out[1] = 0.1;
            }};
}
const ParameterBox kIshigamiBox = box_of(3, {-M_PI, M_PI});

TEST(SobolIndices, OfIshigamiAreTheKnownOnes) {
    const Function task = ishigami();
    const auto study = finished({SensitivityMethod::sobol, 8192}, task, kIshigamiBox, {column(0)});
    const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t p = 0; p < 3; ++p) {
        const Influence influence = study->influence(0, p);
        EXPECT_NEAR(influence.direct.mean, first[p], 0.005) << p;
        EXPECT_NEAR(influence.strength.mean, total[p], 0.005) << p;
        EXPECT_LT(influence.strength.low, total[p]);
        EXPECT_GT(influence.strength.high, total[p]);
        EXPECT_LT(influence.direct.low, first[p]);
        EXPECT_GT(influence.direct.high, first[p]);
        EXPECT_LT(influence.direct.high - influence.direct.low, 0.15);
        EXPECT_EQ(influence.strength.count, 8192U);
    }
    EXPECT_EQ(study->ranking(0), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(study->points(), 8192U * 5);
}

TEST(SobolIndices, DoNotMindWhereZeroIs) {
    const Function raised(
        2, 1, [](std::span<const double> x, std::span<double> out) { out[0] = 1e6 + 2 * x[0] + x[1]; });
    const auto study = finished({SensitivityMethod::sobol, 4096}, raised, box_of(2, {0, 1}), {column(0)});
    EXPECT_NEAR(study->influence(0, 0).direct.mean, 0.8, 0.005);
    EXPECT_NEAR(study->influence(0, 0).strength.mean, 0.8, 0.005);
    EXPECT_NEAR(study->influence(0, 1).direct.mean, 0.2, 0.005);
}

TEST(SobolIndices, OfAConstantAreNotDefined) {
    const auto study =
        finished({SensitivityMethod::sobol, 64}, ishigami(), kIshigamiBox, {column(0), column(1)});
    EXPECT_FALSE(std::isnan(study->influence(0, 0).strength.mean));
    EXPECT_TRUE(std::isnan(study->influence(1, 0).strength.mean));
    EXPECT_TRUE(std::isnan(study->influence(1, 0).direct.mean));
}

TEST(MorrisEffects, OfIshigamiAreTheKnownOnes) {
    const Function task = ishigami();
    const auto study = finished({SensitivityMethod::morris, 2000, 3}, task, kIshigamiBox, {column(0)});
    // on the levels −π, −π/3, π/3, π, by hand: μ* = 7.704, 7.875, 6.249, and x₂ only ever moves by 7.875
    const double size[] = {7.704, 7.875, 6.249};
    for (std::size_t p = 0; p < 3; ++p) EXPECT_NEAR(study->influence(0, p).strength.mean, size[p], 0.25) << p;
    EXPECT_NEAR(study->influence(0, 1).strength.mean, 7.875, 1e-9);
    EXPECT_NEAR(study->influence(0, 1).strength.high, 7.875, 1e-9);
    EXPECT_NEAR(study->influence(0, 1).direct.mean, 0, 0.5) << "goes up as often as down";
    EXPECT_GT(study->influence(0, 2).spread, 5);
    EXPECT_EQ(study->points(), 2000U * 4);
    EXPECT_EQ(study->ranking(0)[2], 2U);
}

TEST(MorrisEffects, OfAPlaneAreItsSlopes) {
    const Function plane(
        3, 1, [](std::span<const double> x, std::span<double> out) { out[0] = 0.5 * x[0] - 3 * x[1]; });
    const auto study = finished({SensitivityMethod::morris, 10}, plane, box_of(3, {0, 2}), {column(0)});
    const double effects[] = {1, -6, 0};  // from end to end
    for (std::size_t p = 0; p < 3; ++p) {
        EXPECT_NEAR(study->influence(0, p).direct.mean, effects[p], 1e-12);
        EXPECT_NEAR(study->influence(0, p).strength.mean, std::abs(effects[p]), 1e-12);
        EXPECT_NEAR(study->influence(0, p).spread, 0, 1e-12);
    }
    EXPECT_EQ(study->ranking(0), (std::vector<std::size_t>{1, 0, 2}));
}

TEST(Sensitivity, LeavesOutWhatIsNotDefined) {
    const Function holes(2, 1, [](std::span<const double> x, std::span<double> out) {
        out[0] = x[0] > 0.9 ? std::nan("") : x[0] + 2 * x[1];
    });
    const auto morris = finished({SensitivityMethod::morris, 100}, holes, box_of(2, {0, 1}), {column(0)});
    EXPECT_NEAR(morris->influence(0, 0).direct.mean, 1, 1e-12);
    EXPECT_NEAR(morris->influence(0, 1).direct.mean, 2, 1e-12);
    EXPECT_LT(morris->influence(0, 0).strength.count, 100U);
    EXPECT_GT(morris->influence(0, 0).strength.count, 10U);
    const auto sobol = finished({SensitivityMethod::sobol, 4096}, holes, box_of(2, {0, 1}), {column(0)});
    EXPECT_NEAR(sobol->influence(0, 1).direct.mean, 4 / (4 + 0.81), 0.02);
    EXPECT_NEAR(static_cast<double>(sobol->influence(0, 1).strength.count), 4096 * 0.81, 50);
}

TEST(Sensitivity, IsTheSameAtAnyNumberOfThreadsAndAnyLengthOfStep) {
    const Function quick = ishigami();
    Function slow(
        3, 2,
        [&](std::span<const double> x, std::span<double> out) {
            const auto worker = quick.make_worker();
            Rows in(3), found(2, 1);
            in.add(x);
            worker->work(in, 0, 1, found);
            std::copy(found[0].begin(), found[0].end(), out.begin());
        },
        100'000);  // two rows a step, fewer than a sample
    for (const SensitivityMethod method : {SensitivityMethod::morris, SensitivityMethod::sobol}) {
        const auto alone = finished({method, 50}, quick, kIshigamiBox, {column(0)}, 1);
        const auto together = finished({method, 50}, quick, kIshigamiBox, {column(0)}, 3);
        const auto piecemeal = finished({method, 50}, slow, kIshigamiBox, {column(0)}, 1);
        for (std::size_t p = 0; p < 3; ++p) {
            const double wanted = alone->influence(0, p).strength.mean;
            EXPECT_EQ(together->influence(0, p).strength.mean, wanted);
            EXPECT_EQ(piecemeal->influence(0, p).strength.mean, wanted);
        }
    }
}

TEST(Sensitivity, ShowsItsPointsInOrder) {
    const Function task = ishigami();
    std::uint64_t next = 0;
    Sensitivity study({SensitivityMethod::morris, 5}, task, kIshigamiBox, {column(0)}, thread_crews(1),
                      [&](std::uint64_t index, std::span<const double> values, std::span<const double> out) {
                          EXPECT_EQ(index, next++);
                          EXPECT_LE(std::abs(values[2]), M_PI);
                          EXPECT_EQ(out[1], 0.1);
                      });
    while (study.advance()) EXPECT_LT(study.progress(), 1);
    EXPECT_EQ(next, 20U);
    EXPECT_EQ(study.progress(), 1);
}

}  // namespace
}  // namespace rei
