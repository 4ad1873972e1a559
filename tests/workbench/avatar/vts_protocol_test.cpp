// The conversation with VTube Studio, without sockets and in a time of its own: the protocol on one side, a
// desk that answers like VTube Studio on the other.
#include "rei/avatar/vts_protocol.hpp"

#include <algorithm>
#include <random>

#include "fakes/vts_desk.hpp"
#include "workbench/korean.hpp"
#include <gmock/gmock.h>

#include "rei/model/say.hpp"

namespace rei::avatar::test {
namespace {

using rei::test::VtsDesk;
using rei::test::VtsGuest;
using rei::test::VtsMode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::vector<std::string> kChannels = {"MouthSmile", "BrowDownLeft", "Blush"};

/// Both ends of a connection.
class Talk {
  public:
    explicit Talk(VtsMode mode = VtsMode::normal, std::string token = "")
        : protocol(mapping_for(default_mapping(), kChannels).rows, std::move(token)) {
        desk.mode = mode;
        protocol.connected(now);
    }
    /// Tick 60 times a second for so long; what is said is answered at once. A connection of no use is opened
    /// anew.
    void run(double sec) {
        const double end = now + sec;
        for (; now < end; now += 1.0 / 60) {
            protocol.tick(now, face);
            exchange();
            if (protocol.close_reason().empty()) continue;
            reasons.push_back(protocol.close_reason().text());
            reconnect();
        }
    }
    void exchange() {
        for (std::vector<std::string> frames = protocol.take_outgoing(); !frames.empty();
             frames = protocol.take_outgoing()) {
            for (const std::string& frame : frames) hear(desk.answer(guest, frame, now));
        }
        if (auto token = protocol.take_new_token()) tokens.push_back(*token);
    }
    void hear(const std::vector<std::string>& frames) {
        for (const std::string& frame : frames) protocol.received(frame, now);
    }
    void reconnect() {
        protocol.disconnected();
        guest = {};
        protocol.connected(now);
    }
    [[nodiscard]] std::size_t asked(const std::string& type) const {
        return static_cast<std::size_t>(std::count(desk.requests.begin(), desk.requests.end(), type));
    }
    [[nodiscard]] double last(const std::string& input) const {
        return desk.injections.empty() ? -1 : desk.injections.back().values.at(input);
    }
    [[nodiscard]] bool moves(const std::string& input) const {
        return !desk.injections.empty() && desk.injections.back().values.count(input) > 0;
    }

    VtsDesk desk;
    VtsGuest guest;
    VtsProtocol protocol;
    Face face = {{"MouthSmile", 0.4}};
    double now = 100;
    std::vector<std::string> tokens;   ///< to be kept
    std::vector<std::string> reasons;  ///< for which it gave up connections
};

TEST(VtsProtocol, AsksOnceListsMakesAndMoves) {
    Talk talk;
    talk.run(1);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
    EXPECT_EQ(std::vector<std::string>(talk.desk.requests.begin(), talk.desk.requests.begin() + 5),
              (std::vector<std::string>{"AuthenticationTokenRequest", "AuthenticationRequest",
                                        "InputParameterListRequest", "ParameterCreationRequest",
                                        "InjectParameterDataRequest"}));
    EXPECT_THAT(talk.tokens, ElementsAre("token-of-the-fake-1"));
    EXPECT_THAT(talk.desk.custom, ElementsAre("Blush"));
    EXPECT_EQ(talk.protocol.status().text(), "moves 3 inputs");
    EXPECT_DOUBLE_EQ(talk.last("MouthSmile"), 0.4);
    EXPECT_DOUBLE_EQ(talk.last("BrowLeftY"), 0.5);
}

TEST(VtsProtocol, ATokenThatIsKeptSparesTheUser) {
    Talk talk;
    talk.desk.tokens = {"kept"};
    VtsProtocol& protocol = talk.protocol;
    protocol = VtsProtocol(mapping_for(default_mapping(), kChannels).rows, "kept");
    protocol.connected(talk.now);
    talk.run(1);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
    EXPECT_EQ(talk.asked("AuthenticationTokenRequest"), 0U);
    EXPECT_THAT(talk.tokens, IsEmpty());
}

TEST(VtsProtocol, WaitsForTheUserAsLongAsItTakes) {
    Talk talk;
    talk.desk.waits_for_click = true;
    talk.run(600);
    EXPECT_EQ(talk.protocol.phase(), Phase::asking);
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("click Allow there"));
    EXPECT_EQ(talk.asked("AuthenticationTokenRequest"), 1U) << "and asks once";
    talk.hear(talk.desk.click(talk.guest, true));
    talk.run(1);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
}

TEST(VtsProtocol, WhoIsDeniedDoesNotAskAgain) {
    Talk talk(VtsMode::denied);
    talk.run(60);
    talk.reconnect();
    talk.run(60);
    EXPECT_EQ(talk.protocol.phase(), Phase::denied);
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("access was denied in VTube Studio"));
    EXPECT_EQ(talk.asked("AuthenticationTokenRequest"), 1U);
}

