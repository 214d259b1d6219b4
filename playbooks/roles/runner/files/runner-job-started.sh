#!/bin/bash
# Managed by Ansible: role runner. GitHub's runner calls it before the first step of a job, as its own user: for the honest
# mistake of a workflow that asks for this runner, and no boundary. What a job may ask of the node is checked there.
set -euo pipefail

refuse() {
  echo "::error::This runner takes no such job: $*. It belongs to main's own workflows; others run on hosted runners."
  exit 1
}

case $(id -un) in
  ops-runner-meta) workflows='apply' ;;
  ops-runner-urgent) workflows='failover|patroni|service' ;;
  *) refuse "its user is $(id -un)" ;;
esac

sudo --non-interactive /usr/local/sbin/ops-request sweep

[ "${GITHUB_REF:-}" = refs/heads/main ] || refuse "its ref is ${GITHUB_REF:-not known}"
[[ ${GITHUB_EVENT_NAME:-} =~ ^(push|schedule|workflow_dispatch)$ ]] || refuse "its event is ${GITHUB_EVENT_NAME:-not known}"
[[ ${GITHUB_WORKFLOW_REF:-} =~ /\.github/workflows/($workflows)\.yml@refs/heads/main$ ]] ||
  refuse "its workflow is ${GITHUB_WORKFLOW_REF:-not known}"
