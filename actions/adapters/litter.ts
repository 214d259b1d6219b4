/** What a run of Ansible leaves among the playbooks. */
export const LITTER = /(?:^|\/)(?:__pycache__|\.ansible|\.venv)(?:\/|$)/;