TEST(VtsProtocol, AnotherPopUpIsWaitedFor) {
    Talk talk(VtsMode::already_asking);
    talk.run(12);
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("already asking"));
    EXPECT_EQ(talk.asked("AuthenticationTokenRequest"), 3U) << "every five seconds";
    talk.desk.mode = VtsMode::normal;
    talk.run(6);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
}

TEST(VtsProtocol, ABadTokenIsForgottenAndANewOneAskedFor) {
    Talk talk(VtsMode::bad_token, "of another machine");
    talk.run(1);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
    EXPECT_EQ(talk.asked("AuthenticationTokenRequest"), 1U);
    EXPECT_EQ(talk.tokens.back(), "token-of-the-fake-1");
}

TEST(VtsProtocol, ATokenThatIsWorthNothingAtOnceDoesNotPesterTheUser) {
    Talk talk(VtsMode::no_token);
    talk.run(4);
    EXPECT_EQ(talk.asked("AuthenticationTokenRequest"), 1U);
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("refuses the permission that it has just given"));
}

TEST(VtsProtocol, MovesThirtyTimesASecondAndTwiceWhileNothingChanges) {
    Talk talk;
    talk.run(1);
    const std::size_t before = talk.desk.injections.size();
    talk.run(10);
    EXPECT_NEAR(static_cast<double>(talk.desk.injections.size() - before), 20, 1);
    for (std::size_t k = before; k < talk.desk.injections.size(); ++k)
        EXPECT_LE(talk.desk.injections[k].at_sec - talk.desk.injections[k - 1].at_sec, 1.0);
    const std::size_t still = talk.desk.injections.size();
    for (int k = 0; k < 120; ++k) {
        talk.face = {{"MouthSmile", k / 120.0}};
        talk.run(1.0 / 60);
    }
    EXPECT_NEAR(static_cast<double>(talk.desk.injections.size() - still), 60, 2);
}

TEST(VtsProtocol, ASlowAnswerMakesNoQueueAndTheLatestValueWins) {
    Talk talk;
    talk.run(1);
    const std::size_t before = talk.asked("InjectParameterDataRequest");
    std::vector<std::string> late;
    for (int k = 1; k <= 45; ++k) {
        talk.face = {{"MouthSmile", k / 100.0}};
        talk.now += 1.0 / 60;
        talk.protocol.tick(talk.now, talk.face);
        for (const std::string& frame : talk.protocol.take_outgoing()) {
            for (std::string& answer : talk.desk.answer(talk.guest, frame, talk.now))
                late.push_back(std::move(answer));
        }
    }
    EXPECT_EQ(talk.asked("InjectParameterDataRequest") - before, 1U) << "one is on its way for 0.75 s";
    talk.hear(late);
    talk.run(1.0 / 60);
    EXPECT_DOUBLE_EQ(talk.last("MouthSmile"), 0.45);
}

TEST(VtsProtocol, AnotherFormulaTakesEffectWithTheNextTick) {
    Talk talk;
    talk.face = {{"MouthSmile", 0.8}};
    talk.run(1);
    const std::size_t listed = talk.asked("InputParameterListRequest");
    Mapping rows = mapping_for(default_mapping(), kChannels).rows;
    rows[0].from[0].scale = 0.5;
    talk.protocol.set_rows(rows, talk.now);
    talk.run(0.1);
    EXPECT_NEAR(talk.desk.injections.back().values.at(rows[0].input), 0.4, 1e-9);
    EXPECT_EQ(talk.asked("InputParameterListRequest"), listed) << "nothing new is to be found out";
}

