// Words of the live conversation and the companion.
#include "rei/model/strings_tables.hpp"

namespace rei::workbench {
namespace {

constexpr Translation kLive[] = {
    {"Talk with the persona, and watch what it feels as you talk, under the timeline.",
     "타임라인 아래에서 페르소나와 이야기하며 감정이 움직이는 것을 봅니다."},
    {"New conversation", "새 대화"},
    {"Talk with the persona as it is tuned now. It is stored from the first turn on.",
     "지금 조정된 페르소나와 이야기합니다. 첫 턴부터 저장됩니다."},
    {"Stop the answer", "답변 멈추기"},
    {"What has come of it stays, and changes no mood.", "지금까지 온 답은 남고, 감정은 바뀌지 않습니다."},
    {"There is no place to keep conversations in.", "대화를 보관할 곳이 없습니다."},
    {"an answer is still coming", "아직 답이 오는 중입니다"},
    {"cut off", "끊김"},
    {"no answer, and nothing was stored", "답이 없어 아무것도 저장하지 않음"},
    {"The timeline does not show this conversation", "타임라인에 이 대화를 보일 수 없습니다"},
    {"Conversation", "대화 이어 가기"},
    {"That did not work", "그것은 되지 않았습니다"},
    {"Avatar", "아바타"},
    {"Show the face at the playhead in VTube Studio.", "재생 위치의 얼굴을 VTube Studio에 보여 줍니다."},
    {"Companion", "동반자"},
    {"Tell how you feel; get a frame, three routines and a line to hold on to, under the timeline.",
     "타임라인 아래에서 지금 기분을 말하면 프레임 하나, 루틴 셋, 선언문 한 줄을 받습니다."},
    {"Rhythm of two weeks", "두 주의 리듬"},
    {"mood {:+.2f}, energy {:.2f}, {} notes", "기분 {:+.2f}, 활력 {:.2f}, 기록 {}개"},
    {"nothing noted", "기록 없음"},
    {"How do you feel?", "지금 기분이 어떤가요?"},
    {"Tell", "전하기"},
    {"no feeling named yet", "아직 들리지 않은 느낌"},
    {"mood {:+.2f}, energy {:.2f}", "기분 {:+.2f}, 활력 {:.2f}"},
    {"{:g} min", "{:g}분"},
    {"How are you today?", "오늘은 어떤가요?"},
    {"Say it in a few words, in Korean or English: you get a frame for it, three small routines and a line "
     "to "
     "hold on to.",
     "한국어나 영어로 몇 마디만 적어 보세요. 그에 맞는 프레임과 작은 루틴 셋, 붙잡을 한 줄을 드립니다."},
    {"No companion here", "동반자가 없습니다"},
    {"See the notices.", "알림을 보세요."},
    {"thinking …", "생각하는 중 …"},
    {"answering …", "답하는 중 …"},
    {"{}, engine {}, {} turns, {} UTC", "{}, 엔진 {}, 턴 {}개, {} UTC"},
    {"{} turns  ·  {}", "턴 {}개  ·  {}"},
    {"Conversations that were held are listed here.", "나눈 대화가 여기에 쌓입니다."},
    {"{} by the responder {}, engine {}", "{}, 응답기 {}, 엔진 {}"},
    {"This persona keeps the numbers that it began with; begin a new conversation to hear the tuned one.",
     "이 페르소나는 시작할 때의 수치를 유지합니다. 조정된 페르소나와 이야기하려면 새 대화를 시작하세요."},
    {"Say", "말하기"},
    {"Nothing said yet", "아직 말이 없습니다"},
    {"Write below and press Enter: the persona answers, its mood moves on the timeline, and Ctrl+S keeps the "
     "conversation as a scenario.",
     "아래에 쓰고 Enter를 누르세요. 페르소나가 답하고, 타임라인에서 감정이 움직이며, Ctrl+S로 대화를 "
     "시나리오로 남길 수 있습니다."},
    {"Before the next turn the model is told", "다음 턴 전에 모델이 받는 글"},
    {"Nobody can be talked with", "이야기할 수 없습니다"},
};

}  // namespace

std::span<const Translation> translations_of_live() {
    return kLive;
}

}  // namespace rei::workbench
