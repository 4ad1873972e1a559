#!/usr/bin/env bash
# The program in a real window: real_window.sh REI_WORKBENCH SCENARIO POLICY, under an X server (xvfb-run).
# A real mouse moves and clicks, a real keyboard plays, pauses and quits; the program must leave with 0.
set -euo pipefail
workbench=$1 scenario=$2 policy=$3

"$workbench" "$scenario" --policy "$policy" &
pid=$!
trap 'kill "$pid" 2>/dev/null || true' EXIT

for _ in $(seq 200); do
    window=$(xdotool search --name 'Rei Workbench' 2>/dev/null | head -n 1) && [ -n "$window" ] && break
    kill -0 "$pid" || { echo 'the window closed before it opened' >&2; exit 1; }
    sleep 0.05
done
[ -n "${window:-}" ] || { echo 'no window within 10 s' >&2; exit 1; }
sleep 0.5 # the first frames

xdotool mousemove 300 300 click 1
xdotool key space
sleep 0.3
xdotool key space key Right key Right key Left
kill -0 "$pid" || { echo 'the window did not survive playing' >&2; exit 1; }

xdotool key ctrl+q
for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
done
kill -0 "$pid" 2>/dev/null && { echo 'Ctrl+Q did not quit within 5 s' >&2; exit 1; }
trap - EXIT
wait "$pid"
