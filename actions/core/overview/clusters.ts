import type { ClusterMember } from '../patroni/types.ts';
import type { SeenCluster } from './input.ts';
import { markup, type Markup } from './markup.ts';

export function listClusters(clusters: readonly SeenCluster[]): Markup {
  if (clusters.length === 0) return markup`<p class="faint">None.</p>`;
  return markup`<div class="grid">${clusters.map(listCluster)}</div>`;
}

function listCluster({ name, view }: SeenCluster): Markup {
  if (view === undefined) return markup`<div class="box"><h3>${name}</h3><p class="faint">Not looked at.</p></div>`;
  const { leader } = view;
  const leads = leader === undefined ? tone(false, 'no leader') : tone(true, `${leader} leads`);
  const paused = view.paused ? markup`, ${tone(false, 'paused')}` : undefined;
  const members = view.members.map((member) => listMember(member, leader));
  const list = members.length === 0 ? undefined : markup`<dl>${members}</dl>`;
  return markup`<div class="box"><h3>${name}</h3><p>${leads}${paused}</p>${list}</div>`;
}

function listMember(member: ClusterMember, leader: string | undefined): Markup {
  const { instance, host, state, streaming, lagBytes, pendingRestart } = member;
  const leads = instance === leader;
  const word = !leads && streaming ? 'streaming' : state;
  const lag = leads || lagBytes === undefined || lagBytes === 0 ? '' : `, ${String(lagBytes)} bytes behind`;
  const waits = pendingRestart ? ', waits for a restart' : '';
  const seen = tone(leads ? state === 'running' : streaming, word);
  return markup`<dt>${instance}</dt><dd>${seen}${lag}${waits} <small>${host}</small></dd>`;
}

function tone(isFine: boolean, words: string): Markup {
  return markup`<span class="${isFine ? 'good' : 'bad'}">${words}</span>`;
}
