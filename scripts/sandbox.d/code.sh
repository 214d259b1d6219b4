# shellcheck shell=bash disable=SC2154 # root, cache, say and die come from scripts/sandbox
# How code gets from this checkout into the meta node.

readonly origin=/var/lib/ops/origin.git meta_checkout=/home/ops/checkout

git_push() {
  git -C "$root" -c protocol.ext.allow=always push -q "ext::docker exec -i -u ops ops-meta %S $origin" "$@"
}

# main of the origin becomes a merge of REV (with --force: REV itself), and the checkout on meta follows.
push_code() {
  local force='' rev
  if [ "${1:-}" = --force ]; then force=yes; shift; fi
  rev=$(git -C "$root" rev-parse --verify --quiet "${1:-HEAD}^{commit}") || die "\"${1:-HEAD}\" is not a revision here"
  if [ -z "${1:-}" ] && [ -n "$(git -C "$root" status --porcelain)" ]; then
    say 'only what is committed is pushed; there are uncommitted changes (scripts/sandbox sync copies them)'
  fi
  git_push "+$rev:refs/heads/incoming"
  as_ops bash -s -- "$origin" "$meta_checkout" "$force" <<'EOF' || die "the checkout on meta could not be brought to the new main"
set -e
origin=$1 checkout=$2 force=$3
[ -d "$checkout/.git" ] || git clone -q --no-checkout "$origin" "$checkout" 2>/dev/null
cd "$checkout"
git fetch -q --prune origin
if [ -n "$force" ] || ! git rev-parse -q --verify origin/main >/dev/null; then
  git push -q --force origin origin/incoming:refs/heads/main
  git fetch -q origin
  git checkout -q --force -B main origin/main
else
  git checkout -q -B main origin/main
  git merge -q --no-edit origin/incoming >/dev/null || { git merge --abort; echo 'the revision conflicts with main of the sandbox: push --force resets it' >&2; exit 1; }
  git push -q origin main
fi
git push -q origin :refs/heads/incoming
git log -1 --format='main of the sandbox is %h: %s'
EOF
}

# The work tree as it is, for trying a playbook before committing it.
sync_code() {
  git -C "$root" ls-files -co --exclude-standard -z |
    while IFS= read -r -d '' file; do [ ! -e "$root/$file" ] && [ ! -L "$root/$file" ] || printf '%s\0' "$file"; done |
    tar -C "$root" --null -T - --owner=ops:1000 --group=ops:1000 -cf - |
    as_ops sh -c 'rm -rf dev.new && mkdir dev.new && tar -xf - -C dev.new && rm -rf dev && mv dev.new dev'
}
