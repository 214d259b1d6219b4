# shellcheck shell=bash disable=SC2154 # root, user, say and die come from scripts/meta-setup
# What one environment needs on its meta node: keys, its own copy of origin, units, and the one program for runners.

readonly parts=$root/scripts/meta.d marks=/etc/ops runner=ops-runner

# NAME ORIGIN [--no-timer]
setup_environment() {
  local name=$1 origin=$2 folder=/var/lib/ops/$1
  [[ $name =~ ^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$ ]] || die "\"$name\" is no name of an environment"
  install -d -o "$user" -g "$user" -m 750 "$folder"
  install -d -m 755 "$marks" "$marks/$name"
  # Kept once it is there: keys of another server are added by hand.
  [ -e "$marks/known_hosts" ] || install -m 644 "$parts/known_hosts" "$marks/known_hosts"
  install_programs
  install_units "$name"
  make_keys "$name" "$folder/keys"
  configure_source "$folder" "$origin"
  configure_vault "$name"
  fetch_source "$name" "$folder" "$origin"
  put "$marks/$name/environment" 644 "$origin"
  configure_jobs "$name" "$origin"
  systemctl daemon-reload
  # Carries out what a person has asked for, and nothing else: without it a cluster stays paused past its deadline.
  systemctl enable --quiet --now "ops-deadline@$name.timer"
  if [ "${3:-}" = --no-timer ]; then return; fi
  systemctl enable --quiet --now "ops-"{apply,drift,metrics}"@$name.timer"
}

# FILE MODE TEXT
put() {
  [ -e "$1" ] && [ "$(cat "$1")" = "$3" ] && return
  install -m "$2" /dev/null "$1"
  printf '%s\n' "$3" >"$1"
}

install_programs() {
  getent group "$runner" >/dev/null || groupadd --system "$runner"
  install -d -m 755 /usr/local/lib/ops
  install -m 755 "$parts/ops-request" /usr/local/sbin/ops-request
  install -m 755 "$parts/ops-carry-out" /usr/local/lib/ops/ops-carry-out
  # Written aside and checked: a damaged file here takes sudo away from everybody.
  cat >/etc/sudoers.d/.ops-request.new <<SUDO
Defaults!/usr/local/sbin/ops-request env_reset, !requiretty
%$runner ALL=(root) NOPASSWD: /usr/local/sbin/ops-request
SUDO
  chmod 440 /etc/sudoers.d/.ops-request.new
  visudo -cqf /etc/sudoers.d/.ops-request.new || die 'the rule for sudo is not taken'
  mv /etc/sudoers.d/.ops-request.new /etc/sudoers.d/ops-request
}

install_units() {
  install -m 644 "$parts"/ops-{apply,deadline,drift,metrics}@.* /etc/systemd/system/
  put "/etc/systemd/system/ops-operation-$1@.service" 644 "$(sed "s/\bENVIRONMENT\b/$1/g" "$parts/ops-operation.service")"
}

# The deploy key reads origin, the state key signs what is published. Neither is ever made anew by this.
make_keys() {
  local name=$1 folder=$2 key
  install -d -o "$user" -g "$user" -m 700 "$folder"
  for key in deploy state; do
    [ -e "$folder/$key" ] ||
      runuser -u "$user" -- ssh-keygen -q -t ed25519 -N '' -C "$key key of $name on $(hostname)" -f "$folder/$key"
  done
  say "deploy key of $name, to be added to the repository without write access: $(cat "$folder/deploy.pub")"
  say "state key of $name, for state_key of its environment.yml when Apply has published the first state: $(cut -d' ' -f1,2 "$folder/state.pub")"
}

in_source() { runuser -u "$user" -- git -C "$folder/source.git" "$@"; }

# Origin is read with this key and no other, and only from a host whose key is known.
configure_source() {
  local folder=$1 origin=$2
  [ -d "$folder/source.git" ] || runuser -u "$user" -- git init -q --bare --template= "$folder/source.git"
  in_source config remote.origin.url "$origin"
  in_source config core.sshCommand "ssh -F none -i $folder/keys/deploy -o IdentitiesOnly=yes -o BatchMode=yes \
-o StrictHostKeyChecking=yes -o UserKnownHostsFile=$marks/known_hosts -o GlobalKnownHostsFile=none -o ConnectTimeout=20"
  # The deploy key cannot write: jobs push what this node has signed.
  in_source config ops.publish jobs
}

