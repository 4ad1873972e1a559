#!/usr/bin/env python3
"""Make the golden traces of the `heuristic` variant with the documents' Python engine.

usage: make.py REPLAY_PY

REPLAY_PY is the reference's replay script: `REPLAY_PY SCENARIO POLICY` prints a trace as CSV. For every scenario of
scenarios/ and every random conversation made here, NAME.csv holds that trace; the random conversations are
NAME.json, with their policy in NAME.policy.json. Everything is seeded, so a second run changes nothing.
"""
import json
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORDS = ["고마워", "좋았어", "최고", "멋져", "대단해", "바보", "멍청이", "꺼져", "애매하다", "별로야", "괜찮아", "토닥토닥",
         "응원해", "걱정마", "레전드", "대박", "미쳤다", "미쳤네", "쩐다", "슬프다", "우울해", "힘들어", "아파", "눈물나", "싫어해", "개좋아",
         "안녕", "오늘 뭐 해?", "ㅋㅋㅋ", "ㅠㅠ", "GG", "Nice one", "ΟΔΥΣΣΕΥΣ", "İstanbul", "ok", "😀", "밥 먹었어", "그 장면", "…"]


def conversation(rng, turns):
    users = ["mina", "준", "bob", "user"]
    at = rng.choice([0, 0.0, 0.5, 1, 3.25])
    out = []
    for _ in range(turns):
        turn = {"at": round(at, 3)}
        if rng.random() < 0.8:
            turn["user"] = rng.choice(users)
        if rng.random() < 0.92:
            turn["text"] = rng.choice(["", " ", "!! "]).join(rng.choice(WORDS) for _ in range(rng.randint(0, 4)))
        if rng.random() < 0.35:
            turn["llm"] = {"reply": "응", "mood_delta": rng.choice([0, 1, -1, 2, -2, 0.5, -1.25, 7.5]),
                           "affinity_delta": rng.choice([0, 1, -1, 3, -10, 2.9, -2.9, 60])}
        out.append(turn)
        at += rng.choice([0, 0, 0.4, 1, 1, 2.5, 2.999, 3, 3.001, 4, 7, 15, rng.uniform(0, 6), rng.uniform(0, 90)])
    scenario = {"scenario": "random", "turns": out}
    if rng.random() < 0.5:
        scenario["users"] = {"mina": {"affinity": rng.randint(-100, 100)}, "bob": {"affinity": rng.choice([-7, 60])}}
    if rng.random() < 0.5:
        scenario["start"] = {"mood": rng.choice(["neutral", "sad", "excited"]), "valence": rng.uniform(-1, 1),
                             "arousal": rng.random(), "intensity": rng.random()}
    return scenario


def policy(rng, documents):
    out = json.loads(json.dumps(documents))
    if rng.random() < 0.7:
        out["engine"] = {"cooldown_sec": rng.choice([0, 1, 3.0, 2.5]), "affinity_bias": rng.choice([0.002, 0.01, 0]),
                         "decay": {"intensity": rng.choice([0.08, 0.3]), "arousal": rng.choice([0.05, 0.004])}}
    if rng.random() < 0.4:
        out["transitions"] = {"happy->angry": ["바보"], "any-> sad": ["힘들", "σς"], "any->smug": ["대박"], "x->happy": ["gg"]}
    return out


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rng = random.Random(20261120)
    documents = json.loads((ROOT / "policies/rei.json").read_text(encoding="utf-8"))
    jobs = [(f.stem, f, ROOT / "policies/rei.json") for f in sorted((ROOT / "scenarios").glob("*.yaml"))]
    for k in range(12):
        name = f"random-{k:02}"
        scenario, persona = HERE / f"{name}.json", HERE / f"{name}.policy.json"
        scenario.write_text(json.dumps(conversation(rng, 150), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        persona.write_text(json.dumps(policy(rng, documents), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        jobs.append((name, scenario, persona))
    updates = 0
    for name, scenario, persona in jobs:
        trace = subprocess.run([sys.executable, sys.argv[1], str(scenario), str(persona)], check=True,
                               capture_output=True, text=True).stdout
        (HERE / f"{name}.csv").write_text(trace, encoding="utf-8")
        updates += trace.count("\n") - 1
    print(f"{len(jobs)} traces, {updates} updates")


if __name__ == "__main__":
    main()
