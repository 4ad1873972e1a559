// Words of studies.
#include "rei/model/strings_tables.hpp"

namespace rei::workbench {
namespace {

constexpr Translation kStudies[] = {
    {"Study", "연구"},
    {"Sweep, rank and tune numbers, and search for conversations that break a law, under the timeline.",
     "타임라인 아래에서 수치를 훑고, 순위를 매기고, 조정하고, 법칙을 깨는 대화를 찾습니다."},
    {"Sweep", "훑기"},
    {"Replay the conversation over a grid of two parameters, and colour what comes of it.",
     "두 매개변수의 격자 위에서 대화를 재생하고 결과를 색으로 보여 줍니다."},
    {"Rank parameters", "매개변수 순위"},
    {"Find out which numbers move this conversation most.",
     "이 대화를 가장 크게 움직이는 수치를 알아냅니다."},
    {"Search for counterexamples", "반례 찾기"},
    {"Try conversations until one breaks what must hold, and shrink it to few turns.",
     "지켜져야 할 것이 깨질 때까지 대화를 시도하고, 찾으면 턴 몇 개로 줄입니다."},
    {"Stop all studies", "모든 연구 멈추기"},
    {"What they found stays.", "지금까지 찾은 것은 남습니다."},
    {"Ranking", "순위"},
    {"Falsify", "반례"},
    {"Sweeping", "훑는 중"},
    {"Ranking parameters", "순위 매기는 중"},
    {"Searching for counterexamples", "반례 찾는 중"},
    {"changed since", "그 뒤 변경됨"},
    {"Policy or conversation have been changed since: this is of what they were. Run it again.",
     "그 뒤에 정책이나 대화가 바뀌었습니다. 이 결과는 바뀌기 전의 것입니다. 다시 실행하세요."},
    {"stopped", "멈춤"},
    {"to", "까지"},
    {"how many points", "점의 개수"},
    {"colour by", "색 기준"},
    {"{} of {} points", "점 {1}개 중 {0}개"},
    {"{} points", "점 {}개"},
    {"all expectations hold in {}", "모든 기대 충족: {}개"},
    {"Adopt the best point", "가장 좋은 점 적용"},
    {"Adopt point", "점 적용"},
    {"The most robust point", "가장 견고한 점"},
    {"least robustness", "최저 견고성"},
    {"expectations that hold", "충족되는 기대"},
    {"Nothing swept yet", "아직 훑은 것이 없습니다"},
    {"Choose two numbers and press Sweep: the map shows where the conversation goes well. A click on it "
     "adopts "
     "both values.",
     "수치 두 개를 고르고 훑기를 누르세요. 대화가 잘 흘러가는 곳이 지도에 나타납니다. 누르면 두 값을 "
     "적용합니다."},
    {"not worked out yet", "아직 계산되지 않음"},
    {"not defined", "정의되지 않음"},
    {"Click to adopt both values.", "누르면 두 값을 적용합니다."},
    {"Sweep it along this axis", "이 축으로 훑기"},
    {"from {:.4g} to {:.4g}", "{:.4g}부터 {:.4g}까지"},
    {"mean size of its effect: {:.4g} ({:.4g} to {:.4g})", "효과 크기의 평균: {:.4g} ({:.4g} ~ {:.4g})"},
    {"mean effect: {:+.4g}; spread {:.4g}", "평균 효과: {:+.4g}, 퍼짐 {:.4g}"},
    {"An effect is what goes with a way from one end of its range to the other. A large spread: it bends, or "
     "depends on the others.",
     "효과는 범위의 한쪽 끝에서 다른 쪽 끝까지 갈 때의 변화입니다. 퍼짐이 크면 휘어 있거나 다른 수치에 따라 "
     "달라집니다."},
    {"rank by their influence on", "영향을 볼 대상"},
    {"Every number goes through its recommended range, together with all others (Morris' elementary "
     "effects). X "
     "and Y choose what the sweep shows.",
     "모든 수치를 권장 범위에서 함께 움직입니다(모리스의 기본 효과). X와 Y로 훑을 축을 고릅니다."},
    {"Nothing ranked yet", "아직 순위가 없습니다"},
    {"Press Rank parameters: the numbers that move this conversation most come first.",
     "매개변수 순위를 누르세요. 이 대화를 가장 크게 움직이는 수치가 먼저 나옵니다."},
    {"influence on: {}", "영향 대상: {}"},
    {"found after {} conversations", "대화 {}개 만에 찾음"},
    {", {} turns", ", 턴 {}개"},
    {", shrunk from {} to {} turns", ", 턴 {}개에서 {}개로 줄임"},
    {"Open this conversation as a scenario; undo brings the present one back.",
     "이 대화를 시나리오로 엽니다. 실행 취소하면 지금 시나리오로 돌아옵니다."},
    {"Open found conversation", "찾은 대화 열기"},
    {"kept; nearest {}", "지켜짐, 가장 가까운 값 {}"},
    {"around this scenario", "이 시나리오 주변"},
    {"any conversation", "아무 대화나"},
    {"conversations", "개까지 시도"},
    {"what must hold", "지켜져야 할 것"},
    {"Nothing searched yet", "아직 찾은 것이 없습니다"},
    {"Press Search for counterexamples: what is found breaks what must hold in few turns, and opens as a "
     "scenario.",
     "반례 찾기를 누르세요. 지켜져야 할 것을 턴 몇 개로 깨는 대화를 찾고, 시나리오로 열 수 있습니다."},
    {"{} conversations tried  ·  {} of {} broken", "대화 {0}개 시도  ·  {2}개 중 {1}개 깨짐"},
    {"{} speak of moments of this conversation alone", "{}개는 이 대화의 순간만을 말함"},
    {"This policy lacks one of the parameters: choose another.",
     "이 정책에는 그 매개변수가 없습니다. 다른 것을 고르세요."},
    {"{}: the range needs a low end below its high end.", "{}: 범위의 아래 끝이 위 끝보다 작아야 합니다."},
    {"{}: only {} to {} is possible.", "{}: {}부터 {}까지만 가능합니다."},
    {"{}: the ends must be whole numbers.", "{}: 양 끝은 정수여야 합니다."},
    {"Choose two different parameters.", "서로 다른 매개변수 두 개를 고르세요."},
    {"Open a scenario to measure with.", "잴 시나리오를 여세요."},
    {"Open a scenario to search around, or search any conversation.",
     "주변을 찾을 시나리오를 열거나, 아무 대화나 찾으세요."},
    {"None of its expectations makes sense for other conversations: flips, saturation, range or never over "
     "the "
     "whole do, and settles after the last turn.",
     "다른 대화에도 통하는 기대가 없습니다. 전체에 걸친 flips, saturation, range, never와 마지막 턴 뒤의 "
     "settles만 통합니다."},
    {"Tick a law that shall be broken.", "깨 볼 법칙을 하나 고르세요."},
    {"The policy has become another one since: run the study again.",
     "그 뒤에 정책이 바뀌었습니다. 연구를 다시 실행하세요."},
    {"Study: click a point of the map", "연구: 지도의 점 누르기"},
    {"adopt both values; the ring marks the policy as it is", "두 값을 적용합니다. 고리는 지금의 정책입니다"},
    {"Study: click X or Y of a ranked number", "연구: 순위의 X나 Y 누르기"},
    {"sweep it", "그 수치를 훑습니다"},
    {"Tune", "조정"},
    {"Search the least change of numbers under which every expectation of the conversation holds.",
     "대화의 모든 기대가 충족되도록 수치를 가장 적게 바꾸는 방법을 찾습니다."},
    {"Search the front", "균형선 찾기"},
    {"From the tuned policy on, search how soon a persona can answer for how many changes of mood.",
     "조정된 정책에서 출발해, 감정 변화를 얼마나 치르면 얼마나 빨리 반응할 수 있는지 찾습니다."},
    {"Front", "균형"},
    {"Tuning", "조정하는 중"},
    {"Searching the front", "균형선 찾는 중"},
    {"This scenario expects nothing: add an expectation, and the numbers are tuned to hold it.",
     "이 시나리오에는 기대가 없습니다. 기대를 추가하면 그에 맞게 수치를 조정합니다."},
    {"Tick the numbers that may change.", "바꿔도 되는 수치를 고르세요."},
    {"Tune first: the front goes on from there.", "먼저 조정하세요. 균형선은 거기서 이어집니다."},
    {"There is no front while an expectation fails.", "실패하는 기대가 있으면 균형선이 없습니다."},
    {"This never held:", "한 번도 충족되지 않음:"},
    {"These never held together:", "함께 충족된 적이 없음:"},
    {"Adopt tuned policy", "조정한 정책 적용"},
    {"{} policies tried", "정책 {}개 시도"},
    {"all expectations hold", "모든 기대 충족"},
    {"{} of {} expectations fail", "기대 {1}개 중 {0}개 실패"},
    {"may change", "바꿔도 되는 것"},
    {"Take words from…", "단어 가져오기…"},
    {"Choose a policy whose moods, regions, keywords and triggers tuning takes where this one lacks them.",
     "조정할 때 이 정책에 없는 감정, 영역, 키워드, 트리거를 가져올 정책을 고릅니다."},
    {"Take words from a policy", "정책에서 단어 가져오기"},
    {"words that are lacking", "더 있어야 할 단어"},
    {"It has none that this policy lacks.", "이 정책에 없는 것이 그 정책에도 없습니다."},
    {"moods {}, regions {}, classes {}, keywords {}, words of triggers {}",
     "감정 {}개, 영역 {}개, 분류 {}개, 키워드 {}개, 트리거 단어 {}개"},
    {"Take no words", "단어를 가져오지 않기"},
    {"with words of {}", "{}의 단어를 더함"},
    {"beyond the recommended ranges", "권장 범위 밖까지"},
    {"Press Tune: the least change is searched under which every expectation holds, or which of them can't "
     "be "
     "had together.",
     "조정을 누르세요. 모든 기대가 충족되는 가장 작은 변경을 찾거나, 함께 충족될 수 없는 기대를 알려 "
     "줍니다."},
    {"nothing needs to change", "바꿀 것이 없습니다"},
    {"expectations: before, after", "기대: 전, 후"},
    {"↑ changes of mood a minute", "↑ 분당 감정 변화"},
    {"seconds until it answers →", "반응까지 걸리는 초 →"},
    {"answers after {:.4g} s", "{:.4g}초 뒤 반응"},
    {"{:.4g} changes of mood a minute", "분당 감정 변화 {:.4g}회"},
    {"Click to adopt it.", "누르면 적용합니다."},
    {"Under all of these every expectation holds. Sooner costs more changes of mood; each dot is the best "
     "there is "
     "for its price.",
     "모두 기대를 전부 충족합니다. 빠를수록 감정 변화가 늘고, 점 하나하나가 그 값에서 가장 좋은 것입니다."},
    {"No front yet", "아직 균형선이 없습니다"},
    {"Tune, then press Search the front: how soon the persona answers against how steady it is, to choose "
     "from.",
     "조정한 다음 균형선 찾기를 누르세요. 빠른 반응과 안정 사이에서 고를 수 있습니다."},
    {"{} policies tried  ·  {} to choose from", "정책 {}개 시도  ·  고를 것 {}개"},
    {"Study: click a dot of the front", "연구: 균형선의 점 누르기"},
    {"adopt that policy", "그 정책을 적용합니다"},
};

}  // namespace

std::span<const Translation> translations_of_studies() {
    return kStudies;
}

}  // namespace rei::workbench
