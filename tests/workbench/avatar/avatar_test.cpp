// The avatar against a fake VTube Studio on this machine: what the user sees, whatever goes wrong.
#include "rei/avatar/avatar.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "fakes/fake_vts.hpp"
#include "workbench/files.hpp"
#include <gmock/gmock.h>

#include "rei/avatar/token_file.hpp"

namespace rei::avatar::test {
namespace {

using rei::test::FakeVts;
using rei::test::VtsDesk;
using rei::test::VtsMode;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::HasSubstr;
using workbench::test::TemporaryFolder;

AvatarSetup setup_for(std::uint16_t port, std::string token_file = "") {
    AvatarSetup out;
    out.address = {"localhost", port};
    out.channels = {"MouthSmile", "EyeClosed", "Blush"};
    out.token_file = std::move(token_file);
    return out;
}

/// Whether the avatar says this within the time.
bool says(const Avatar& avatar, const std::string& text, milliseconds patience = seconds(10)) {
    const auto give_up = steady_clock::now() + patience;
    while (avatar.status().message.text().find(text) == std::string::npos) {
        if (steady_clock::now() > give_up) {
            ADD_FAILURE() << "says only: " << avatar.status().message.text();
            return false;
        }
        std::this_thread::sleep_for(milliseconds(5));
    }
    return true;
}

bool shows(const VtsDesk& desk, const std::string& input, double value) {
    if (desk.injections.empty()) return false;
    const auto found = desk.injections.back().values.find(input);
    return found != desk.injections.back().values.end() && std::abs(found->second - value) < 0.01;
}

/// How long it takes to stop after it has been on for so long: the quickest of some tries, for what else the
/// machine does is no matter.
milliseconds time_to_stop(const AvatarSetup& setup, milliseconds on) {
    auto quickest = milliseconds::max();
    for (int k = 0; k < 4; ++k) {
        Avatar avatar(setup);
        avatar.start();
        std::this_thread::sleep_for(on);
        const auto begin = steady_clock::now();
        avatar.stop();
        quickest = std::min(quickest, std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin));
        EXPECT_FALSE(avatar.status().is_on);
    }
    return quickest;
}

TEST(Avatar, ShowsTheFaceThatItIsGiven) {
    const TemporaryFolder folder;
    FakeVts vts;
    Avatar avatar(setup_for(vts.port(), folder.file("avatar.json")));
    EXPECT_EQ(avatar.status().message.text(), "off");
    avatar.set_target({{"MouthSmile", 0.4}}, 0, 0.3);
    avatar.start();
    EXPECT_TRUE(says(avatar, "moves 4 inputs"));
    EXPECT_TRUE(vts.waits_until([](VtsDesk& desk) { return shows(desk, "MouthSmile", 0.4); }));
    avatar.set_target({{"MouthSmile", 1}, {"EyeClosed", 0.6}}, 1, 1);
    EXPECT_TRUE(vts.waits_until([](VtsDesk& desk) {
        return shows(desk, "MouthSmile", 1) && shows(desk, "EyeOpenLeft", 0.4) &&
               shows(desk, "EyeOpenRight", 0.4) && shows(desk, "Blush", 0);
    }));
    EXPECT_EQ(*read_token(folder.file("avatar.json"), "localhost"), "token-of-the-fake-1");
}

TEST(Avatar, FollowsAMappingThatIsTurnedWhileItIsOn) {
    FakeVts vts;
    Avatar avatar(setup_for(vts.port()));
    avatar.set_target({{"MouthSmile", 0.8}}, 1, 1);
    avatar.start();
    EXPECT_TRUE(vts.waits_until([](VtsDesk& desk) { return shows(desk, "MouthSmile", 0.8); }));
    avatar.set_mapping({{"MouthSmile", 0.1, {{"MouthSmile", 0.5}}, false, {0, 1}}});
    EXPECT_TRUE(vts.waits_until([](VtsDesk& desk) { return shows(desk, "MouthSmile", 0.5); }));
    avatar.set_mapping({{"Glow", 0, {{"MouthSmile", 1}}, true, {0, 1}}});
    EXPECT_TRUE(vts.waits_until([](VtsDesk& desk) { return shows(desk, "Glow", 0.8); }));
}

TEST(Avatar, IsLetInAgainWithoutAskingTheNextTime) {
    const TemporaryFolder folder;
    FakeVts vts;
    for (int k = 0; k < 2; ++k) {
        Avatar avatar(setup_for(vts.port(), folder.file("avatar.json")));
        avatar.start();
        EXPECT_TRUE(says(avatar, "moves"));
    }
    vts.with([](VtsDesk& desk) {
        EXPECT_EQ(std::count(desk.requests.begin(), desk.requests.end(), "AuthenticationTokenRequest"), 1);
    });
}

TEST(Avatar, WhereNothingAnswersItSaysWhatToDo) {
    std::uint16_t port = 0;
    {
        const FakeVts gone;
        port = gone.port();
    }
    Avatar avatar(setup_for(port));
    avatar.start();
    EXPECT_TRUE(says(avatar, "no VTube Studio at ws://localhost:" + std::to_string(port) +
                                 "; start it and allow plugins (Settings → VTube Studio Plugins)"));
    EXPECT_TRUE(avatar.status().is_missing);
    FakeVts vts(VtsMode::normal, port);
    EXPECT_TRUE(says(avatar, "moves")) << "and finds it once it is there";
}

TEST(Avatar, ComesBackAfterTheConnectionBreaks) {
    FakeVts vts;
    Avatar avatar(setup_for(vts.port()));
    avatar.start();
    EXPECT_TRUE(says(avatar, "moves"));
    vts.drop();
    EXPECT_TRUE(says(avatar, "ended; trying again"));
    EXPECT_TRUE(says(avatar, "moves"));
    EXPECT_EQ(vts.connections(), 2);
}

TEST(Avatar, WaitsForTheClickAndSaysSo) {
    FakeVts vts;
    vts.with([](VtsDesk& desk) { desk.waits_for_click = true; });
    const auto was_asked = [&](std::size_t times) {
        return vts.waits_until([times](VtsDesk& desk) { return desk.requests.size() >= times; });
    };
    Avatar avatar(setup_for(vts.port()));
    avatar.start();
    EXPECT_TRUE(says(avatar, "VTube Studio asks whether to allow \"Rei Workbench\"; click Allow there"));
    EXPECT_TRUE(was_asked(1));
    vts.click(false);
    EXPECT_TRUE(says(avatar, "access was denied in VTube Studio; turn the avatar off and on to ask again"));
    avatar.stop();
    avatar.start();
    EXPECT_TRUE(says(avatar, "click Allow there"));
    EXPECT_TRUE(was_asked(2));
    vts.click(true);
    EXPECT_TRUE(says(avatar, "moves"));
}

TEST(Avatar, SaysWhatGoesWrong) {
    const struct {
        VtsMode mode;
        const char* text;
    } cases[] = {
        {VtsMode::denied, "access was denied"},
        {VtsMode::already_asking, "already asking something in a pop-up"},
        {VtsMode::no_token, "refuses the permission that it has just given"},
        {VtsMode::api_off, "plugins are turned off"},
        {VtsMode::unknown_input, "MouthSmile: VTube Studio has no such input"},
        {VtsMode::owned, "MouthSmile: held by another plugin"},
        {VtsMode::full, "Blush: VTube Studio would not add it"},
        {VtsMode::thrown_out, "requires authentication (error 8)"},
        {VtsMode::huge, "sends more than VTube Studio would"},
        {VtsMode::no_web_socket, "is no VTube Studio; its port is in Settings → VTube Studio Plugins"},
        {VtsMode::stall, "asks whether to allow"},
        {VtsMode::garbage, "asks whether to allow"},
    };
    for (const auto& one : cases) {
        FakeVts vts(one.mode);
        Avatar avatar(setup_for(vts.port()));
        avatar.start();
        EXPECT_TRUE(says(avatar, one.text));
    }
}

TEST(Avatar, ABadTokenBringsThePopUpAgain) {
    const TemporaryFolder folder;
    const std::string file = folder.file("avatar.json");
    ASSERT_THAT(keep_token(file, "localhost", "of another machine"), testing::IsEmpty());
    FakeVts vts(VtsMode::bad_token);
    Avatar avatar(setup_for(vts.port(), file));
    avatar.start();
    EXPECT_TRUE(says(avatar, "moves"));
    EXPECT_EQ(*read_token(file, "localhost"), "token-of-the-fake-1");
}

TEST(Avatar, AStallEndsTheConnectionAndANewOneMoves) {
    FakeVts vts;
    Avatar avatar(setup_for(vts.port()));
    avatar.start();
    EXPECT_TRUE(says(avatar, "moves"));
    vts.with([](VtsDesk& desk) { desk.mode = VtsMode::stall; });
    EXPECT_TRUE(says(avatar, "VTube Studio does not answer"));
    vts.with([](VtsDesk& desk) { desk.mode = VtsMode::normal; });
    EXPECT_TRUE(says(avatar, "moves"));
}

TEST(Avatar, StopsAtOnceWhateverItIsDoing) {
    for (const VtsMode mode : {VtsMode::normal, VtsMode::stall, VtsMode::denied, VtsMode::huge}) {
        FakeVts vts(mode);
        EXPECT_LE(time_to_stop(setup_for(vts.port()), milliseconds(150)), milliseconds(100));
    }
    AvatarSetup nowhere = setup_for(8001);
    for (const char* host : {"192.0.2.1", "no-such-host.invalid"}) {
        nowhere.address.host = host;
        EXPECT_LE(time_to_stop(nowhere, milliseconds(50)), milliseconds(100)) << host;
    }
}

TEST(Avatar, FindsThePortThatVTubeStudioAnnounces) {
    constexpr std::uint16_t kAnnouncements = 47'795;
    FakeVts vts;
    AvatarSetup setup = setup_for(0);
    setup.announcement_port = kAnnouncements;
    Avatar avatar(setup);
    avatar.start();
    EXPECT_TRUE(says(avatar, "no VTube Studio at ws://localhost:8001"));
    rei::test::announce_vts(kAnnouncements, 1, false);
    EXPECT_TRUE(says(avatar, "allows no plugins"));
    rei::test::announce_vts(kAnnouncements, vts.port(), true);
    EXPECT_TRUE(says(avatar, "moves"));
    EXPECT_EQ(avatar.status().address, "ws://localhost:" + std::to_string(vts.port()));
}

TEST(Avatar, IsTurnedAndTargetedFromAnyThread) {
    FakeVts vts;
    Avatar avatar(setup_for(vts.port()));
    std::atomic<bool> done{false};
    std::thread other([&] {
        while (!done) {
            avatar.set_target({{"MouthSmile", 1}}, 1, 1);
            (void)avatar.status();
        }
    });
    for (int k = 0; k < 20; ++k) {
        avatar.start();
        std::this_thread::sleep_for(milliseconds(k));
        avatar.stop();
    }
    done = true;
    other.join();
    EXPECT_EQ(avatar.status().message.text(), "off");
}

}  // namespace
}  // namespace rei::avatar::test
