# shellcheck shell=bash disable=SC2154 # root, cache, say and die come from scripts/sandbox
# What a new set of containers needs once: keys, so that ops on meta reaches every host, and the bare origin.
# Each part can be run again.

on() { docker exec -i "ops-$1" "${@:2}"; }
as_ops() { docker exec -i -u ops -w /home/ops ops-meta "$@"; }

prepare() {
  open_network_parameters
  share_keys
  refresh_package_lists
  as_ops bash -s <<'EOF'
set -e
git config --global user.name 'Sandbox Operator'
git config --global user.email ops@meta.sandbox
git config --global init.defaultBranch main
git config --global advice.detachedHead false
[ -d /var/lib/ops/origin.git ] || git init -q --bare /var/lib/ops/origin.git
EOF
}

# Docker lets nobody write kernel parameters. Those of the network are each host's own; all others are this machine's.
open_network_parameters() {
  local host
  for host in "${hosts[@]}"; do
    on "$host" sh -c 'mountpoint -q /proc/sys/net || {
      mount --bind /proc/sys/net /proc/sys/net && mount -o remount,bind,rw /proc/sys/net; }' >/dev/null 2>&1 ||
      say "ops-$host cannot set parameters of its network (node_sysctl_params); carrying on without"
  done
}

# A host that has started without SSH (stopped, or its start was cut off) gets it started.
wait_for_ssh() {
  for _ in $(seq 100); do
    on "$1" systemctl is-active --quiet ssh 2>/dev/null && return
    case $(on "$1" systemctl is-system-running 2>/dev/null) in
      running | degraded) on "$1" systemctl start ssh 2>/dev/null || true ;;
    esac
    sleep 0.2
  done
  return 1
}

# One that does not come up in 20 s is broken, and a new one takes seconds.
await_hosts() {
  local host
  for host in "${hosts[@]}"; do
    wait_for_ssh "$host" && continue
    say "ops-$host does not come up; making it anew"
    docker rm -f -v "ops-$host" >/dev/null
    ensure_containers "$1"
    wait_for_ssh "$host" || { docker logs --tail 20 "ops-$host" >&2; die "ops-$host does not come up"; }
  done
}

share_keys() {
  local i key known=''
  on meta install -d -o ops -g ops -m 750 /var/lib/ops
  on meta install -d -m 755 /var/www
  on meta install -d -o ops -g ops -m 755 /var/www/ops
  on meta install -d -o root -g ops -m 775 /var/lib/prometheus/node-exporter
  as_ops sh -c '[ -e ~/.ssh/id_ed25519 ] || ssh-keygen -q -t ed25519 -N "" -C ops@meta -f ~/.ssh/id_ed25519'
  key=$(as_ops cat .ssh/id_ed25519.pub)
  for i in "${!hosts[@]}"; do
    docker exec -i -u ops "ops-${hosts[i]}" sh -c \
      'cd; grep -qsF "$1" .ssh/authorized_keys || echo "$1" >>.ssh/authorized_keys; chmod 600 .ssh/authorized_keys' - "$key"
    known+="${hosts[i]},${addresses[i]} $(on "${hosts[i]}" cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)"$'\n'
  done
  as_ops sh -c 'cat >.ssh/known_hosts' <<<"$known"
}

# An image outlives the package versions that its lists name.
refresh_package_lists() {
  local host pids=() pid
  for host in "${hosts[@]}"; do
    # shellcheck disable=SC2016 # expands there
    on "$host" sh -c '[ -n "$(find /var/lib/apt/lists -maxdepth 0 -mmin -1440)" ] || timeout 60 apt-get update -qq -o APT::Update::Error-Mode=any' >/dev/null 2>&1 &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do
    wait "$pid" || { say 'the package lists could not be refreshed; carrying on with what the image holds'; break; }
  done
}

# From meta to every host, as the operator would.
hosts_answer() {
  # shellcheck disable=SC2016 # expands there
  as_ops timeout 8 bash -c '
    test -d /var/lib/ops/origin.git || exit 1
    for address; do ssh -o BatchMode=yes -o ConnectTimeout=3 -o ControlPath=none "$address" true & pids="$pids $!"; done
    for pid in $pids; do wait "$pid" || exit 1; done' - "${addresses[@]}" >/dev/null 2>&1 </dev/null
}