TEST(VtsProtocol, ANewInputIsMadeBeforeTheFaceGoesOn) {
    Talk talk;
    talk.face = {{"MouthSmile", 0.8}};
    talk.run(1);
    const std::size_t made = talk.asked("ParameterCreationRequest");
    Mapping rows = mapping_for(default_mapping(), kChannels).rows;
    rows.push_back({"Glow", 0.1, {{"MouthSmile", 0.5}}, true, {0, 1}});
    rows.erase(rows.begin());
    talk.protocol.set_rows(rows, talk.now);
    talk.run(0.5);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
    EXPECT_EQ(talk.asked("ParameterCreationRequest"), made + 1);
    EXPECT_NEAR(talk.desk.injections.back().values.at("Glow"), 0.5, 1e-9);
    EXPECT_EQ(talk.desk.injections.back().values.count("MouthSmile"), 0U) << "that is the camera's again";
}

TEST(VtsProtocol, ARangeThatIsDraggedReachesVTubeStudioWhileTheFaceGoesOn) {
    Talk talk;
    talk.face = {{"Blush", 1}};
    talk.run(1);
    Mapping rows = mapping_for(default_mapping(), kChannels).rows;
    InputRow& blush = rows.back();
    ASSERT_EQ(blush.input, "Blush");
    blush.from[0].scale = 3;
    for (const double high : {1.5, 2.0, 2.5}) {
        blush.range.high = high;
        talk.protocol.set_rows(rows, talk.now);
        talk.run(1.0 / 60);
        EXPECT_EQ(talk.protocol.phase(), Phase::moving);
    }
    talk.run(0.5);
    EXPECT_NEAR(talk.desk.injections.back().values.at("Blush"), 2.5, 1e-9);
}

TEST(VtsProtocol, AMappingThatIsTurnedForEverNeverStrandsTheConversation) {
    std::mt19937_64 dice(11);
    for (int k = 0; k < 60; ++k) {
        Talk talk;
        talk.face = {{"MouthSmile", 0.8}};
        for (int turn = 0; turn < 12; ++turn) {
            Mapping rows;
            for (InputRow& row : mapping_for(default_mapping(), kChannels).rows) {
                if (dice() % 3 != 0) rows.push_back(row);
            }
            rows.push_back({"Glow" + std::to_string(dice() % 3), 0, {{"Blush", 1}}, true, {0, 1}});
            talk.protocol.set_rows(rows, talk.now);
            talk.run(static_cast<double>(dice() % 40) / 60);
        }
        talk.run(1);
        EXPECT_EQ(talk.protocol.phase(), Phase::moving);
        EXPECT_TRUE(talk.reasons.empty());
    }
}

TEST(VtsProtocol, AnAnswerThatGotLostIsNotWaitedForOnceALaterOneCame) {
    Talk talk;
    talk.run(1);
    std::vector<std::string> lost;
    while (lost.empty()) {
        talk.face = {{"MouthSmile", 0.9}};
        talk.now += 1.0 / 60;
        talk.protocol.tick(talk.now, talk.face);
        lost = talk.protocol.take_outgoing();
    }
    talk.run(2);  // it is answered again
    const std::size_t before = talk.desk.injections.size();
    for (int k = 0; k < 120; ++k) {
        talk.face = {{"MouthSmile", k / 120.0}};
        talk.run(1.0 / 60);
    }
    EXPECT_NEAR(static_cast<double>(talk.desk.injections.size() - before), 60, 2);
}

TEST(VtsProtocol, AnUnknownInputIsDroppedAndTheOthersGoOn) {
    Talk talk(VtsMode::unknown_input);
    talk.run(2);
    EXPECT_FALSE(talk.moves("MouthSmile"));
    EXPECT_TRUE(talk.moves("BrowLeftY"));
    EXPECT_EQ(talk.protocol.status().text(), "moves 2 inputs; MouthSmile: VTube Studio has no such input");
}

