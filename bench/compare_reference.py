#!/usr/bin/env python3
"""Measure the heuristic variant against the documents' Python, side by side on one scenario.

usage: compare_reference.py REFERENCE [SCENARIO] [--policy FILE] [--bench FILE]

REFERENCE is a folder with the documents' `persona` package. SCENARIO (YAML needs PyYAML; default: the one-hour stream)
is run through EmotionEngine.update there and through the same update, with its appraisal, in rei-bench.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMIT = 50


def read_scenario(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    import yaml
    return yaml.safe_load(text)


def python_updates_per_second(reference, scenario, policy):
    sys.path.insert(0, str(reference))
    from persona import emotion_engine
    clock = [0.0]
    emotion_engine.time.time = lambda: clock[0]
    turns = [(1.0 + float(t["at"]), t.get("text", ""), t.get("llm") or {}) for t in scenario["turns"]]
    config = json.loads(policy.read_text(encoding="utf-8"))
    best = 0.0
    for _ in range(5):
        engine = emotion_engine.EmotionEngine(config)
        updates, began = 0, time.perf_counter()
        while time.perf_counter() - began < 0.5:
            engine.state = emotion_engine.EmotionState()
            for at, text, llm in turns:
                clock[0] = at
                engine.update(text, llm, 0)
            updates += len(turns)
        best = max(best, updates / (time.perf_counter() - began))
    return best


def engine_updates_per_second(bench, scenario, policy):
    out = subprocess.run(
        [bench, "--scenario", scenario, "--policy", policy, "--benchmark_filter=^heuristic_update$",
         "--benchmark_repetitions=5", "--benchmark_format=json"],
        check=True, capture_output=True, text=True).stdout
    runs = json.loads(out)["benchmarks"]
    return max(run["items_per_second"] for run in runs if run["run_type"] == "iteration")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=pathlib.Path)
    parser.add_argument("scenario", type=pathlib.Path, nargs="?", default=ROOT / "scenarios/one-hour-stream.yaml")
    parser.add_argument("--policy", type=pathlib.Path, default=ROOT / "policies/rei.json")
    parser.add_argument("--bench", type=pathlib.Path, default=ROOT / "build/rei-bench")
    arguments = parser.parse_args()
    scenario = read_scenario(arguments.scenario)
    ours = engine_updates_per_second(arguments.bench, arguments.scenario, arguments.policy)
    theirs = python_updates_per_second(arguments.reference, scenario, arguments.policy)
    print(f"{arguments.scenario.name}, {len(scenario['turns'])} updates, best of 5")
    print(f"documents' Python  {theirs:14,.0f} updates/s")
    print(f"rei, heuristic     {ours:14,.0f} updates/s")
    print(f"ratio              {ours / theirs:14,.1f}  (wanted: at least {LIMIT})")
    return 0 if ours >= LIMIT * theirs else 1


if __name__ == "__main__":
    sys.exit(main())
