/**
 * One row of the pre-checks: what was asked, what was found, and what it means for the role change.
 *
 * `warn` is for the person to weigh, `refused` stands in the way, `unasked` means that nobody could say.
 */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly verdict: 'ok' | 'warn' | 'refused' | 'unasked';
}

/** A row with the sentences that a refusal gives for it: what is wrong, and what to do. */
export interface JudgedCheck extends Check {
  readonly reasons: readonly string[];
}

export function ok(what: string, found: string): JudgedCheck {
  return { what, found, verdict: 'ok', reasons: [] };
}

export function warn(what: string, found: string): JudgedCheck {
  return { what, found, verdict: 'warn', reasons: [] };
}

export function unasked(what: string, found: string): JudgedCheck {
  return { what, found, verdict: 'unasked', reasons: [] };
}

export function refuse(what: string, found: string, reasons: readonly string[]): JudgedCheck {
  return { what, found, verdict: 'refused', reasons };
}

/** Refused where there is a reason, and else as the row says. */
export function judge(row: JudgedCheck, reasons: readonly string[]): JudgedCheck {
  return reasons.length === 0 ? row : refuse(row.what, row.found, reasons);
}

/** The rows without their sentences, for a report. */
export function listChecks(checks: readonly JudgedCheck[]): readonly Check[] {
  return checks.map(({ what, found, verdict }) => ({ what, found, verdict }));
}

const WORDS: Readonly<Record<Check['verdict'], string>> = {
  ok: 'ok',
  warn: 'warn',
  refused: 'refused',
  unasked: 'not asked',
};

/** The verdict as people read it. */
export function wordVerdict({ verdict }: Check): string {
  return WORDS[verdict];
}

/** One line, as soon as it is known. */
export function sayCheck(check: Check): string {
  return `${wordVerdict(check).padEnd(9)}  ${check.what}: ${check.found}`;
}
