#!/usr/bin/env python3
"""Writes a-message-a-second.yaml: ten minutes of chat whose truly felt affect is known.

The truth is held for a while, then jumps. Every message says what is felt at its moment: one keyword of the class whose
direction φ points at the true level, which is baseline + 0.5 φ; where neutral is felt, nothing that is heard. No word
is a trigger, so that the dynamics decide. Run again after a change of the words in policies/rei.json:

    python3 scenarios/experiments/make.py
"""
import json
import pathlib
import random

HERE = pathlib.Path(__file__).parent
POLICY = HERE.parent.parent / "policies" / "rei.json"
LENGTH_SEC = 600
SEED = 3

# what is felt: (valence, arousal), and what people say then; each line holds exactly one keyword of one class
FELT = {
    "neutral": ((0.0, 0.3), [
        "오늘 몇 시까지 해?", "저녁 뭐 먹었어", "화면 잘 나와요", "방금 들어왔는데 무슨 얘기 중", "다음 곡 뭐예요", "창밖에 비 온다",
        "여기 지금 눈 와요", "마이크 소리 딱 맞음", "고양이 지나갔다", "물 한 잔 마시고 해", "내일도 방송 있나", "이거 몇 번째 판이야",
        "설정 창 좀 열어 봐", "아까 그 노래 제목 뭐였지", "채팅 천천히 가자", "나는 라면 끓이는 중", "주말에 뭐 하세요", "키보드 바꿨어?",
        "의자 소리 들린다", "지금 몇 명 보고 있지", "공지 어디서 봐요", "그 지도는 왼쪽이 빨라", "퇴근길에 보는 중", "커피 내리고 옴",
    ]),
    "happy": ((0.5, 0.4), [
        "방금 노래 좋았어", "오늘 진행 좋았음", "아까 그 농담 좋았다ㅋㅋ", "어제 방송도 좋았는데", "인트로 바뀐 거 좋았어요", "목소리 톤 좋았어",
        "그 대답 참 좋았다", "아까 그림 좋았음", "마지막 고음 좋았지", "오프닝부터 좋았어", "같이 웃어서 좋았다", "편집 영상 좋았어요",
        "의상 색 조합 좋았음", "그 얘기 들려줘서 좋았어",
    ]),
    "excited": ((0.2, 0.7), [
        "와 이거 쩐다", "방금 컨트롤 쩐다", "미쳤네 이걸 이겨?", "텐션 미쳤어ㅋㅋㅋ", "한 방에 깨는 거 쩐다", "타이밍 미쳤는데", "고음 쩐다 쩔어",
        "이 판 미쳤어", "손 빠른 거 쩐다", "역전 미쳤네", "연출 쩐다", "박자 미쳤지 이건", "마지막 한 발 쩐다", "반응 속도 미쳤음",
    ]),
    "angry": ((-0.7, 0.6), [
        "오늘 방송 별로네", "이번 노래 별로다", "농담 별로야", "진행 참 애매하다", "의상 별로인데", "그 대답 애매하다", "마이크 소리 별로",
        "게임 고른 거 별로", "편집 별로였음", "핑계가 애매하다", "아까부터 별로라니까", "선곡 별로", "말투 별로", "실력이 애매하다",
    ]),
    "sad": ((-0.4, 0.2), [
        "마음이 아파", "그 얘기 들으니까 아파", "오늘 많이 아파", "할머니가 아파", "가슴 한쪽이 아파", "강아지가 아파서 병원 왔어",
        "말하려니까 아파", "헤어진 날이라 아파", "목도 맘도 아파", "친구가 아파서 못 웃겠어", "자꾸 생각나서 아파", "어제부터 계속 아파",
        "보고 있으면 아파", "떠난 자리가 아파",
    ]),
}
PATH = ["neutral", "happy", "excited", "neutral", "angry", "sad", "neutral", "excited", "neutral", "sad", "neutral"]
PEOPLE = ["딸기우유", "콩자반", "보리차", "무말랭이", "만두", "팝콘각", "하루팬", "새벽반"]


def check_words():
    """Every line says what it is meant to, and nothing else."""
    policy = json.loads(POLICY.read_text())
    classes = {"happy": "praise", "excited": "hype", "angry": "insult", "sad": "sadness"}
    triggers = [word for words in policy["transitions"].values() for word in words]
    for felt, (_, lines) in FELT.items():
        for line in lines:
            heard = [(name, word) for name, words in policy["sentiment_keywords"].items() for word in words
                     if word in line]
            wanted = [classes[felt]] if felt in classes else []
            assert [name for name, _ in heard] == wanted, (felt, line, heard)
            assert not any(word in line for word in triggers), line


def changes(dice):
    """When each stretch of the path begins, in whole seconds: most of the time nothing is felt."""
    weights = [dice.uniform(0.8, 1.2) * (2 if felt == "neutral" else 1) for felt in PATH]
    return [round(LENGTH_SEC * sum(weights[:k]) / sum(weights)) for k in range(len(PATH))]


def chat(dice, begins):
    """(time, person, text) a second; no line twice in a row."""
    last = None
    for second in range(LENGTH_SEC):
        at = round(second + dice.uniform(0.2, 0.8), 1)
        felt = PATH[max(k for k, begin in enumerate(begins) if begin <= at)]
        last = dice.choice([line for line in FELT[felt][1] if line != last])
        yield at, dice.choice(PEOPLE), last


def main():
    check_words()
    dice = random.Random(SEED)
    begins = changes(dice)
    out = [
        "# 실험: 1초에 한 줄, 10분, 참값이 있는 대화. make.py 가 만들었으니 고칠 때는 그쪽을",
        "scenario: a-message-a-second",
        "description: 채팅 한 줄 한 줄이 그 순간의 참 감정을 말한다. 잡음을 얹어(rei compare --noise 0.3) 어느 엔진이 참값을 잘 따라가고 덜 깜빡이는지 잰다. 트리거 단어는 없다.",
        "turns:",
    ]
    out += [f'  - {{at: {at}, user: {person}, text: "{text}"}}' for at, person, text in chat(dice, begins)]
    out += [f"until: {LENGTH_SEC}", "truth:"]
    for begin, felt in zip(begins, PATH):
        valence, arousal = FELT[felt][0]
        out.append(f"  - {{at: {begin}, valence: {valence}, arousal: {arousal}}}   # {felt}")
    out.append("expect:")
    for begin, felt in zip(begins, PATH):
        if felt != "neutral":
            out.append(f"  - mood: {{becomes: {felt}, from: {begin}, within: 12}}")
    (HERE / "a-message-a-second.yaml").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
