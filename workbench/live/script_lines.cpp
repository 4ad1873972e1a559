#include "rei/live/script_lines.hpp"

#include <algorithm>
#include <span>

#include "rei/text/normalise.hpp"

namespace rei::live {
namespace {

constexpr std::size_t kTopics = 7;

// By topic in the order of the enumeration.
constexpr Lines kKorean[kTopics] = {
    {{"그렇게 말해 주니까 기분 좋다.", "고마워, 진심이야.", "그런 말 들으면 힘이 나."},
     {"너는 오늘 어땠어?", "어떤 부분이 제일 좋았어?", "조금 더 얘기해 줘."}},
    {{"나도 지금 완전 두근거려!", "이 분위기 뭐야, 너무 좋다!", "같이 신나니까 더 재밌다!"},
     {"다음엔 뭐 해 볼까?", "어디서부터 그렇게 된 거야?", "처음부터 다시 말해 줘!"}},
    {{"그 말은 좀 아프다.", "그렇게 말하면 나도 속상해.", "지금 그 말, 그냥 넘기긴 어려워."},
     {"무슨 일 있었어?", "왜 그렇게 생각했는지 말해 줘.", "하고 싶은 말이 따로 있는 거지?"}},
    {{"많이 힘들었겠다.", "여기서는 편하게 말해도 돼.", "그런 날이 있지. 혼자 견디지 않아도 돼."},
     {"언제부터 그랬어?", "지금 제일 무거운 게 뭐야?", "오늘은 뭐가 제일 필요해?"}},
    {{"왔구나, 기다리고 있었어.", "안녕, 반가워.", "어서 와."},
     {"오늘 하루는 어때?", "뭐 하다 왔어?", "밥은 먹었어?"}},
    {{"음, 나도 그게 궁금했어.", "글쎄, 쉽게 답하긴 어렵네.", "좋은 질문이야. 나는 아직 잘 모르겠어."},
     {"너는 어떻게 생각해?", "왜 그게 궁금해졌어?", "네 생각부터 들려줘."}},
    {{"응, 듣고 있어.", "그랬구나.", "음, 무슨 말인지 알 것 같아."},
     {"그래서 어떻게 됐어?", "조금 더 얘기해 줘.", "그때 기분이 어땠어?"}},
};
constexpr Lines kKoreanPolite[kTopics] = {
    {{"그렇게 말씀해 주셔서 기뻐요.", "고마워요, 진심이에요.", "그런 말을 들으면 힘이 나요."},
     {"오늘은 어떠셨어요?", "어떤 부분이 제일 좋았어요?", "조금 더 얘기해 주세요."}},
    {{"저도 지금 정말 두근거려요!", "분위기가 너무 좋네요!", "같이 신나니까 더 재밌어요!"},
     {"다음엔 뭘 해 볼까요?", "어떻게 그렇게 된 거예요?", "처음부터 다시 들려주세요!"}},
    {{"그 말은 조금 아파요.", "그렇게 말씀하시면 저도 속상해요.", "지금 그 말은 그냥 넘기기 어려워요."},
     {"무슨 일 있으셨어요?", "왜 그렇게 생각하셨는지 말해 주세요.", "하고 싶은 말씀이 따로 있으신 거죠?"}},
    {{"많이 힘드셨겠어요.", "여기서는 편하게 말씀하셔도 돼요.", "그런 날이 있죠. 혼자 견디지 않으셔도 돼요."},
     {"언제부터 그러셨어요?", "지금 제일 무거운 게 뭐예요?", "오늘은 뭐가 제일 필요하세요?"}},
    {{"오셨네요, 기다리고 있었어요.", "안녕하세요, 반가워요.", "어서 오세요."},
     {"오늘 하루는 어떠세요?", "뭐 하다 오셨어요?", "식사는 하셨어요?"}},
    {{"음, 저도 그게 궁금했어요.", "글쎄요, 쉽게 답하긴 어렵네요.",
      "좋은 질문이에요. 저는 아직 잘 모르겠어요."},
     {"어떻게 생각하세요?", "왜 그게 궁금해지셨어요?", "생각을 먼저 들려주세요."}},
    {{"네, 듣고 있어요.", "그러셨군요.", "음, 무슨 말씀인지 알 것 같아요."},
     {"그래서 어떻게 됐어요?", "조금 더 얘기해 주세요.", "그때 기분이 어떠셨어요?"}},
};
constexpr Lines kEnglish[kTopics] = {
    {{"That is kind of you to say.", "Thank you, I mean it.", "Hearing that gives me energy."},
     {"How was your day?", "Which part did you like best?", "Tell me a little more."}},
    {{"I am so excited right now!", "What a mood, I love it!", "It is more fun when we are both like this!"},
     {"What shall we try next?", "How did that come about?", "Tell me again from the start!"}},
    {{"That one hurt a little.", "It upsets me when you put it like that.", "I can't just let that pass."},
     {"Did something happen?", "Tell me why you see it that way.",
      "There is something else behind it, isn't there?"}},
    {{"That sounds hard.", "You can say it here as it is.",
      "There are days like that. You need not bear it alone."},
     {"Since when has it been like this?", "What weighs the most right now?", "What do you need today?"}},
    {{"There you are, I was waiting.", "Hello, good to see you.", "Come on in."},
     {"How is your day going?", "What have you been up to?", "Have you eaten?"}},
    {{"Hm, I was wondering about that too.", "That is not easy to answer.",
      "Good question. I don't know yet."},
     {"What do you think?", "What made you wonder?", "Let me hear your thoughts first."}},
    {{"Yes, I am listening.", "I see.", "Hm, I think I know what you mean."},
     {"And what happened then?", "Tell me a little more.", "How did that feel?"}},
};

struct Opener {
    std::string_view mood;
    std::array<std::string_view, 2> korean, polite, english;
};
constexpr Opener kOpeners[] = {
    {"happy", {"헤헤, ", "좋아, "}, {"헤헤, ", "좋네요, "}, {"Hehe. ", "Nice. "}},
    {"excited", {"와! ", "대박! "}, {"와! ", "세상에! "}, {"Wow! ", "Yes! "}},
    {"shy", {"어… ", "그게… "}, {"어… ", "그게요… "}, {"Um… ", "Well… "}},
    {"angry", {"하. ", "야. "}, {"하. ", "저기요. "}, {"Hey. ", "Look. "}},
    {"sad", {"있잖아… ", "음… "}, {"있잖아요… ", "음… "}, {"You know… ", "Hm… "}},
    {"tired", {"하암… ", "으음… "}, {"하암… ", "으음… "}, {"*yawn* ", "Mm… "}},
};

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

struct Cue {
    bool Manner::*effect;
    std::array<std::string_view, 4> words;  ///< of a hint in lower case; no word is empty but the rest
};
constexpr Cue kCues[] = {
    {&Manner::terse, {"짧", "간결", "short", "terse"}},
    {&Manner::terse, {"단문", "brief", "concise", "clipped"}},
    {&Manner::emoticons, {"이모티콘", "emoticon", "emoji", "smil"}},
    {&Manner::exclaims, {"감탄", "exclam", "interjection", "shout"}},
    {&Manner::hesitates, {"머뭇", "hesita", "stammer", "falter"}},
    {&Manner::slow, {"느리", "느릿", "slow", "drawl"}},
};

}  // namespace

const Lines& lines_of(Tongue tongue, Topic topic) {
    const auto row = static_cast<std::size_t>(topic);
    return tongue == Tongue::korean    ? kKorean[row]
           : tongue == Tongue::english ? kEnglish[row]
                                       : kKoreanPolite[row];
}

std::string_view opener_of(Tongue tongue, std::string_view mood, std::size_t choice) {
    for (const Opener& one : kOpeners) {
        if (one.mood != mood) continue;
        const auto& words = tongue == Tongue::korean    ? one.korean
                            : tongue == Tongue::english ? one.english
                                                        : one.polite;
        return words[choice % words.size()];
    }
    return {};
}

Manner manner_of(std::string_view style_hint) {
    const std::string hint = normalise(style_hint);
    Manner out;
    for (const Cue& cue : kCues) {
        if (contains_any(hint, cue.words)) out.*cue.effect = true;
    }
    return out;
}

bool is_polite(std::string_view speech_register) {
    static constexpr std::string_view kWords[] = {"존댓말", "존대", "해요체", "합쇼체", "polite", "formal"};
    const std::string said = normalise(speech_register);
    return contains_any(said, kWords) && said.find("informal") == std::string::npos;
}

bool is_greeting(std::string_view text) {
    static constexpr std::string_view kKoreanWords[] = {"안녕", "하이", "방가", "반가", "왔어", "레하"};
    static constexpr std::string_view kEnglishWords[] = {"hello", "hi", "hey", "good morning",
                                                         "good evening"};
    if (contains_any(text, kKoreanWords)) return true;
    return std::any_of(std::begin(kEnglishWords), std::end(kEnglishWords), [&](std::string_view word) {
        if (text.substr(0, word.size()) != word) return false;
        return text.size() == word.size() ||
               std::string_view(" ,.!~?").find(text[word.size()]) != std::string_view::npos;
    });
}

bool is_question(std::string_view text) {
    return text.find('?') != std::string_view::npos || text.find("？") != std::string_view::npos;
}

}  // namespace rei::live
