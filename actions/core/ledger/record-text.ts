import { UserError } from '../types.ts';
import { RECORD_VERSION, VERDICTS } from './record.ts';
import type { Actor, LedgerRecord, RecordedApproval, RecordedCommit, RecordedHost, RecordedStep } from './record.ts';

type Fields = Readonly<Record<string, unknown>>;

export function printRecord(record: LedgerRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** Reads the text of `record.json`. Throws UserError for another version or a damaged file. */
export function parseRecord(text: string): LedgerRecord {
  const fields = readObject(parseJson(text), 'the document');
  if (fields.version !== RECORD_VERSION) {
    throw damaged(`version ${JSON.stringify(fields.version)} is not known, only ${String(RECORD_VERSION)} is`);
  }
  const verdict = VERDICTS.find((known) => known === fields.verdict);
  if (verdict === undefined) throw damaged(`verdict is none of ${VERDICTS.join(', ')}`);
  return {
    version: RECORD_VERSION,
    verb: readText(fields.verb, 'verb'),
    by: readActor(readObject(fields.by, 'by')),
    begun: readText(fields.begun, 'begun'),
    seconds: readNumber(fields.seconds, 'seconds'),
    commit: readText(fields.commit, 'commit'),
    fingerprint: readText(fields.fingerprint, 'fingerprint'),
    pull_requests: readList(fields.pull_requests, 'pull_requests').map((item) => readNumber(item, 'pull_requests')),
    steps: readList(fields.steps, 'steps').map(readStep),
    reasons: readTexts(fields.reasons, 'reasons'),
    verdict,
    ...(fields.approval === undefined ? {} : { approval: readApproval(readObject(fields.approval, 'approval')) }),
    ...(fields.gap === undefined ? {} : { gap: readNumber(fields.gap, 'gap') }),
    ...(fields.errors === undefined ? {} : { errors: readNumber(fields.errors, 'errors') }),
    ...(fields.cut === undefined ? {} : { cut: readNumber(fields.cut, 'cut') }),
    ...(fields.subject === undefined ? {} : { subject: readText(fields.subject, 'subject') }),
  };
}

function readActor({ user, login, run }: Fields): Actor {
  return {
    user: readText(user, 'by.user'),
    ...(login === undefined ? {} : { login: readText(login, 'by.login') }),
    ...(run === undefined ? {} : { run: readText(run, 'by.run') }),
  };
}

function readStep(value: unknown): RecordedStep {
  const { id, command, status, hosts, seconds, changed, proofs, gap, errors, reason } = readObject(value, 'steps');
  return {
    id: readText(id, 'steps.id'),
    command: readText(command, 'steps.command'),
    status: readText(status, 'steps.status'),
    hosts: readList(hosts, 'steps.hosts').map(readHost),
    seconds: readNumber(seconds, 'steps.seconds'),
    changed: readNumber(changed, 'steps.changed'),
    proofs: readTexts(proofs, 'steps.proofs'),
    ...(gap === undefined ? {} : { gap: readNumber(gap, 'steps.gap') }),
    ...(errors === undefined ? {} : { errors: readNumber(errors, 'steps.errors') }),
    ...(reason === undefined ? {} : { reason: readText(reason, 'steps.reason') }),
  };
}

function readHost(value: unknown): RecordedHost {
  const { host, status, changed, reason } = readObject(value, 'steps.hosts');
  return {
    host: readText(host, 'steps.hosts.host'),
    status: readText(status, 'steps.hosts.status'),
    changed: readNumber(changed, 'steps.hosts.changed'),
    ...(reason === undefined ? {} : { reason: readText(reason, 'steps.hosts.reason') }),
  };
}

function readApproval({ approved_by: by, commits, older, policy }: Fields): RecordedApproval {
  return {
    policy: readText(policy, 'approval.policy'),
    commits: readList(commits, 'approval.commits').map(readCommit),
    ...(older === true ? { older } : {}),
    ...(by === undefined ? {} : { approved_by: readText(by, 'approval.approved_by') }),
  };
}

function readCommit(value: unknown): RecordedCommit {
  const { commit, hazards, pull_request: number, reason, seen } = readObject(value, 'approval.commits');
  return {
    commit: readText(commit, 'approval.commits.commit'),
    ...(number === undefined ? {} : { pull_request: readNumber(number, 'approval.commits.pull_request') }),
    ...(seen === undefined ? {} : { seen: seen === true }),
    ...(hazards === undefined ? {} : { hazards: readTexts(hazards, 'approval.commits.hazards') }),
    ...(reason === undefined ? {} : { reason: readText(reason, 'approval.commits.reason') }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : 'not JSON');
  }
}

function readObject(value: unknown, what: string): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw damaged(`${what} is not an object`);
  return Object.fromEntries(Object.entries(value));
}

function readList(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged(`${what} is not a list`);
  return value;
}

function readTexts(value: unknown, what: string): readonly string[] {
  return readList(value, what).map((item) => readText(item, what));
}

function readText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw damaged(`${what} is not text`);
  return value;
}

function readNumber(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged(`${what} is not a number`);
  return value;
}

function damaged(detail: string): UserError {
  return new UserError(`record.json cannot be read: ${detail} [ledger]`);
}
