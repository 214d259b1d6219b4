/**
 * What a plan holds and its text does not say: of a reason, the change as data; of a proof, its hosts where they are not
 * the step's. Whatever is not left out here by its name is in it: a new field of a plan shows itself. The sides of a case
 * are not in it, and are compared by themselves.
 */
import { Document, isCollection, isPair, visit } from 'yaml';
import { printable } from '../../actions/core/general/printable.ts';
import { describePlace } from '../../actions/core/general/words.ts';
import type { Because, Plan, Problem, Proof, Step } from '../../actions/core/types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** As YAML: steps by their ids, reasons, proofs and refusals by their places; empty where the text says all. */
export function renderUnsaid(plan: Plan): string {
  const { steps, refusals, ...rest } = leaveOut(plan, [
    ...['environment', 'existing', 'desired'],
    ...['fingerprint', 'notes', 'unaffected', 'revert'],
  ]) as Fields & Pick<Plan, 'steps' | 'refusals'>;
  return writeYaml({
    ...dropEmpty(Object.fromEntries(steps.map((step) => [step.id, listUnsaidOfStep(step)]))),
    ...dropEmpty(number('refusal', refusals.map(listUnsaidOfRefusal))),
    ...rest,
  });
}

function listUnsaidOfStep(step: Step): Fields {
  const { because, proof, delegates, ...rest } = leaveOut(step, [
    ...['id', 'playbook', 'tags', 'limit', 'hosts', 'vars', 'inventory', 'existingRev', 'hazards', 'after'],
  ]) as Fields & Pick<Step, 'because' | 'proof' | 'delegates'>;
  return {
    ...(delegates.length === 0 ? {} : { delegates }),
    ...dropEmpty(
      number(
        'because',
        because.map((one) => listUnsaidOfBecause(one, step)),
      ),
    ),
    ...dropEmpty(
      number(
        'proof',
        proof.map((one) => listUnsaidOfProof(one, step)),
      ),
    ),
    ...rest,
  };
}

function listUnsaidOfBecause(because: Because, step: Step): Fields {
  const hasPlace = describePlace(because) !== '' || (because.line === 0 && because.side === 'desired');
  const said = ['path', 'summary', ...(hasPlace ? ['file', 'line', 'side'] : [])];
  return leaveOut(because, [...said, ...listHostsOf(because, step)]);
}

function listUnsaidOfProof(proof: Proof, step: Step): Fields {
  return leaveOut(proof, ['kind', 'expect', ...listHostsOf(proof, step)]);
}

function listUnsaidOfRefusal(problem: Problem): Fields {
  const said = ['message', 'rule', 'side', ...(describePlace(problem) === '' ? [] : ['file', 'line', 'column'])];
  return leaveOut(problem, [...said, ...(problem.severity === 'error' ? ['severity'] : [])]);
}

/** Those of the step go without saying. */
function listHostsOf({ hosts }: { readonly hosts: readonly string[] }, step: Step): readonly string[] {
  return JSON.stringify(hosts) === JSON.stringify(step.hosts) ? ['hosts'] : [];
}

/** Without what the text says; what it has to write otherwise, as a character that nobody sees, stays. */
function leaveOut(fields: object, said: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => !said.includes(key) || !isShownAsItIs(value)),
  );
}

function isShownAsItIs(value: unknown): boolean {
  if (typeof value === 'string') return printable(value) === value;
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => isShownAsItIs(key) && isShownAsItIs(item));
}

function number(noun: string, items: readonly Fields[]): Readonly<Record<string, Fields>> {
  return Object.fromEntries(items.map((item, index) => [`${noun} ${String(index + 1)}`, item]));
}

function dropEmpty(fields: Readonly<Record<string, Fields>>): Readonly<Record<string, Fields>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => Object.keys(value).length > 0));
}

/** What holds no other list or map is on one line. */
function writeYaml(value: Fields): string {
  const document = new Document(JSON.parse(JSON.stringify(value)) as unknown, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, node) => {
      const values = node.items.map((item) => (isPair(item) ? item.value : item));
      node.flow = !values.some(isCollection);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
