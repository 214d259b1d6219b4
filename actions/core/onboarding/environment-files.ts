/** environment.yml and removals.yml of a new environment. */
import type { SourceFile } from '../types.ts';

/** `key`: random, as hexadecimal digits. */
export function writeEnvironmentFiles(key: string): readonly SourceFile[] {
  return [
    { path: 'environment.yml', text: writeEnvironment(key) },
    { path: 'removals.yml', text: REMOVALS },
  ];
}

function writeEnvironment(key: string): string {
  return `# yaml-language-server: $schema=../schema/environment.schema.json
---
# Random, and no secret that opens anything: it keeps fingerprints of plans from telling values.
fingerprint_key: ${key}
# How much one plan may touch: shares of all hosts and clusters, and how many instances it may restart.
limits:
  hosts: 1
  clusters: 1
  restarts: 4
# Variables of your own, for your templates and playbooks, that the schema does not know.
extra_variables: []
`;
}

const REMOVALS = `# yaml-language-server: $schema=../schema/removals.schema.json
---
# A host or cluster that leaves hosts/ needs an entry here in the same commit:
#   - instance: pg-test-3
#     action: destroy # or forget
#     reason: the machine goes back
[]
`;