# Also the way out where the code that was checked out last does not even start.
fetch_source() {
  local name=$1 folder=$2 commit
  in_source fetch -q --no-tags origin +refs/heads/main:refs/remotes/origin/main '+refs/ops/*:refs/remotes/origin/ops/*' ||
    die "origin ($3) cannot be fetched; add the deploy key to the repository, and run this again"
  commit=$(in_source rev-parse refs/remotes/origin/main)
  runuser -u "$user" -- mkdir -p "$folder/code"
  in_source worktree prune
  [ -e "$folder/code/$commit/scripts/ops" ] ||
    in_source worktree add -q --force --detach "$folder/code/$commit" "$commit"
  runuser -u "$user" -- ln -sfn "$commit" "$folder/code/current"
  [ -d "$folder/code/$commit/inventory/$name/hosts" ] ||
    say "main has no inventory/$name/hosts yet: until it has, applies of $name fail"
}

# The password is root's; systemd hands it to a unit of ops for as long as that runs, by a file that no other user reads.
# It mounts that file: in a container, /run must be shared (mount --make-shared /run), which it is on a machine.
configure_vault() {
  local unit secret=$marks/$1/vault-password
  for unit in "ops-apply@$1" "ops-deadline@$1" "ops-drift@$1" "ops-operation-$1@"; do
    unit=/etc/systemd/system/$unit.service.d
    if [ ! -e "$secret" ]; then
      rm -f "$unit/vault.conf"
      continue
    fi
    chown root:root "$secret"
    chmod 600 "$secret"
    install -d -m 755 "$unit"
    put "$unit/vault.conf" 644 "[Service]
LoadCredential=vault-password:$secret
Environment=ANSIBLE_VAULT_PASSWORD_FILE=%d/vault-password"
  done
}

# Whose jobs may ask for a failover, an operation of Patroni or of a unit: those whose token names this repository. The
# file stays as it is once it is there, unless one of its options is given.
configure_jobs() {
  local file=$marks/$1/jobs.json host='' path='' rest
  [ -e "$file" ] && [ -z "$issuer$repository$repository_id$owner_id" ] && return
  if [[ $2 =~ ^((ssh|https)://)?([^@/]+@)?([^:/]+)(:[0-9]+/|[:/])([^/]+/[^/]+)$ ]]; then
    host=${BASH_REMATCH[4]} path=${BASH_REMATCH[6]%.git}
  fi
  [ -n "$issuer" ] || [ "$host" != github.com ] || issuer=https://token.actions.githubusercontent.com
  if [ -z "$issuer" ] || [ -z "${repository:=$path}" ]; then
    say "no job may ask for a failover or an operation of $1: origin is not on github.com, so --issuer and --repository are needed"
    return
  fi
  need_text "$issuer" '(https://[A-Za-z0-9.-]+(:[0-9]+)?|http://127\.0\.0\.1:[0-9]+)(/[A-Za-z0-9_./-]+)?' --issuer
  need_text "$repository" '[A-Za-z0-9-]+/[A-Za-z0-9_.-]+' --repository
  need_text "${repository_id:-1}" '[1-9][0-9]*' --repository-id
  need_text "${owner_id:-1}" '[1-9][0-9]*' --owner-id
  rest=${repository_id:+, \"repository_id\": \"$repository_id\"}${owner_id:+, \"owner_id\": \"$owner_id\"}
  put "$file" 644 "{\"issuer\": \"${issuer%/}\", \"repository\": \"$repository\"$rest}"
  say "jobs of $repository may ask for operations of $1, by tokens of ${issuer%/}"
}

# VALUE PATTERN OPTION
need_text() { [[ $1 =~ ^($2)$ ]] || die "$3 is \"$1\", which is not allowed"; }
