// What the engine says, English and Korean: one row a phrase, in sections. Names that a policy or a scenario
// gives, and texts that somebody said, stand in the places of the phrases.
#include "rei/model/strings_tables.hpp"

namespace rei::workbench {
namespace {

constexpr Translation kPhrases[] = {
    // ---- lint: moods
    {"nothing leads to {}: {}", "{} 감정에 이를 길이 없습니다. {}"},
    {"it has no region, and no trigger that can act leads to it; add a region or a trigger \"any->{}\"",
     "영역이 없고, 이 감정으로 가는 쓸 수 있는 트리거도 없습니다. 영역이나 \"any->{}\" 트리거를 추가하세요"},
    {"valence comes to [{:.2f}, {:.2f}] and arousal to [{:.2f}, {:.2f}], and where its region lies among "
     "them an "
     "earlier one wins, or its bounds of intensity can't be had; move the region, list it earlier, or add a "
     "trigger \"any->{}\"",
     "정서가는 [{:.2f}, {:.2f}], 각성은 [{:.2f}, {:.2f}]까지 가지만, 그 안에 있는 영역은 앞선 영역에 "
     "가려지거나 "
     "강도 조건을 채울 수 없습니다. 영역을 옮기거나, 앞 순서로 올리거나, \"any->{}\" 트리거를 추가하세요"},
    {"nothing ends {}: no state that can be had lies outside its exit border, and no trigger leads away; "
     "shrink "
     "its region or add a trigger",
     "{} 감정이 끝나지 않습니다. 도달할 수 있는 모든 상태가 이탈 경계 안에 있고, 벗어나는 트리거도 없습니다. "
     "영역을 "
     "줄이거나 트리거를 추가하세요"},
    {"the baseline (valence {}, arousal {}) lies inside the region of {}, so the mood does not fade by "
     "itself; move "
     "the border or the baseline",
     "기준선(정서가 {}, 각성 {})이 {} 영역 안에 있어서 이 감정은 저절로 사라지지 않습니다. 경계나 기준선을 "
     "옮기세요"},
    {"the baseline (valence {}, arousal {}) lies inside the exit border of {}, so the mood does not fade by "
     "itself; "
     "move the border or the baseline, or lower the hysteresis",
     "기준선(정서가 {}, 각성 {})이 {}의 이탈 경계 안에 있어서 이 감정은 저절로 사라지지 않습니다. 경계나 "
     "기준선을 "
     "옮기거나 히스테리시스를 낮추세요"},
    {"at η = {} and a half-life of {} s, {}", "η = {}, 반감기 {}초에서: {}"},
    {"affinity {} means {} for good", "호감도 {}이면 줄곧 {}"},
    {"affinity {} pins valence at {}", "호감도 {}이면 정서가가 {}에 고정"},
    {"{} and {}", "{}, 그리고 {}"},
    {"{}; with η at most {:.2g} no affinity does that by itself, and a shorter half-life helps",
     "{}. η를 {:.2g} 이하로 하면 호감도만으로는 그렇게 되지 않고, 반감기를 줄여도 나아집니다"},

    // ---- lint: numbers and expression
    {"no mood has a {}; add an entry for each", "{} 항목이 있는 감정이 없습니다. 감정마다 추가하세요"},
    {"{} has no {} and takes that of neutral; add \"{}\"",
     "{}에는 {} 항목이 없어 neutral의 것을 씁니다. \"{}\" 항목을 추가하세요"},
    {"{} has no {}; add \"{}\"", "{}에는 {} 항목이 없습니다. \"{}\" 항목을 추가하세요"},
    {"voice", "목소리"},
    {"face", "표정"},
    {"style hint", "말투 힌트"},
    {"loses a half in {:.3g} s", "{:.3g}초에 절반이 되고"},
    {"never fades", "줄어들지 않고"},
    {"the heuristic variant's {} {} (decay {}), the others' in {} s; decay {:.2g} would agree",
     "heuristic 변형의 {}은(는) {}(decay {}), 다른 변형에서는 {}초에 절반이 됩니다. decay를 {:.2g}로 하면 "
     "같아집니다"},
    {"{} is outside the recommended {} to {}: {}", "{}은(는) 권장 범위 {}~{} 밖입니다. {}"},
    {"{} {} is outside the recommended {} to {} {}: {}", "{} {}은(는) 권장 범위 {}~{} {} 밖입니다. {}"},
    {"a trigger holds for {} s, the cooldown lasts {} s: a trigger in the first {:.3g} s after a change is "
     "lost; hold "
     "at least {} s",
     "트리거 유지는 {}초, 쿨다운은 {}초입니다. 감정이 바뀐 뒤 {:.3g}초 안에 온 트리거는 사라집니다. {}초 "
     "이상 "
     "유지하세요"},

    // ---- lint: words
    {"\"{}\" holds \"{}\" of the same class {}, so it counts twice; keep one of them",
     "\"{}\" 안에 같은 분류의 \"{}\"이(가) 들어 있어({}) 두 번 셉니다. 하나만 남기세요"},
    {"\"{}\" of {} holds \"{}\" of {}, which pushes the other way; make the shorter one longer",
     "\"{}\"({}) 안에 반대로 미는 \"{}\"({})이(가) 들어 있습니다. 짧은 쪽을 더 길게 쓰세요"},
    {"\"{}\" holds \"{}\" of {}, which comes first and leads to {}; list {} before it",
     "\"{}\" 안에 \"{}\"이(가) 들어 있고, 그 트리거 {}이(가) 먼저 와서 {}(으)로 갑니다. {}을(를) 그보다 앞에 "
     "두세요"},
    {"\"{}\" leads to {}, but holds \"{}\" of {}, which pushes away from it",
     "\"{}\"은(는) {}(으)로 가지만, 그 안의 \"{}\"({})은(는) 반대로 밉니다"},
    {"comes from {}, which is not in emotions, so it never acts",
     "출발 감정 {}이(가) emotions에 없어서 한 번도 작동하지 않습니다"},
    {"leads to {}, which is not in emotions, so it never acts",
     "도착 감정 {}이(가) emotions에 없어서 한 번도 작동하지 않습니다"},
    {"\"{}\" is also in {}, which pushes the other way; keep it in one of them",
     "\"{}\"은(는) 반대로 미는 {}에도 있습니다. 한쪽에만 두세요"},
    {"its {} keywords push nowhere; add sentiment_weights.{}",
     "키워드 {}개가 아무 쪽으로도 밀지 않습니다. sentiment_weights.{}을(를) 추가하세요"},

    // ---- reasons of a mood
    {"{} stays", "{} 유지"},
    {"{} stays, {} refused", "{} 유지, {} 거부"},
    {"at the start", "시작할 때"},
    {"at this turn", "이 턴에서"},
    {"a border was passed", "경계를 지남"},
    {"the cooldown ended", "쿨다운이 끝남"},
    {"the trigger's hold ended", "트리거 유지가 끝남"},
    {"as time went by", "시간이 흘러서"},
    {"its time was up", "제한 시간이 지남"},
    {"trigger {}", "트리거 {}"},
    {"the most probable mood", "가장 가능성 높은 감정"},
    {"no row of the table says otherwise", "표에 다르게 정한 행이 없음"},
    {"row {} of the table", "표의 {} 행"},
    {"region {} of {}", "영역 {}({})"},
    {"thresholds", "문턱값"},
    {"no region holds the state", "상태를 품는 영역이 없음"},
    {"held: {:.3f} of probability is lacking", "보류: 확률이 {:.3f} 모자람"},
    {"held by hysteresis: {} is {:.3f} inside the exit border",
     "히스테리시스로 보류: {}이(가) 이탈 경계에서 {:.3f} 안쪽"},
    {"held by the cooldown for {:.2f} s more", "쿨다운으로 {:.2f}초 더 보류"},
    {"{:.2f} s past the cooldown", "쿨다운이 끝나고 {:.2f}초 뒤"},
    {"last pushed by turn {} ({}: {})", "마지막 자극은 {}번째 턴({}: {})"},
    {"silence", "침묵"},

    // ---- expectations
    {"mood is {} in {}", "내내 {} · {}"},
    {"mood never {} in {}", "{} 없음 · {}"},
    {"mood becomes {} in {}", "{}(으)로 바뀜 · {}"},
    {"at most {} flips in {}", "감정 변화 {}회 이하 · {}"},
    {"at most {} flips in any {} s in {}", "어느 {1}초에도 감정 변화 {0}회 이하 · {2}"},
    {"{} above {} for at most {} of {}", "{} > {}인 시간이 {} 이하 · {}"},
    {"settles to {} by {} s", "{}(으)로 돌아옴 · {}초까지"},
    {"{}{}{} in {}", "{}{}{} · {} 동안"},
    {"[{}, {}] s", "[{}, {}]초"},
    {"[{}, {}) s", "[{}, {})초"},

    // ---- what a verdict found
    {"all the time", "내내"},
    {"never", "한 번도 아님"},
    {"{} changes of mood", "감정 변화 {}회"},
    {"{:.3f} from the border", "경계까지 {:.3f}"},
    {"not in time", "제때 오지 않음"},
    {"{} at {:.3f} s", "{1:.3f}초에 {0}"},
    {"at {:.3f} s", "{:.3f}초에"},
    {"since {:.3f} s", "{:.3f}초부터"},
    {"ends {}", "{}(으)로 끝남"},
    {"{} in {} s from {:.3f} s", "{2:.3f}초부터 {1}초 동안 {0}회"},
    {"{:.4f} of the time", "시간의 {:.4f}"},
    {"{:.4f} at {:.3f} s", "{1:.3f}초에 {0:.4f}"},

    // ---- findings
    {"{} near {}", "{} {} 부근"},
    {"{} at {}", "{} {}에서"},
    {"{:.3f} s: {}", "{:.3f}초: {}"},
    {"… {} more …", "… {}개 더 …"},
    {"once", "한 번"},
    {"{} times", "{}번"},
    {"the mood goes back and forth for {:.1f} s", "감정이 {:.1f}초 동안 오락가락합니다"},
    {"{}, in {} places", "{}, {}곳에서"},
    {"the trigger is heard and has no effect, {}: {}", "트리거를 듣고도 효과가 없습니다({}). {}"},
    {"the cooldown refuses it at its turn", "그 턴에 쿨다운이 막습니다"},
    {"the cooldown outlasts its hold of {} s", "쿨다운이 트리거 유지 {}초보다 오래 갑니다"},
    {"{} is called for {}, {:.1f} s in all, and never comes",
     "{} 감정이 {}, 모두 {:.1f}초 동안 요청되지만 끝내 나타나지 않습니다"},
    {"{} is above {} for {:.1f} of {:.0f} s", "{0}: {3:.0f}초 가운데 {2:.1f}초 동안 {1} 위에 있습니다"},
    {"{} is below {} for {:.1f} of {:.0f} s", "{0}: {3:.0f}초 가운데 {2:.1f}초 동안 {1} 아래에 있습니다"},
    {"{} stands at {}, or is drawn past it, for {:.1f} s on end",
     "{}: 끝값 {}에 머물거나 그 너머로 끌리며 {:.1f}초 동안 이어집니다"},
    {"one push towards it by {:.2f}, from {:.1f} to {:.1f} s",
     "그쪽으로 {1:.1f}~{2:.1f}초에 한 번, {0:.2f}만큼 밀렸습니다"},
    {"{} pushes towards it by {:.2f} in all, from {:.1f} to {:.1f} s",
     "그쪽으로 {2:.1f}~{3:.1f}초에 {0}번, 모두 {1:.2f}만큼 밀렸습니다"},
    {"at {:.1f} s the affinity in force, {}, draws valence to {:+.2f}, past the end",
     "{:.1f}초에 적용 중인 호감도 {} 때문에 정서가가 끝을 넘어 {:+.2f}(으)로 끌립니다"},
    {"{} and {} are hard to tell apart for {:.1f} of {:.0f} s",
     "{3:.0f}초 가운데 {2:.1f}초 동안 {0}, {1} 두 감정을 구별하기 어렵습니다"},
    {"of {:.1f} s {:.1f} s count as {} and {:.1f} s as {}", "{:.1f}초 가운데 {:.1f}초는 {}, {:.1f}초는 {}"},
    {"{}; for {:.1f} s regions of both hold the state and their order decides",
     "{}. {:.1f}초 동안은 두 감정의 영역이 함께 상태를 품어 순서로 정해집니다"},
    {"{} to {}", "{}~{}, 오가며"},
    {"affinity {} makes it another mood for {:.1f} of the {:.1f} s in which {} has the word",
     "{3}의 말이 이어지는 {2:.1f}초 가운데 {1:.1f}초 동안 호감도({0}) 때문에 다른 감정이 됩니다"},
    {"mostly {} instead of {} ({:.1f} s)", "주로 {1} 대신 {0}({2:.1f}초)"},
    {"{}; valence is {:+.3f} on average", "{}. 정서가는 평균 {:+.3f}"},
    {"{} goes from {:.2f} to {:.2f} in {:.1f} s without a push; its rest is {:.2f}",
     "{0}: 자극 없이 {3:.1f}초 동안 {1:.2f}에서 {2:.2f}(으)로 갑니다. 쉴 때의 값은 {4:.2f}입니다"},
    {"{}; {} such times", "{}. 이런 때가 {}번 있습니다"},
    {"the heuristic variant fades in a straight line, by the clock",
     "heuristic 변형은 시계에 따라 직선으로 줄어듭니다"},
    {"the variant's own steps are too long for its half-life", "이 변형의 틱이 반감기에 비해 너무 깁니다"},

    // ---- kinds of findings: titles, units, meanings
    {"Oscillation", "진동"},
    {"{} returns", "복귀 {}회"},
    {"Returns to a mood left less than 10 s ago, and changes beyond the fourth in 10 s, in one run of them.",
     "10초 안에 떠난 감정으로 되돌아오거나, 10초 안에 네 번을 넘는 변화가 이어진 것입니다."},
    {"Saturation", "포화"},
    {"of the worst minute", "(최악의 1분 중)"},
    {"Intensity, valence or arousal is within 0.05 of an end of its range.",
     "강도, 정서가, 각성이 범위 끝에서 0.05 이내에 있는 것입니다."},
    {"Label confusion", "라벨 혼동"},
    {"Regions of two moods hold the state and their order decides, or the label wavers: within 0.03 of the "
     "border between two moods, or one held back in favour of the other.",
     "두 감정의 영역이 상태를 함께 품어 순서로 정해지거나 라벨이 흔들리는 것입니다. 두 감정의 경계에서 0.03 "
     "이내이거나 한쪽이 다른 쪽 때문에 보류됩니다."},
    {"User bias", "사용자 편향"},
    {"of their time", "(해당 사용자 시간 중)"},
    {"A user's affinity makes the mood another, from their turns to the next.",
     "사용자의 호감도 때문에 그 턴부터 다음 턴까지 감정이 달라지는 것입니다."},
    {"Lost trigger", "놓친 트리거"},
    {"A trigger is heard and takes no effect, for the cooldown outlasts it.",
     "트리거를 들었지만 쿨다운이 더 길어서 효과가 없는 것입니다."},
    {"Mood never reached", "도달하지 못한 감정"},
    {"A mood is called for and held back, and never comes.",
     "어떤 감정이 요청되지만 보류되어 끝내 나타나지 않는 것입니다."},
    {"Overshoot", "오버슈트"},
    {"Valence or arousal goes past its rest, or away from it, when nothing pushes.",
     "자극이 없는데 정서가나 각성이 기준선을 지나치거나 멀어지는 것입니다."},
    {"Pinned", "고착"},
    {"The state stands at an end of its range, or is drawn past it, without a break.",
     "상태가 쉬지 않고 범위 끝에 머물거나 그 너머로 끌리는 것입니다."},

    // ---- laws
    {"valence and intensity are at an extreme for at most {} of the time",
     "정서가와 강도가 극단에 있는 시간이 전체의 {} 이하입니다"},
    {"the mood changes at most {} times in any 10 s", "어느 10초 동안에도 감정이 {}번까지만 바뀝니다"},
    {"the mood settles to neutral within {} s after the last turn",
     "마지막 턴 뒤 {}초 안에 neutral로 돌아옵니다"},
    {"nobody's affinity shifts valence at rest by more than {}",
     "누구의 호감도도 쉴 때의 정서가를 {}보다 크게 옮기지 않습니다"},
    {"nobody's affinity takes valence at rest out of [{:.4g}, {:.4g}], where moods are left",
     "누구의 호감도도 쉴 때의 정서가를 감정에서 벗어나는 범위 [{:.4g}, {:.4g}] 밖으로 옮기지 않습니다"},
    {"one line alone takes neither valence nor intensity past {}",
     "말 한마디만으로는 정서가도 강도도 {}을(를) 넘지 않습니다"},
    {"the mood is never {}", "감정이 한 번도 {}이(가) 아닙니다"},
    {"the mood changes at most {} times", "감정이 {}번까지만 바뀝니다"},
    {"the mood changes at most {} times in any {} s", "감정이 {}번까지만 바뀝니다(어느 {}초에도)"},
    {"|valence|", "|정서가|"},
    {"{} is above {} for at most {} of the time", "{}: {} 위에 있는 시간이 전체의 {} 이하입니다"},
    {"the mood ends {}", "감정이 {}(으)로 끝납니다"},
    {"the mood settles to {} within {} s after the last turn",
     "감정이 {}(으)로 돌아옵니다(마지막 턴 뒤 {}초 안에)"},
    {"{} ≥ {} and ≤ {}", "{} {} 이상, {} 이하"},
    {"the mood is {}", "감정이 내내 {}입니다"},
    {"the mood becomes {}", "감정이 {}이(가) 됩니다"},
};

}  // namespace

std::span<const Translation> translations_of_engine() {
    return kPhrases;
}

}  // namespace rei::workbench
