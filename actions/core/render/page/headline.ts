/** The first line: the worst that a plan does, in words, and how much else there is. */
import { sortNatural } from '../../general/natural.ts';
import type { Plan, Problem } from '../../types.ts';
import { count } from '../../general/words.ts';
import { CONSEQUENCE_WORDS, describeRestart, type Found } from './consequence-words.ts';
import { CONSEQUENCES, findRestart, type Consequence } from './consequence.ts';
import { gatherFacts, type Fact } from './facts.ts';
import type { Headline } from './model.ts';
import { quoteName, writePlain, type Phrase } from './phrase.ts';

const LONGEST_REASON = 100;

export function describePlan(plan: Plan, facts: readonly Fact[] = gatherFacts(plan)): Headline {
  const { environment } = plan;
  if (plan.refusals.length > 0) {
    return { mark: '⛔', environment, words: tellRefusals(plan.refusals) };
  }
  const worst = facts[0];
  if (worst === undefined) return describeIdle(plan);
  const { mark } = CONSEQUENCE_WORDS[worst.consequence];
  return { mark, environment, words: [...tellWorst(plan, facts), ...tellRest(plan, facts)] };
}

/** A plan without a step may still let later ones touch more. */
function describeIdle(plan: Plan): Headline {
  const { environment, raises = [] } = plan;
  if (raises.length === 0) return { mark: '⚪', environment, words: ['nothing to do'] };
  const { mark, headline } = CONSEQUENCE_WORDS.limits;
  return { mark, environment, words: [...headline(gather(plan, [])), ' · nothing to do on any host'] };
}

/** Without a mark and without markup: for logs and terminals. */
export function writeHeadline(plan: Plan): string {
  const { environment, words } = describePlan(plan);
  return writePlain([quoteName(environment), ': ', ...words]);
}

function tellWorst(plan: Plan, facts: readonly Fact[]): Phrase {
  const consequence = facts[0]?.consequence ?? 'other';
  const same = facts.filter((fact) => fact.consequence === consequence);
  return CONSEQUENCE_WORDS[consequence].headline(gather(plan, same));
}

/** With the first reason, as far as the semicolon that stands before what to do. */
function tellRefusals(refusals: readonly Problem[]): Phrase {
  const [first] = refusals;
  if (first === undefined) return ['refused'];
  const [what = ''] = first.message.split('; ');
  return [`refused, ${count(refusals.length, 'reason')} · `, quoteName(what, LONGEST_REASON)];
}

const SERVICES: Partial<Record<Consequence, string>> = {
  'restart-dcs': 'etcd',
  'restart-postgres': 'PostgreSQL',
  'restart-pool': 'pgbouncer',
  'restart-proxy': 'HAProxy',
};

/** What is restarted beside the worst is named, since each service has clients of its own. */
function tellRest(plan: Plan, facts: readonly Fact[]): Phrase {
  const worst = facts[0]?.consequence;
  const restarted = listRestarted(facts);
  // Where any service may restart, one more is no news.
  const others = restarted.includes('restart-any') ? [] : restarted.filter((one) => one !== toldBy(facts));
  const services = others.flatMap((one) => SERVICES[one] ?? []);
  const more = facts.filter(({ consequence }) => consequence !== worst && !others.includes(consequence));
  const isOrdered = others.includes('restart-postgres');
  const postgres = facts.filter((fact) => listRestarted([fact]).includes('restart-postgres'));
  return [
    ...(services.length === 0 ? [] : [` · restarts ${services.join(' and ')}, too`]),
    ...(isOrdered ? describeRestart(gather(plan, postgres)) : []),
    ...(more.length === 0 ? [] : [` · and ${count(more.length, 'more change')}`]),
  ];
}

/** The restart that the words of the worst tell. */
function toldBy(facts: readonly Fact[]): Consequence | undefined {
  const worst = facts[0]?.consequence;
  if (worst !== 'lock-out' && worst !== 'service') return worst;
  return listRestarted(facts.filter(({ consequence }) => consequence === worst))[0];
}

/** Worst first. */
function listRestarted(facts: readonly Fact[]): readonly Consequence[] {
  const restarts = facts.flatMap(({ steps }) => steps.map(findRestart));
  return CONSEQUENCES.filter((one) => restarts.some((restart) => restart === one));
}

function gather(plan: Plan, facts: readonly Fact[]): Found {
  const restart = facts.find(({ consequence }) => consequence.startsWith('restart'))?.consequence;
  const listHosts = ({ hosts, steps }: Fact) =>
    restart === undefined ? hosts : steps.flatMap((step) => (findRestart(step) === restart ? step.hosts : []));
  return {
    ...{ plan, facts },
    clusters: sortNatural(facts.flatMap(({ clusters }) => clusters)),
    // A restart is told for the hosts on which it runs, anything else for those whose values differ.
    hosts: sortNatural(facts.flatMap(listHosts)),
    names: sortNatural(facts.flatMap(listNamed)),
  };
}

/** What a headline names of a fact. */
function listNamed({ because: { change, path }, names }: Fact): readonly string[] {
  if (names.length > 0) return names;
  if (change?.kind === 'hba') return change.passwordless ?? change.let;
  if (change?.kind === 'values') return change.values.map(({ name }) => (name === '' ? path : name));
  return change?.kind === 'item' ? [change.name] : [path];
}
