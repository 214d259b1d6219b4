# shellcheck shell=bash disable=SC2154 # root, cache, say and die come from scripts/sandbox
# Docker: found, or installed and started where that is possible.

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

require_docker() {
  answers && return
  can_install || die "$(explain_no_docker)"
  local missing=()
  command -v docker >/dev/null && command -v dockerd >/dev/null || missing+=(docker.io iptables)
  if [ ${#missing[@]} -gt 0 ]; then install_on_host "${missing[@]}"; fi
  start_docker
}

explain_no_docker() {
  local answer
  answer=$(docker version 2>&1 || true)
  if ! command -v docker >/dev/null; then
    echo "Docker is needed and not installed. On Debian, run as root and it is installed and started; elsewhere install it."
  elif grep -qi 'permission denied' <<<"$answer"; then
    echo "Docker runs, but $(id -un) may not use it: run as root, or join the group docker and log in again."
  else
    echo "Docker is installed, but no daemon answers: start it (systemctl start docker), or run as root on Debian."
  fi
  echo "Without Docker: scripts/demo --plan-only, scripts/test --no-sandbox"
}

install_on_host() {
  say "installing $* on this machine"
  export DEBIAN_FRONTEND=noninteractive
  local log=$cache/apt.log
  { apt-get update -q && apt-get install -qy --no-install-recommends "$@"; } >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; die "apt-get could not install $*"; }
}

start_docker() {
  local log=$cache/dockerd.log pid
  say 'starting Docker'
  if [ -d /run/systemd/system ]; then
    systemctl start docker >&2 || die 'systemctl could not start docker; see journalctl -u docker'
  else
    # A file left by a dead daemon makes the next one refuse when the number is in use again.
    if [ -r /run/docker.pid ] && [ "$(cat "/proc/$(cat /run/docker.pid)/comm" 2>/dev/null)" != dockerd ]; then
      rm -f /run/docker.pid
    fi
    setsid dockerd >"$log" 2>&1 </dev/null 9>&- &
    pid=$!
  fi
  for _ in $(seq 120); do
    answers && return
    if [ -n "${pid:-}" ] && ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.5
  done
  [ -e "$log" ] && tail -n 15 "$log" >&2
  die "Docker does not start on this machine. Without it: scripts/demo --plan-only, scripts/test --no-sandbox"
}
