#!/usr/bin/env bash
# The program in a real window: real_window.sh REI_WORKBENCH SCENARIO POLICY, under an X server (xvfb-run).
# A real mouse moves and clicks, a real keyboard plays, pauses, takes a picture and quits; the program must leave with 0.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/window.sh"
workbench=$1 scenario=$2 policy=$3

home=$(mktemp -d) # preferences, the journal and pictures appear here
export XDG_CONFIG_HOME=$home XDG_STATE_HOME=$home
cp "$scenario" "$home/talk.yaml"
pid=
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$home"' EXIT
start "$workbench" "$home/talk.yaml" --policy "$policy"

xdotool mousemove 300 300 click 1
xdotool key ctrl+equal
sleep 0.5 # the fonts are built anew
xdotool key space
sleep 0.3
xdotool key space key Right key Right key Left
xdotool key ctrl+minus key ctrl+0
sleep 0.5
kill -0 "$pid" || { echo 'the window did not survive playing' >&2; exit 1; }

xdotool key F12
for _ in $(seq 100); do
    [ -s "$home/talk.png" ] && break
    sleep 0.05
done
[ "$(head -c 4 "$home/talk.png" | tail -c 3)" = PNG ] || { echo 'F12 wrote no picture within 5 s' >&2; exit 1; }

xdotool key ctrl+q
for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
done
kill -0 "$pid" 2>/dev/null && { echo 'Ctrl+Q did not quit within 5 s' >&2; exit 1; }
trap 'rm -rf "$home"' EXIT
wait "$pid"
[ -s "$home/rei-workbench/preferences.json" ] || { echo 'no preferences were written' >&2; exit 1; }
