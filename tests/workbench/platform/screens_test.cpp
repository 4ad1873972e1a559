// The main states of the window at three sizes, against pictures an eighth as large that somebody looked at
// (tests/golden/screens). After a wanted change of the look: REI_REMAKE_SCREENS=1
// build/test-workbench-platform
// --gtest_filter='*Screens*', and look at them.
#include <cstdlib>

#include "workbench/platform/run_workbench.hpp"
#include <gtest/gtest.h>
#include <stb_image.h>

#include "rei/platform/picture.hpp"

namespace rei::workbench {
namespace {

constexpr int kShrink = 8;
/// Of 255. Drawing is exact here; another processor may round a line's edge another way.
constexpr int kMostDifference = 6;

struct State {
    const char* name;
    const char* arguments;
};
constexpr State kStates[] = {
    {"start", "scenarios/praise-then-insult.yaml --policy policies/rei-tuned.json --at 20"},
    {"editing",
     "scenarios/apology-after-a-fight.yaml --do 9,cursor-1,18,cursor-2,turn:3,edit-turn "
     "--show persona,runs"},
    {"diagnosis", "scenarios/apology-after-a-fight.yaml --at 18 --show diagnosis,export"},
    {"korean-light",
     "scenarios/praise-then-insult.yaml --policy policies/rei-tuned.json --at 20 --language ko "
     "--look light --show output"},
    {"six-engines",
     "scenarios/one-hour-stream.yaml --engine kalman --variants "
     "continuous,heuristic,discrete,fsm,hmm --at 1200 --show compare,innovation"},
};
constexpr const char* kSizes[] = {"1280x720", "1600x900", "2560x1440"};

/// RGB, 8 bit each.
struct Thumbnail {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

Thumbnail read_png(const std::string& path) {
    Thumbnail picture;
    int channels = 0;
    std::uint8_t* const pixels = stbi_load(path.c_str(), &picture.width, &picture.height, &channels, 3);
    if (pixels == nullptr) return {};
    const auto count = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
    picture.rgb.assign(pixels, pixels + count);
    stbi_image_free(pixels);
    return picture;
}

/// Each pixel the mean of a square of pixels.
Thumbnail shrunk(const Thumbnail& large) {
    Thumbnail small{large.width / kShrink, large.height / kShrink, {}};
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x) {
            for (int channel = 0; channel < 3; ++channel) {
                int sum = 0;
                for (int k = 0; k < kShrink * kShrink; ++k) {
                    const int row = y * kShrink + k / kShrink;
                    const int column = x * kShrink + k % kShrink;
                    sum += large.rgb[static_cast<std::size_t>((row * large.width + column) * 3 + channel)];
                }
                small.rgb.push_back(static_cast<std::uint8_t>(sum / (kShrink * kShrink)));
            }
        }
    }
    return small;
}

int greatest_difference(const Thumbnail& a, const Thumbnail& b) {
    if (a.width != b.width || a.height != b.height) return 255;
    int most = 0;
    for (std::size_t k = 0; k < a.rgb.size(); ++k)
        most = std::max(most, std::abs(static_cast<int>(a.rgb[k]) - static_cast<int>(b.rgb[k])));
    return most;
}

void write(const Thumbnail& thumbnail, const std::string& path) {
    Picture picture{thumbnail.width, thumbnail.height, {}};
    for (std::size_t k = 0; k < thumbnail.rgb.size(); k += 3)
        picture.rgba.insert(picture.rgba.end(),
                            {thumbnail.rgb[k], thumbnail.rgb[k + 1], thumbnail.rgb[k + 2], 255});
    ASSERT_EQ(text_of(write_png(picture, path)), "");
}

Thumbnail drawn(const std::string& arguments, const std::string& size) {
    const test::TemporaryFolder folder;
    const std::string file = folder.file("screen.png");
    const test::Outcome outcome =
        test::run_workbench(arguments + " --size " + size + " --screenshot " + file, folder);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.message;
    return shrunk(read_png(file));
}

std::string golden(const std::string& name) {
    return test::source_file("tests/golden/screens/" + name + ".png");
}

class Screens : public ::testing::TestWithParam<State> {};

TEST_P(Screens, LookAsTheyDidWhenSomebodyLookedAtThem) {
    for (const char* size : kSizes) {
        const std::string name = std::string(GetParam().name) + "-" + size;
        const Thumbnail now = drawn(GetParam().arguments, size);
        if (std::getenv("REI_REMAKE_SCREENS") != nullptr) {  // NOLINT(concurrency-mt-unsafe): one thread
            std::filesystem::create_directories(test::source_file("tests/golden/screens"));
            write(now, golden(name));
        }
        const std::string fresh = REI_BINARY_DIR "/" + name + ".png";
        const int difference = greatest_difference(now, read_png(golden(name)));
        EXPECT_LE(difference, kMostDifference) << name << " is in " << fresh;
        if (difference > kMostDifference) write(now, fresh);
    }
}

INSTANTIATE_TEST_SUITE_P(States, Screens, ::testing::ValuesIn(kStates),
                         [](const ::testing::TestParamInfo<State>& state) {
                             std::string name = state.param.name;
                             for (char& c : name) c = c == '-' ? '_' : c;
                             return name;
                         });

TEST(ScreensThemselves, DifferWhereAnotherTurnIsCurrent) {
    const std::string start = kStates[0].arguments;
    const Thumbnail later = drawn(start.substr(0, start.rfind(' ')) + " 33", kSizes[0]);
    EXPECT_GT(greatest_difference(later, read_png(golden("start-1280x720"))), 3 * kMostDifference);
}

}  // namespace
}  // namespace rei::workbench
