/** A value in every place of a plan where one can come from outside. */
import type { Plan, Step } from '../../../../../actions/core/types.ts';

const SAMPLE =
  '``` </code><img src=x onerror=alert(1)> | @everyone fixes #1 https://evil.example \u202e**b** [x](y)\n# h';

/** Every text of the plan is `text`; the shapes are those of a plan that has all there is. */
export function makeHostilePlan(text = SAMPLE): Plan {
  return {
    environment: text,
    existing: [{ rev: text }],
    desired: { path: text },
    fingerprint: text,
    steps: makeSteps(text),
    clusters: [{ name: text, hosts: [text, `${text}2`] }],
    notes: [{ message: text }],
    refusals: [],
    unaffected: [{ path: text, hosts: [text], reason: text }],
    revert: { class: 'irreversible', reasons: [text], steps: [] },
    overlaps: [
      {
        ...{ other: text, refused: 0 },
        common: [{ step: 's01', otherStep: 's02', playbook: text, tags: [text], hosts: [text] }],
      },
    ],
  };
}

export function makeHostileRefusal(text = SAMPLE): Plan {
  const place = { file: text, line: 3, column: 1 };
  const fix = { file: text, lines: [text] };
  return {
    ...makeHostilePlan(text),
    refusals: [
      {
        ...place,
        severity: 'error',
        rule: text,
        message: text,
        path: text,
        hosts: [text],
        fix,
        replace: { from: text, to: text },
      },
    ],
  };
}

function makeSteps(text: string): readonly Step[] {
  const place = { file: text, line: 7, hosts: [text], side: 'desired', summary: text } as const;
  const step: Omit<Step, 'id' | 'hazards' | 'because'> = {
    ...{ playbook: text, tags: [text], limit: text, hosts: [text], delegates: [text], vars: { [text]: text } },
    ...{ inventory: 'existing', existingRev: text, after: [] },
    proof: [{ kind: text, hosts: [text], expect: text }],
  };
  const lines = [
    { sign: '+', text },
    { sign: '-', text },
  ] as const;
  const values = [
    { name: text, before: text, after: text },
    { name: text, secret: true },
  ] as const;
  const instance = { kind: 'instance', cluster: text, name: text, wholeCluster: false, consent: text } as const;
  const item = { kind: 'item', name: text, values, consent: text } as const;
  return [
    {
      ...{ ...step, id: 's01', hazards: ['destroy', 'data-loss'] },
      because: [
        { ...place, path: `${text}1`, change: { ...instance, verb: 'remove' } },
        { ...place, path: `${text}2`, change: { ...item, noun: 'user', verb: 'drop' } },
        { ...place, path: `${text}3`, change: { ...item, noun: 'database', verb: 'create' } },
      ],
    },
    {
      ...{ ...step, id: 's02', hazards: ['access', 'lock-out'] },
      because: [
        { ...place, path: text, change: { kind: 'hba', lines, let: [text], refused: [text] } },
        { ...place, path: text, change: { kind: 'lines', lines } },
      ],
    },
    {
      ...{ ...step, id: 's03', hazards: [] },
      because: [
        { ...place, path: text, change: { kind: 'values', values } },
        { ...place, path: text, change: { kind: 'host', name: text, verb: 'create' } },
        { ...place, path: text },
      ],
    },
  ];
}
