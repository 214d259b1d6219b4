# shellcheck shell=bash disable=SC2154 # root, cache, say and die come from scripts/sandbox
# Two images, named by the digest of all that they are made from: ops-sandbox:<digest> for the nodes, and
# ops-sandbox-meta:<digest> with Ansible and Node on top of it. They outlive `down`.

# Passed on where this machine has them.
readonly proxies=(-e http_proxy -e https_proxy -e no_proxy)

image_recipe() {
  cat "$root"/scripts/sandbox.d/{packages.sh,prepare-image} "$root/scripts/meta-setup" \
    "$root/playbooks/requirements.txt"
  cat /usr/local/share/ca-certificates/*.crt 2>/dev/null || true
}

image_tag() { image_recipe | sha256sum | cut -c1-12; }

has_image() { docker image inspect "$1" >/dev/null 2>&1; }

build_images() {
  local tag=$1 build=ops-sandbox-build-$$
  # shellcheck disable=SC2064 # the name is fixed now
  trap "docker rm -f $build >/dev/null 2>&1" EXIT
  # A build that was killed left its container.
  docker ps -aq --filter name=^/ops-sandbox-build- | remove_containers
  has_image "ops-sandbox:$tag" || build_node_image "$tag" "$build"
  has_image "ops-sandbox-meta:$tag" || build_meta_image "$tag" "$build"
}

build_node_image() {
  has_image ops-sandbox-bare:bookworm || build_bare_image
  say 'making the image of a host: packages, certificates, SSH (about a minute)'
  local certificates=()
  # As tar arguments, so that they land where update-ca-certificates looks.
  [ -d /usr/local/share/ca-certificates ] && certificates=(-C / usr/local/share/ca-certificates)
  tar -C "$root" -cf - scripts/sandbox.d/prepare-image "${certificates[@]}" |
    docker run -i --name "$2" --network host "${proxies[@]}" ops-sandbox-bare:bookworm sh -c \
      'tar -C / --no-same-owner -xf - && scripts/sandbox.d/prepare-image "$@" && rm -r /scripts' - \
      "${installed_packages[*]}" "${cached_packages[*]}" >&2
  commit_image "$2" "ops-sandbox:$1"
}

build_bare_image() {
  if can_install; then
    command -v mmdebstrap >/dev/null || install_on_host mmdebstrap
    say 'making a bare Debian 12 with mmdebstrap (about half a minute)'
    local tarball=$cache/bare.tar
    rm -f "$tarball"
    mmdebstrap --quiet --variant=minbase bookworm "$tarball" ${OPS_SANDBOX_MIRROR:+"$OPS_SANDBOX_MIRROR"} >&2 ||
      die 'mmdebstrap failed; OPS_SANDBOX_MIRROR=<address> takes another Debian mirror'
    docker import "$tarball" ops-sandbox-bare:bookworm >/dev/null
    rm -f "$tarball"
  else
    say 'pulling debian:bookworm-slim'
    docker pull -q debian:bookworm-slim >/dev/null ||
      die 'no image registry answers; run as root on Debian, then the image is made from packages'
    docker tag debian:bookworm-slim ops-sandbox-bare:bookworm
  fi
}

build_meta_image() {
  say 'making the image of the meta node: Ansible and Node (about half a minute)'
  mkdir -p "$cache/pip"
  tar -C "$root" -cf - scripts/meta-setup playbooks/requirements.txt |
    docker run -i --name "$2" --network host "${proxies[@]}" -v "$cache/pip:/root/.cache/pip" "ops-sandbox:$1" sh -c \
      'mkdir /src && tar -C /src --no-same-owner -xf - && /src/scripts/meta-setup --tools-only && rm -r /src' >&2
  commit_image "$2" "ops-sandbox-meta:$1"
}

commit_image() {
  docker commit --change 'CMD ["/sbin/init"]' --change 'ENTRYPOINT []' "$1" "$2" >/dev/null
  docker rm -f "$1" >/dev/null
}
