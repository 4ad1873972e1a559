// Where VTube Studio is, as people write it and as it announces itself.
#include "rei/avatar/address.hpp"

#include <thread>

#include "fakes/fake_vts.hpp"
#include <gmock/gmock.h>

#include "rei/avatar/announcements.hpp"

namespace rei::avatar::test {
namespace {

using testing::HasSubstr;

TEST(Address, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(*read_address("localhost"), (Address{"localhost", 0}));
    EXPECT_EQ(*read_address("ws://192.168.0.7:8002/"), (Address{"192.168.0.7", 8002}));
    EXPECT_EQ(*read_address("[::1]:8001"), (Address{"::1", 8001}));
    EXPECT_EQ(text_of(*read_address("[::1]")), "ws://[::1]:8001");
    EXPECT_EQ(text_of(*read_address("streaming-pc:9000")), "ws://streaming-pc:9000");
}

TEST(Address, WhatIsNoneIsRefused) {
    for (const char* bad : {"", ":8001", "localhost:", "localhost:0", "localhost:65536", "localhost:80x",
                            "wss://localhost", "a b", "[::1", "[::1]8001", "::1", "a/b", "host\r\nX: y"}) {
        const Loaded<Address> read = read_address(bad);
        EXPECT_THAT(text_of(read.problems), HasSubstr("expected a host such as localhost")) << bad;
    }
}

TEST(Announcement, TellsThePortAndWhetherPluginsAreLetIn) {
    EXPECT_EQ(*read_announcement(R"({"messageType":"VTubeStudioAPIStateBroadcast","new":[],
                                     "data":{"active":true,"port":8005,"instanceID":"x"}})"),
              (Announcement{8005, true}));
    EXPECT_FALSE(read_announcement(
                     R"({"messageType":"VTubeStudioAPIStateBroadcast","data":{"active":false,"port":1}})")
                     ->is_on);
    for (const char* bad :
         {"", "{", "[]", "\xff", R"({"messageType":"VTubeStudioAPIStateBroadcast"})",
          R"({"messageType":"VTubeStudioAPIStateBroadcast","data":{"active":true,"port":0}})",
          R"({"messageType":"VTubeStudioAPIStateBroadcast","data":{"active":true,"port":"8001"}})",
          R"({"messageType":"APIStateResponse","data":{"active":true,"port":8001}})"})
        EXPECT_FALSE(read_announcement(bad)) << bad;
}

/// What is heard within a second.
std::optional<Announcement> hear(Announcements& announcements) {
    for (int k = 0; k < 100; ++k) {
        if (auto heard = announcements.heard()) return heard;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return {};
}

TEST(Announcements, AreHeardFromTheHostThatIsLookedForAlone) {
    constexpr std::uint16_t kPort = 47'790;
    Announcements here("localhost", kPort);
    rei::test::announce_vts(kPort, 8005, true);
    EXPECT_EQ(hear(here), (Announcement{8005, true}));
    Announcements elsewhere("192.0.2.1", kPort + 1);
    rei::test::announce_vts(kPort + 1, 8005, true);
    EXPECT_EQ(hear(elsewhere), std::nullopt);
}

}  // namespace
}  // namespace rei::avatar::test