TEST(VtsProtocol, AnInputThatVanishesIsFoundByItsNameInTheError) {
    Talk talk;
    talk.run(1);
    const std::size_t before = talk.asked("InjectParameterDataRequest");
    talk.desk.mode = VtsMode::unknown_input;
    talk.run(0.6);
    EXPECT_FALSE(talk.moves("MouthSmile"));
    EXPECT_TRUE(talk.moves("BrowLeftY"));
    EXPECT_LE(talk.asked("InjectParameterDataRequest") - before, 4U);
}

TEST(VtsProtocol, WhereTheErrorNamesNoneEachIsTriedAlone) {
    Talk talk(VtsMode::unknown_unnamed);
    talk.run(2);
    EXPECT_FALSE(talk.moves("MouthSmile"));
    EXPECT_TRUE(talk.moves("BrowLeftY"));
    EXPECT_TRUE(talk.moves("Blush"));
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
}

TEST(VtsProtocol, AnInputOfAnotherPluginIsSaidAndTriedAgainSlowly) {
    Talk talk(VtsMode::owned);
    talk.run(2);
    EXPECT_FALSE(talk.moves("MouthSmile"));
    EXPECT_TRUE(talk.moves("BrowLeftY"));
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("MouthSmile: held by another plugin"));
    const std::size_t before = talk.desk.requests.size();
    talk.run(9);
    EXPECT_NEAR(static_cast<double>(talk.desk.requests.size() - before), 19, 2) << "no storm of tries";
    talk.desk.mode = VtsMode::normal;
    talk.run(11);
    EXPECT_TRUE(talk.moves("MouthSmile"));
    EXPECT_EQ(talk.protocol.status().text(), "moves 3 inputs");
}

TEST(VtsProtocol, AnInputThatCannotBeAddedIsSaidAndTheOthersGoOn) {
    Talk talk(VtsMode::full);
    talk.run(2);
    EXPECT_EQ(talk.protocol.status().text(),
              "moves 2 inputs; Blush: VTube Studio would not add it: Too many custom parameters (error 356)");
    EXPECT_TRUE(talk.moves("MouthSmile"));
}

TEST(VtsProtocol, WhoIsThrownOutIntroducesItselfAgainAndNotForEver) {
    Talk talk;
    talk.run(1);
    talk.guest.is_authenticated = false;
    talk.run(1);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
    EXPECT_EQ(talk.asked("AuthenticationRequest"), 2U);
    talk.desk.mode = VtsMode::thrown_out;
    talk.run(20);
    EXPECT_LE(talk.asked("AuthenticationRequest"), 10U);
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("requires authentication (error 8)"));
    talk.desk.mode = VtsMode::normal;
    talk.run(6);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
}

TEST(VtsProtocol, AccessThatIsTakenBackEndsItAndTheTokenIsForgotten) {
    Talk talk;
    talk.run(1);
    talk.desk.mode = VtsMode::taken_back;
    talk.run(1);
    EXPECT_EQ(talk.protocol.phase(), Phase::denied);
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("took access back"));
    EXPECT_EQ(talk.tokens.back(), "");
}

TEST(VtsProtocol, PluginsTurnedOffIsSaidWithTheRemedy) {
    Talk talk(VtsMode::api_off);
    talk.run(1);
    EXPECT_THAT(talk.protocol.status().text(),
                HasSubstr("turned off in VTube Studio (Settings → VTube Studio Plugins)"));
    talk.desk.mode = VtsMode::normal;
    talk.run(6);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
}

TEST(VtsProtocol, SilenceEndsTheConnectionAndTheNextOneMoves) {
    Talk talk;
    talk.run(1);
    talk.desk.mode = VtsMode::stall;
    talk.run(6);
    EXPECT_THAT(talk.reasons, ElementsAre("VTube Studio does not answer"));
    EXPECT_LE(talk.asked("InjectParameterDataRequest"), 12U) << "and is not shouted at";
    talk.desk.mode = VtsMode::normal;
    talk.run(6);
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
}

