# shellcheck shell=bash disable=SC2154 # root, cache, say and die come from scripts/sandbox
# The four containers and their network. What is ours is known by the label ops.sandbox=<checkout>.

readonly network=ops-sandbox subnet=10.10.10.0/24
readonly hosts=(meta node-1 node-2 node-3)
readonly addresses=(10.10.10.10 10.10.10.11 10.10.10.12 10.10.10.13)

# One line a container of any sandbox: name, checkout, state, address.
list_containers() {
  local ids
  ids=$(docker ps -aq --filter label=ops.sandbox)
  [ -z "$ids" ] && return
  # shellcheck disable=SC2086 # a list of ids
  docker inspect --format '{{slice .Name 1}} {{index .Config.Labels "ops.sandbox"}} {{.State.Status}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' $ids
}

# One line a network with an address range: name, checkout (or -), ranges.
list_networks() {
  # shellcheck disable=SC2046 # a list of ids
  docker network inspect --format '{{.Name}} {{with index .Labels "ops.sandbox"}}{{.}}{{else}}-{{end}} {{range .IPAM.Config}}{{.Subnet}} {{end}}' \
    $(docker network ls -q --filter driver=bridge)
}

other_checkouts() { list_containers | cut -d' ' -f2 | sort -u | grep -vxF "$root" || true; }

# What stands in our way is removed if it is a sandbox's, after saying whose; anything else is named, and left alone.
clear_the_way() {
  local name checkout rest host
  for checkout in $(other_checkouts); do
    say "replacing the sandbox of $checkout"
    remove_sandbox "ops.sandbox=$checkout"
  done

  for host in "${hosts[@]}"; do
    if [ -n "$(docker ps -aq --filter "name=^/ops-$host\$")" ] &&
      [ -z "$(docker ps -aq --filter "name=^/ops-$host\$" --filter label=ops.sandbox)" ]; then
      die "a container named ops-$host is there that no sandbox made; rename or remove it: docker rm -f ops-$host"
    fi
  done

  while read -r name checkout rest; do
    [ "$name" = "$network" ] && [ "$checkout" = "$root" ] && continue
    overlaps_subnet "$rest" || continue
    if [ "$checkout" != - ] || [ "$name" = "$network" ]; then
      say "replacing the network $name of another sandbox ($checkout)"
      docker ps -aq --filter "network=$name" --filter label=ops.sandbox | remove_containers
      docker network rm "$name" >/dev/null || die "the network $name is in use: docker network inspect $name"
    else
      die "the Docker network $name holds $rest, which the sandbox needs; remove it: docker network rm $name"
    fi
  done < <(list_networks)
}

# Does one of the ranges cover, or lie in, 10.10.10.0/24?
overlaps_subnet() {
  local range address bits a b c d common
  for range in $1; do
    address=${range%/*} bits=${range#*/}
    IFS=. read -r a b c d <<<"$address"
    [ -n "$d" ] || continue
    common=$((32 - (bits < 24 ? bits : 24)))
    [ $((((a << 24 | b << 16 | c << 8 | d) ^ (10 << 24 | 10 << 16 | 10 << 8)) >> common)) -eq 0 ] && return
  done
  return 1
}

ensure_network() {
  docker network inspect "$network" >/dev/null 2>&1 && return
  local route
  route=$(ip -o -4 route show root "$subnet" 2>/dev/null || true)
  [ -z "$route" ] || die "this machine already routes $subnet, and the sandbox would hide it: $route"
  docker network create --subnet "$subnet" --gateway 10.10.10.254 --label "ops.sandbox=$root" "$network" >/dev/null
}

# Keeps a container that can be used, starts one that was stopped, makes anew one that is broken or missing.
ensure_container() {
  local host=$1 address=$2 image=$3 name=ops-$1 state there=''
  state=$(docker ps -a --filter "name=^/$name\$" --format '{{.State}}')
  if [ "$state" = exited ]; then docker start "$name" >/dev/null 2>&1 || true; fi
  if [ "$state" = paused ]; then docker unpause "$name" >/dev/null 2>&1 || true; fi
  if [ -n "$state" ]; then
    there=$(docker inspect --format "{{.State.Status}} {{with index .NetworkSettings.Networks \"$network\"}}{{.IPAddress}}{{end}}" "$name")
    [ "$there" = "running $address" ] && return
    say "$name is ${there% *}, not usable; making it anew"
    docker rm -f -v "$name" >/dev/null
  fi
  # Not --privileged: that fails where CAP_SYS_RESOURCE is missing.
  docker run -d -t --name "$name" --hostname "$host" --label "ops.sandbox=$root" --network "$network" --ip "$address" \
    --cap-add SYS_ADMIN --cap-add NET_ADMIN --security-opt seccomp=unconfined --stop-signal SIGRTMIN+3 \
    --tmpfs /run --tmpfs /run/lock --tmpfs /tmp:exec --cgroupns private -e container=docker "$image" /sbin/init >/dev/null
}

ensure_containers() {
  local i image pids=() failed=''
  for i in "${!hosts[@]}"; do
    image=ops-sandbox:$1
    [ "${hosts[i]}" = meta ] && image=ops-sandbox-meta:$1
    ensure_container "${hosts[i]}" "${addresses[i]}" "$image" &
    pids+=($!)
  done
  for i in "${!pids[@]}"; do wait "${pids[i]}" || failed="$failed ops-${hosts[i]}"; done
  [ -z "$failed" ] || die "could not start$failed"
}

# The containers whose ids or names come in, all at a time: each takes seconds.
remove_containers() { xargs -r -n 1 -P 4 docker rm -f -v >/dev/null; }

# By label: what is LABEL=VALUE, or has LABEL at all.
remove_sandbox() {
  docker ps -aq --filter "label=$1" | remove_containers
  docker network ls -q --filter "label=$1" | xargs -r docker network rm >/dev/null
}
