// What is looked over many at a time is what one at a time gives, on every kind of machine, at every length.
#include "rei/replay/column_kernels.hpp"

#include <cmath>
#include <vector>

#include "engine/kinds_of_machines.hpp"
#include "engine/random_cases.hpp"

#include "rei/replay/bits.hpp"

namespace rei {
namespace {

constexpr std::size_t kLongest = 150;  // past two words, and every remainder of a vector

std::vector<double> numbers(test::Dice& dice, std::size_t count, double low, double high) {
    std::vector<double> out;
    for (std::size_t k = 0; k < count; ++k) out.push_back(dice.real(low, high));
    return out;
}

/// Calls `check(count)` for many lengths on every kind of machine.
template <class Check>
void for_every_length(Check&& check) {
    test::on_every_kind_of_machine([&] {
        for (std::size_t count = 1; count < kLongest; count += count < 20 ? 1 : 13) check(count);
    });
}

TEST(ColumnKernels, AddUpTheTimeBeyondABound) {
    for_every_length([](std::size_t count) {
        test::Dice dice(static_cast<unsigned>(count));
        std::vector<double> begins = numbers(dice, count, -1, 1), ends = numbers(dice, count, -1, 1);
        begins[count / 2] = ends[count / 2] = 0.25;
        std::vector<double> times = numbers(dice, count, 0, 100);
        std::sort(times.begin(), times.end());
        for (const Interval& span : {Interval{0, 200}, Interval{20, 60}, Interval{times[0], times[0]}}) {
            for (const Bound& bound :
                 {Bound{0.25, true}, Bound{0.25, false}, Bound{-2, true}, Bound{0, false}}) {
                double wanted_sec = 0;
                std::vector<std::uint64_t> passing(words_of(count)), wanted(words_of(count));
                for (std::size_t k = 0; k < count; ++k) {
                    const double end_sec = k + 1 < count ? times[k + 1] : 110;
                    const bool from = bound.is_beyond(begins[k]), to = bound.is_beyond(ends[k]);
                    const double inside_sec = std::min(end_sec, span.high) - std::max(times[k], span.low);
                    if (from && to) wanted_sec += std::max(0.0, inside_sec);
                    if (from != to) set_bit(wanted, k);
                }
                const double found_sec = sum_beyond({begins.data(), ends.data(), times.data()}, count, 110,
                                                    bound, span, passing.data());
                EXPECT_NEAR(found_sec, wanted_sec, 1e-9);
                EXPECT_EQ(passing, wanted);
            }
        }
    });
}

TEST(ColumnKernels, FindTheCellsThatARulerFinds) {
    for_every_length([](std::size_t count) {
        test::Dice dice(static_cast<unsigned>(count));
        std::vector<double> marks = numbers(dice, 30, -1.1, 1.1);
        std::sort(marks.begin(), marks.end());
        const Ruler ruler(marks, -1, 1);
        std::vector<double> values = numbers(dice, count, -1, 1);
        values[0] = marks[15];
        std::vector<std::int32_t> places(count), wanted;
        std::vector<std::uint64_t> unclear(words_of(count));
        find_places(ruler.notches(), values.data(), count, places.data(), unclear.data());
        for (const double value : values) wanted.push_back(ruler.clear_cell(value));
        EXPECT_EQ(places, wanted);
        EXPECT_TRUE(has_bit(unclear, 0));
        for (std::size_t k = 0; k < count; ++k) {
            EXPECT_EQ(has_bit(unclear, k), places[k] < 0);
            EXPECT_TRUE(places[k] < 0 || places[k] == ruler.cell_of(values[k]));
        }
    });
}

TEST(ColumnKernels, FindStretchesThatStayInACellAndThoseThatLandInTheNextOnes) {
    for_every_length([](std::size_t count) {
        test::Dice dice(static_cast<unsigned>(count));
        const auto cells = [&] {
            std::vector<std::int32_t> out;
            for (std::size_t k = 0; k < count; ++k) out.push_back(dice.whole(-1, 1));
            return out;
        };
        const auto a = cells(), a_ends = cells(), b = cells(), b_ends = cells();
        std::vector<std::uint64_t> stays(words_of(count)), lands(words_of(count));
        find_same_cells({a.data(), a_ends.data()}, {b.data(), b_ends.data()}, count, stays.data(),
                        lands.data());
        for (std::size_t k = 0; k < words_of(count) * kBitsAWord; ++k) {
            const bool clear = k < count && a_ends[k] >= 0 && b_ends[k] >= 0;
            EXPECT_EQ(has_bit(stays, k), clear && a[k] == a_ends[k] && b[k] == b_ends[k]) << k;
            const bool followed = clear && k + 1 < count;
            EXPECT_EQ(has_bit(lands, k), followed && a[k + 1] == a_ends[k] && b[k + 1] == b_ends[k]) << k;
        }
    });
}

TEST(ColumnKernels, CountTheNearFieldsOfARectangle) {
    constexpr std::int32_t kColumns = 5, kRows = 4;
    const auto is_near = [](std::int32_t table, std::int32_t column, std::int32_t row) {
        return table == 0 ? column >= 2 && row >= 1 : column == 1;
    };
    std::vector<std::int32_t> before;
    for (std::int32_t table = 0; table < 2; ++table) {
        for (std::int32_t columns = 0; columns <= kColumns; ++columns) {
            for (std::int32_t rows = 0; rows <= kRows; ++rows) {
                std::int32_t near = 0;
                for (std::int32_t column = 0; column < columns; ++column) {
                    for (std::int32_t row = 0; row < rows; ++row) near += is_near(table, column, row) ? 1 : 0;
                }
                before.push_back(near);
            }
        }
    }
    for_every_length([&](std::size_t count) {
        test::Dice dice(static_cast<unsigned>(count));
        std::vector<std::int32_t> table, column, last_column, row, last_row;
        for (std::size_t k = 0; k < count; ++k) {
            table.push_back(dice.whole(0, 1) * (kColumns + 1) * (kRows + 1));
            column.push_back(dice.whole(0, kColumns - 1));
            last_column.push_back(dice.whole(0, kColumns - 1));
            row.push_back(dice.whole(0, kRows - 1));
            last_row.push_back(dice.whole(0, kRows - 1));
        }
        std::vector<std::uint64_t> all(words_of(count)), some(words_of(count));
        find_near(before.data(), kRows + 1,
                  {table.data(), column.data(), last_column.data(), row.data(), last_row.data()}, count,
                  all.data(), some.data());
        for (std::size_t k = 0; k < count; ++k) {
            bool every = true, any = false;
            for (std::int32_t c = std::min(column[k], last_column[k]);
                 c <= std::max(column[k], last_column[k]); ++c) {
                for (std::int32_t r = std::min(row[k], last_row[k]); r <= std::max(row[k], last_row[k]);
                     ++r) {
                    const bool near = is_near(table[k] == 0 ? 0 : 1, c, r);
                    every = every && near;
                    any = any || near;
                }
            }
            EXPECT_EQ(has_bit(all, k), every) << k << " of " << count;
            EXPECT_EQ(has_bit(some, k), any) << k << " of " << count;
        }
    });
}

TEST(ColumnKernels, FindTheExtremesAndPick) {
    for_every_length([](std::size_t count) {
        test::Dice dice(static_cast<unsigned>(count));
        const std::vector<double> values = numbers(dice, count, -1, 1);
        const Interval found = extremes(values.data(), count);
        EXPECT_EQ(found.low, *std::min_element(values.begin(), values.end()));
        EXPECT_EQ(found.high, *std::max_element(values.begin(), values.end()));
        std::vector<std::int32_t> which;
        for (std::size_t k = 0; k < count; ++k) which.push_back(dice.whole(0, static_cast<int>(count) - 1));
        std::vector<double> picked(count);
        pick(values.data(), which.data(), count, picked.data());
        for (std::size_t k = 0; k < count; ++k) {
            EXPECT_EQ(picked[k], values[static_cast<std::size_t>(which[k])]);
        }
    });
}

TEST(ColumnKernels, SamplesAreThoseOfAValueThatIsCutOnceItIsOutside) {
    constexpr double kKept = 0.9, kOrigin = 0.1;
    for_every_length([](std::size_t count) {
        test::Dice dice(static_cast<unsigned>(count));
        std::vector<double> value, rest, deviation, end, before, in_all, samples, first(count), last(count);
        double sum = 0, squares = 0, products = 0;
        std::vector<std::pair<double, double>> ends;
        for (std::size_t k = 0; k < count; ++k) {
            value.push_back(dice.real(-1, 1));
            rest.push_back(dice.whole(0, 9) == 0 ? dice.real(-9, 9) : dice.real(-1.5, 1.5));
            deviation.push_back(value[k] - rest[k]);
            samples.push_back(dice.whole(0, 6));
            before.push_back(std::pow(kKept, dice.real(0, 1)));
            in_all.push_back(std::pow(kKept, samples[k]));
            const auto at = [&](double seconds) {
                const double kept = before[k] * std::pow(kKept, seconds);
                return std::clamp(value[k] - deviation[k] * (1 - kept), -1.0, 1.0);
            };
            end.push_back(at(samples[k]));
            ends.emplace_back(at(0) - kOrigin, at(samples[k] - 1) - kOrigin);
            for (double j = 0; j < samples[k]; ++j) {
                const double sample = at(j) - kOrigin;
                sum += sample;
                squares += sample * sample;
                if (j > 0) products += sample * (at(j - 1) - kOrigin);
            }
        }
        const SampleSums all = sum_samples({value.data(), rest.data(), deviation.data(), end.data(),
                                            before.data(), in_all.data(), samples.data()},
                                           count, kOrigin, kKept, first.data(), last.data());
        EXPECT_NEAR(all.sum, sum, 1e-12 * static_cast<double>(count));
        EXPECT_NEAR(all.squares, squares, 1e-12 * static_cast<double>(count));
        EXPECT_NEAR(all.products, products, 1e-12 * static_cast<double>(count));
        for (std::size_t k = 0; k < count; ++k) {
            if (samples[k] == 0) continue;
            EXPECT_NEAR(first[k], ends[k].first, 1e-13);
            EXPECT_NEAR(last[k], ends[k].second, 1e-13);
        }
    });
}

TEST(ColumnKernels, SumsAreTheSameBitsOnEveryKindOfMachine) {
    for (const std::size_t count : {1U, 7U, 64U, 149U}) {
        std::vector<double> sums, powers;
        test::on_every_kind_of_machine([&] {
            test::Dice dice(static_cast<unsigned>(count));
            const auto value = numbers(dice, count, -1, 1), rest = numbers(dice, count, -2, 2);
            const auto end = numbers(dice, count, -1.2, 1.2), kept = numbers(dice, count, 0, 1);
            auto time = numbers(dice, count, 0, 100);
            std::sort(time.begin(), time.end());
            std::vector<double> deviation, length, first(count), last(count), out(count);
            for (std::size_t k = 0; k < count; ++k) {
                deviation.push_back(value[k] - rest[k]);
                length.push_back(static_cast<double>(dice.whole(0, 3)));
            }
            std::vector<std::uint64_t> bits(words_of(count));
            const SampleSums all = sum_samples({value.data(), rest.data(), deviation.data(), end.data(),
                                                kept.data(), kept.data(), length.data()},
                                               count, 0.1, 0.9, first.data(), last.data());
            fill_retentions(time.data(), count, 7.3, out.data());
            std::vector<double> found{all.sum,
                                      all.squares,
                                      all.products,
                                      sum_products(value.data(), rest.data(), count),
                                      sum_integrals(value.data(), rest.data(), end.data(), time.data(), count,
                                                    101, 14, bits.data()),
                                      sum_beyond({value.data(), end.data(), time.data()}, count, 101,
                                                 {0.1, true}, {5, 99}, bits.data())};
            found.insert(found.end(), first.begin(), first.end());
            found.insert(found.end(), last.begin(), last.end());
            found.insert(found.end(), out.begin(), out.end());
            if (sums.empty()) sums = found;
            EXPECT_EQ(found, sums) << count;
        });
    }
}

}  // namespace
}  // namespace rei
