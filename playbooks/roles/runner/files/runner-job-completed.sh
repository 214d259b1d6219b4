#!/bin/bash
# Managed by Ansible: role runner. GitHub's runner calls it after the last step of a job: what the job has left is ended.
exec sudo --non-interactive /usr/local/sbin/ops-request sweep
