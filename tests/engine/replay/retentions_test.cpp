#include "rei/replay/retentions.hpp"

#include <cmath>

#include "engine/random_cases.hpp"

namespace rei {
namespace {

TEST(Retentions, AreThePowersOfOneHalf) {
    test::Dice dice(11);
    for (const double half_life_sec : {0.1, 3.7, 10.0, 900.0, 86400.0}) {
        std::vector<double> elapsed_sec, kept;
        for (int k = 0; k < 1001; ++k) elapsed_sec.push_back(dice.real(0, 900 * half_life_sec));
        for (int k = 0; k < 1000; ++k) elapsed_sec.push_back(dice.real(0, half_life_sec));
        retentions(elapsed_sec, half_life_sec, kept);
        ASSERT_EQ(kept.size(), elapsed_sec.size());
        for (std::size_t k = 0; k < kept.size(); ++k) {
            const double exponent = -elapsed_sec[k] / half_life_sec;
            const long double wanted = std::exp2(static_cast<long double>(exponent));
            const double unit = std::nextafter(kept[k], 1) - kept[k];
            EXPECT_LE(std::abs(static_cast<double>(kept[k] - wanted)), 1.2 * unit)
                << elapsed_sec[k] << " s of " << half_life_sec << " s";
        }
    }
}

TEST(RepeatedTimes, KnowEveryLengthOnce) {
    test::Dice dice(12);
    std::vector<double> elapsed_sec;
    for (int k = 0; k < 1000; ++k) elapsed_sec.push_back(std::floor(dice.real(0, 40)) / 4);
    const RepeatedTimes repeated(elapsed_sec);
    EXPECT_LE(repeated.sec.size(), 160U);
    ASSERT_EQ(repeated.which.size(), elapsed_sec.size());
    for (std::size_t k = 0; k < elapsed_sec.size(); ++k) {
        EXPECT_EQ(repeated.sec[static_cast<std::size_t>(repeated.which[k])], elapsed_sec[k]);
    }
}

TEST(Retentions, NoTimeKeepsAllAndAThousandHalfLivesNothing) {
    std::vector<double> kept;
    retentions(std::vector<double>{0, 10, 20, 10'001, 1e9}, 10, kept);
    EXPECT_EQ(kept, (std::vector<double>{1, 0.5, 0.25, 0, 0}));
}

}  // namespace
}  // namespace rei
