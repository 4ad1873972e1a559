#include "rei/labelling/ruler.hpp"

#include <algorithm>
#include <vector>

#include "engine/test_data.hpp"

namespace rei {
namespace {

TEST(Ruler, CellsAreThoseThatASearchFinds) {
    test::Dice dice(5);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> marks;
        for (int k = dice.whole(0, 20); k > 0; --k) marks.push_back(dice.real(-1.1, 1.1));
        std::sort(marks.begin(), marks.end());
        const Ruler ruler(marks, -1, 1);
        std::vector<double> asked = marks;
        for (int k = 0; k < 50; ++k) asked.push_back(dice.real(-1.2, 1.2));
        for (const double x : asked) {
            const auto above = std::upper_bound(marks.begin(), marks.end(), x);
            const auto n = static_cast<int>(above - marks.begin());
            const bool on_mark = n > 0 && *(above - 1) == x;
            ASSERT_EQ(ruler.count_up_to(x), static_cast<std::size_t>(n));
            ASSERT_EQ(ruler.cell_of(x), on_mark ? 2 * n - 1 : 2 * n);
        }
    }
}

TEST(Ruler, WithoutMarksIsOneCell) {
    EXPECT_EQ(Ruler().cell_of(0.5), 0);
    EXPECT_EQ(Ruler({}, 0, 1).cell_of(0.5), 0);
}

}  // namespace
}  // namespace rei
