/** What a person should do after an apply that did not reach every host. */
import { count } from '../general/words.ts';
import type { ReadReport } from './apply-report.ts';

interface Advised {
  readonly report: ReadReport;
  /** Those that still owe. */
  readonly hosts: readonly string[];
}

const AGAIN =
  'the next apply runs the missing steps by itself: within 15 minutes, with the next merge, or when Apply is dispatched';

/** What Ansible says where the meta node itself is not set up: no host has anything to do with it. */
const SETUP_WORDS = [
  /No module named '?ansible/i,
  /couldn't resolve module\/action/i,
  /the (?:module|collection) .* was not found/i,
  /ansible(?:-playbook)?: (?:command )?not found/i,
  /Attempting to decrypt but no vault secrets found/i,
  /Permission denied \(publickey/i,
];

export function listAdvice({ report, hosts }: Advised): readonly string[] {
  if (report.refusals.length > 0) return ['Put it right on the hosts, or merge a revert; the next apply tries again.'];
  const said = listMessages(report);
  const setup = said.find((message) => SETUP_WORDS.some((words) => words.test(message)));
  if (setup !== undefined) {
    return [`The set-up of the meta node is not complete, the hosts are not at fault: put that right there; ${AGAIN}.`];
  }
  const away = listAway(report, hosts);
  const isFailed = report.steps.some(({ status }) => status === 'failed');
  return [
    ...(report.interrupted === undefined ? [] : [`It was ended by ${report.interrupted}; ${AGAIN}.`]),
    ...(away.length === 0
      ? []
      : [
          `Start ${nameHosts(away)} or repair the network; ${AGAIN}.`,
          `Where ${away.length === 1 ? 'it is' : 'they are'} gone for good, remove the instance from the inventory with an entry in removals.yml.`,
        ]),
    ...(isFailed
      ? [`Read the log of the run for what failed, and put that right; ${AGAIN}. A merged revert is applied too.`]
      : []),
  ];
}

function listMessages({ steps, owing }: ReadReport): readonly string[] {
  const ofSteps = steps.flatMap(({ message, hosts }) => [message, ...hosts.map((host) => host.message)]);
  return [...ofSteps, ...owing.map(({ reason }) => reason)].filter((message) => message !== undefined);
}

function listAway({ steps }: ReadReport, hosts: readonly string[]): readonly string[] {
  const away = new Set(
    steps.flatMap((step) => step.hosts.filter(({ status }) => status === 'unreachable').map(({ host }) => host)),
  );
  return hosts.filter((host) => away.has(host));
}

function nameHosts(hosts: readonly string[]): string {
  return hosts.length > 5 ? count(hosts.length, 'host') : hosts.join(', ');
}