TEST(VtsProtocol, FramesThatAreNoMessagesAreSkippedAFewTimesAndThenEnough) {
    Talk talk;
    talk.run(1);
    talk.hear({"\xff\xfe", "", "[]", "{}", R"({"apiName":"VTubeStudioPublicAPI"})", "null"});
    talk.run(1);
    EXPECT_THAT(talk.reasons, IsEmpty());
    EXPECT_EQ(talk.protocol.phase(), Phase::moving);
    talk.desk.mode = VtsMode::garbage;
    talk.run(20);
    EXPECT_THAT(talk.reasons, Not(IsEmpty()));
}

TEST(VtsProtocol, NeverFallsOverMutilatedAnswers) {
    std::mt19937_64 dice(5);
    for (int round = 0; round < 200; ++round) {
        Talk talk;
        for (int k = 0; k < 40; ++k) {
            talk.now += 0.2;
            talk.protocol.tick(talk.now, talk.face);
            for (const std::string& frame : talk.protocol.take_outgoing()) {
                for (std::string answer : talk.desk.answer(talk.guest, frame, talk.now)) {
                    if (dice() % 8 == 0) answer[dice() % answer.size()] = static_cast<char>(dice());
                    if (dice() % 16 == 0) answer.resize(dice() % answer.size());
                    talk.protocol.received(answer, talk.now);
                }
            }
        }
        for (const InputState& input : talk.protocol.inputs())
            EXPECT_TRUE(input.value >= input.range.low && input.value <= input.range.high);
    }
}

TEST(VtsProtocol, WhatIsSaidToPeopleNeverHoldsTheToken) {
    const std::string token = "token-of-the-fake-1";
    Talk talk;
    const auto frame_of = [&](const std::string& id) {
        return R"({"apiName":"VTubeStudioPublicAPI","requestID":")" + id +
               R"(","messageType":"APIError","data":{"errorID":999,"message":"bad )" + token + "\\u001b[31m" +
               R"("}})";
    };
    talk.run(1);
    for (int k = 1; k < 300; ++k) talk.protocol.received(frame_of("rei" + std::to_string(k)), talk.now);
    talk.face = {{"MouthSmile", 1}};
    talk.protocol.tick(talk.now + 1, talk.face);
    EXPECT_THAT(talk.protocol.take_outgoing(), Not(IsEmpty()));
    for (int k = 1; k < 300; ++k) talk.protocol.received(frame_of("rei" + std::to_string(k)), talk.now);
    EXPECT_THAT(talk.protocol.status().text(), HasSubstr("refuses: bad [secret]"));
    EXPECT_THAT(talk.protocol.status().text(), Not(HasSubstr(token)));
    EXPECT_THAT(talk.protocol.status().text(), Not(HasSubstr("\x1b")));
}

TEST(VtsProtocol, AKoreanWindowIsToldInKoreanWhateverHappens) {
    const struct {
        VtsMode mode;
        const char* status;
    } cases[] = {
        {VtsMode::normal, "입력 3개를 움직입니다"},
        {VtsMode::unknown_input, "입력 2개를 움직입니다; MouthSmile: VTube Studio에 이런 입력이 없습니다"},
        {VtsMode::owned, "입력 2개를 움직입니다; MouthSmile: 다른 플러그인이 쓰고 있습니다"},
        {VtsMode::full,
         "입력 2개를 움직입니다; Blush: VTube Studio가 추가하지 않았습니다: Too many custom parameters(오류 "
         "356)"},
        {VtsMode::denied, "VTube Studio에서 접근이 거부되었습니다. 다시 물으려면 아바타를 껐다가 켜세요"},
        {VtsMode::already_asking,
         "VTube Studio가 이미 팝업으로 무언가를 묻고 있습니다. 그곳에서 답하세요. 5초마다 다시 시도합니다"},
        {VtsMode::no_token, "VTube Studio가 방금 준 허용을 받아 주지 않습니다. 5초마다 다시 시도합니다"},
        {VtsMode::api_off,
         "VTube Studio에서 플러그인이 꺼져 있습니다(Settings → VTube Studio Plugins). 5초마다 다시 "
         "시도합니다"},
    };
    const workbench::test::InKorean korean;
    for (const auto& one : cases) {
        Talk talk(one.mode);
        talk.run(2);
        EXPECT_EQ(workbench::say(talk.protocol.status()), one.status);
    }
}

}  // namespace
}  // namespace rei::avatar::test
