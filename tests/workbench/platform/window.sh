# Sourced by tests of the program in a real window: starts it and waits for the window; `pid` is the program's.

# start REI_WORKBENCH ARGUMENT…
start() {
    for _ in $(seq 100); do # the display may not answer yet
        xdotool getdisplaygeometry >/dev/null 2>&1 && break
        sleep 0.1
    done
    "$@" &
    pid=$!
    local window=
    for _ in $(seq 200); do
        window=$(xdotool search --name 'Rei Workbench' 2>/dev/null | head -n 1) && [ -n "$window" ] && break
        kill -0 "$pid" || { echo 'the window closed before it opened' >&2; exit 1; }
        sleep 0.05
    done
    [ -n "$window" ] || { echo 'no window within 10 s' >&2; exit 1; }
    sleep 1 # the first frames
}
