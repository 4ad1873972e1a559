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
    {"Avatar mapping", "아바타 연결"},
    {"Which input of VTube Studio each channel of the faces moves, and how far.",
     "얼굴의 각 채널이 VTube Studio의 어느 입력을 얼마나 움직이는지 정합니다."},
    {"changed by another program, so it is left as it is; the next start reads it",
     "다른 프로그램이 바꾼 파일이라 그대로 두었습니다. 다음에 시작할 때 읽습니다."},
    {"What moves the avatar cannot be read", "아바타 연결을 읽을 수 없습니다"},
    {"What moves the avatar can be read again", "아바타 연결을 다시 읽었습니다"},
    {"An input of VTube Studio is offset + Σ scale × channel, cut to its range. Drag a number, or "
     "double-click "
     "to type one.",
     "VTube Studio의 입력은 기준값 + Σ 배율 × 채널이고, 범위 안으로 자릅니다. 숫자를 끌거나 두 번 눌러 "
     "적으세요."},
    {"input", "입력"},
    {"now", "지금"},
    {"offset", "기준값"},
    {"channels", "채널"},
    {"Moved by no face of this persona", "이 페르소나의 얼굴이 쓰지 않는 입력"},
    {"VTube Studio's own", "VTube Studio의 범위"},
    {"added", "추가됨"},
    {"This program adds the input where VTube Studio has none of this name; say there what it moves.",
     "VTube Studio에 이 이름의 입력이 없으면 이 프로그램이 추가합니다. 무엇을 움직일지는 그곳에서 정합니다."},
    {"Leave this input to the camera", "이 입력은 카메라에 맡기기"},
    {"Take this channel out", "이 채널 빼기"},
    {"New input: a name, then Enter", "새 입력: 이름을 적고 Enter"},
    {"As it was made", "처음 값으로"},
    {"Set avatar {}", "아바타 {} 바꾸기"},
    {"Reset the avatar mapping", "아바타 연결 처음 값으로"},
    {"Kept in {}", "{}에 저장"},
    {"VTube Studio wants names of 4 to 32 letters and digits, each once.",
     "VTube Studio의 이름은 영문자와 숫자 4~32자이고, 겹치지 않아야 합니다."},
    {"Mapping…", "연결…"},
    {"Companion", "동반자"},
    {"Tell how you feel; get a frame, three routines and a line to hold on to, under the timeline.",
     "타임라인 아래에서 지금 기분을 말하면 프레임 하나, 루틴 셋, 선언문 한 줄을 받습니다."},
    {"Rhythm of two weeks", "두 주의 리듬"},
    {"mood {:+.2f}, energy {:.2f}, {} notes", "기분 {:+.2f}, 활력 {:.2f}, 기록 {}개"},
    {"nothing noted", "기록 없음"},
    {"Emotional rhythm of {}", "{} 님의 감정 리듬"},
    {"Nothing noted in these days; rei reflect TEXT begins.",
     "이 날들의 기록이 없습니다. rei reflect TEXT로 시작하세요."},
    {"day's mood", "기분"},
    {"energy", "활력"},
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
