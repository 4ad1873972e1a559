#!/usr/bin/env bash
# A session that dies: crash.sh REI_WORKBENCH SCENARIO POLICY, under an X server (xvfb-run). A real mouse turns
# a number, kill -9 ends the program a second and a half later, and the next one must find what was lost.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/window.sh"
workbench=$1 scenario=$2 policy=$3

home=$(mktemp -d)
export XDG_CONFIG_HOME=$home XDG_STATE_HOME=$home
pid=
trap 'kill -9 "$pid" 2>/dev/null || true; rm -rf "$home"' EXIT

start "$workbench" "$scenario" --policy "$policy"
[ -z "$("$workbench" --list-journals)" ] || { echo 'a journal before any edit' >&2; exit 1; }
# down the Parameters pane, in the right third below the middle, until a slider was caught: what is turned is
# written within a second
for y in $(seq 560 12 800); do
    xdotool mousemove 1400 "$y"
    sleep 0.1
    xdotool mousedown 1
    sleep 0.2
    xdotool mousemove 1440 "$y"
    sleep 0.2
    xdotool mouseup 1
    sleep 1
    compgen -G "$home/rei-workbench/journal-*.json" >/dev/null && break
done
compgen -G "$home/rei-workbench/journal-*.json" >/dev/null || { echo 'no journal of what was turned' >&2; exit 1; }
sleep 0.5
[ -z "$("$workbench" --list-journals)" ] || { echo 'the journal of a living session was offered' >&2; exit 1; }
kill -9 "$pid"
wait "$pid" 2>/dev/null || true

journals=$("$workbench" --list-journals)
echo "$journals"
[[ $journals == *"unsaved changes"* && $journals != *", 0 unsaved changes"* ]] ||
    { echo 'nothing to restore after kill -9' >&2; exit 1; }

# the next start offers it; Enter restores it, and killed again it is still not lost
start "$workbench" "$scenario" --policy "$policy"
xdotool key Return
sleep 1.5
kill -0 "$pid" || { echo 'the window did not survive restoring' >&2; exit 1; }
[ -z "$("$workbench" --list-journals)" ] || { echo 'what was restored is still offered' >&2; exit 1; }
kill -9 "$pid"
wait "$pid" 2>/dev/null || true
[[ $("$workbench" --list-journals) == *"unsaved changes"* ]] || { echo 'what was restored was lost' >&2; exit 1; }
