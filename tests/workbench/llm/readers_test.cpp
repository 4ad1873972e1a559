// Streams cut anywhere: lines, events, the reply within its JSON, and answers read without trust.
#include <gmock/gmock.h>

#include "rei/llm/line_reader.hpp"
#include "rei/llm/model_json.hpp"
#include "rei/llm/repeat_guard.hpp"
#include "rei/llm/reply_reader.hpp"

namespace rei::llm::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What a reader makes of bytes that come in packets of this size.
template <class Reader>
std::vector<std::string> read_by(std::size_t packet, const std::string& bytes) {
    Reader reader;
    std::vector<std::string> out;
    const auto keep = [&](std::string_view one) {
        out.emplace_back(one);
        return true;
    };
    for (std::size_t at = 0; at < bytes.size(); at += packet)
        reader.take(std::string_view(bytes).substr(at, packet), keep);
    reader.finish(keep);
    return out;
}

TEST(LineReader, GivesTheSameLinesHoweverTheyArePacked) {
    const std::string bytes = "one\r\n\n둘\nthree";
    for (const std::size_t packet : {1, 2, 3, 7, 100})
        EXPECT_THAT(read_by<LineReader>(packet, bytes), ElementsAre("one", "둘", "three")) << packet;
}

TEST(LineReader, StopsWhereItsReaderHasEnough) {
    LineReader reader;
    int seen = 0;
    const auto enough = [&](std::string_view) { return ++seen < 2; };
    EXPECT_FALSE(reader.take("a\nb\nc\n", enough));
    EXPECT_EQ(seen, 2);
}

TEST(EventReader, PutsLinesOfAnEventTogetherAndPassesOverTheRest) {
    const std::string bytes =
        ": comment\r\n\r\nevent: x\ndata: {\"a\":\ndata: 1}\n\ndata:[DONE]\r\n\r\nid: 3\n\ndata: tail";
    for (const std::size_t packet : {1, 2, 5, 100})
        EXPECT_THAT(read_by<EventReader>(packet, bytes), ElementsAre("{\"a\":\n1}", "[DONE]", "tail"))
            << packet;
}

std::string reply_in(const std::string& json, std::size_t packet) {
    ReplyReader reader;
    std::string out;
    for (std::size_t at = 0; at < json.size(); at += packet) {
        const std::string piece = reader.take(std::string_view(json).substr(at, packet));
        EXPECT_EQ(piece.find('\xED'), std::string::npos) << "no half pairs";
        out += piece;
    }
    return out;
}

TEST(ReplyReader, FindsTheReplyWhereverThePacketsEnd) {
    const std::pair<const char*, const char*> cases[] = {
        {R"({"reply": "안녕 😀!"})", "안녕 😀!"},
        {R"({"reply": "a\"b\\c\/d\n\tA\uAC00\ud83d\ude00."})", "a\"b\\c/d\n\tA가😀."},
        {R"({"mood_delta": 1, "note": {"reply": "no", "x": ["}", 2]}, "reply": "yes", "z": 1})", "yes"},
        {R"({"reply": "one", "reply": "two"})", "one"},
        {"```json\n{\"reply\": \"fenced\"}\n```", "fenced"},
        {"  \n {\"x\":\"reply\",\"reply\" : \"late\"", "late"},
        {R"({"reply": "half a pair \ud83d, and \ude00"})", "half a pair \xEF\xBF\xBD, and \xEF\xBF\xBD"},
        {R"({"reply": 3, "text": "x"})", ""},
    };
    for (const auto& [json, reply] : cases) {
        for (const std::size_t packet : {1, 2, 3, 5, 1000}) EXPECT_EQ(reply_in(json, packet), reply) << json;
    }
}

TEST(ReplyReader, EveryPieceIsWholeCharacters) {
    ReplyReader reader;
    const std::string json = "{\"reply\": \"가나\"}";
    std::string sofar;
    for (const char byte : json) {
        const std::string piece = reader.take({&byte, 1});
        EXPECT_TRUE(piece.empty() || piece.size() == 3) << piece.size();
        sofar += piece;
    }
    EXPECT_EQ(sofar, "가나");
}

TEST(ReplyReader, TellsTextFromAnObject) {
    ReplyReader text;
    EXPECT_EQ(text.take("Hello {\"reply\": \"x\"}"), "");
    EXPECT_EQ(text.form(), ReplyReader::Form::plain);
    ReplyReader object;
    EXPECT_EQ(object.form(), ReplyReader::Form::unknown);
    EXPECT_EQ(object.take(" {"), "");
    EXPECT_EQ(object.form(), ReplyReader::Form::object);
}

TEST(ModelJson, IsReadWithoutTrust) {
    const auto deltas = [](const char* json) {
        const auto answer = parse_answer(json);
        return answer ? std::pair{answer->deltas.mood_delta, answer->deltas.affinity_delta}
                      : std::pair{-99.0, -99.0};
    };
    EXPECT_EQ(deltas(R"({"reply":"a","mood_delta":1,"affinity_delta":-3})"), std::pair(1.0, -3.0));
    EXPECT_EQ(deltas(R"({"reply":"a","mood_delta":900,"affinity_delta":-1e300})"), std::pair(2.0, -10.0));
    EXPECT_EQ(deltas(R"({"reply":"a","mood_delta":"2","affinity_delta":[5]})"), std::pair(0.0, 0.0));
    EXPECT_EQ(deltas(R"({"reply":"a"})"), std::pair(0.0, 0.0));
    EXPECT_EQ(deltas("```json\n{\"reply\":\"a\",\"mood_delta\":1}\n```"), std::pair(1.0, 0.0));
    EXPECT_EQ(deltas(" ```{\"reply\":\"a\",\"mood_delta\":1}``` \n"), std::pair(1.0, 0.0));
    for (const char* none : {"", "hello", "[1]", R"({"reply":3})", R"({"mood_delta":1})", "}{",
                             "{\"reply\":\"a\"", "```", "``````"})
        EXPECT_FALSE(parse_answer(none)) << none;
}

TEST(ModelJson, WithTextAroundItIsText) {
    const std::string form = R"({"reply":"pre","mood_delta":2,"affinity_delta":5})";
    for (const std::string& text :
         {"Sure! " + form, form + " hope", "Sure! " + form + " hope", "```json\n" + form + "\n``` hope",
          "Sure:\n```json\n" + form + "\n```", form + form})
        EXPECT_FALSE(parse_answer(text)) << text;
}

TEST(RepeatGuard, NoticesCirclesAndNotLaughter) {
    RepeatGuard circles;
    bool noticed = false;
    for (int k = 0; k < 200 && !noticed; ++k) noticed = circles.take("I am sorry, I am. ");
    EXPECT_TRUE(noticed);
    RepeatGuard laughter;
    EXPECT_FALSE(
        laughter.take("ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ"));
    std::string prose;
    for (int k = 0; k < 400; ++k) prose += "sentence number " + std::to_string(k * k) + ". ";
    EXPECT_FALSE(RepeatGuard().take(prose));
}

}  // namespace
}  // namespace rei::llm::test
