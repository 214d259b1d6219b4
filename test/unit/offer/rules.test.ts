import { afterEach, describe, expect, it } from 'vitest';
import { renderOffers, summariseOffers } from '../../../actions/core/offer/report.ts';
import { listRoleChangeOffers } from '../../../actions/core/offer/role-change.ts';
import { offerRoleChange } from '../../../actions/failover/offer.ts';
import { openOfferRepository } from '../../../actions/adapters/offer-repository.ts';
import type { OfferRepository } from '../../../actions/core/offer/ports.ts';
import { runOffer } from '../../../actions/offer/run.ts';
import { Checkout } from './checkout.ts';

const LINE = 'host test test 10.10.10.11/32 scram-sha-256';
const made: Checkout[] = [];
afterEach(() => made.splice(0).forEach((checkout) => checkout.remove()));

function offer(checkout: Checkout, missingRules: readonly string[], cluster = 'pg-test') {
  made.push(checkout);
  const [rules] = listRoleChangeOffers({ cluster, roles: [], missingRules });
  return checkout.offer(rules ?? expect.unreachable('there is an offer'));
}

/** As in the meta node's own copy, from which nobody pushes. */
function asOwnCopy(repository: OfferRepository): OfferRepository {
  return {
    ...repository,
    readBase: () => ({ ...repository.readBase(), isPushed: false }),
    putBranch: () => expect.unreachable('no branch is made'),
  };
}

describe('rules that a pre-check named for the pools', () => {
  it('are a branch of their own, and no password beside them is shown', () => {
    const checkout = new Checkout();
    const report = offer(checkout, [LINE]);
    expect(report).toMatchObject({ ok: true, branch: { name: 'offer-sandbox-pg-test-pool-access' }, refused: [] });
    expect(checkout.read('offer-sandbox-pg-test-pool-access')).toContain(LINE);
    expect(report.patch?.lines.join('\n')).toContain(LINE);
    expect(renderOffers([report])).not.toContain('Fake.');
    expect(report.patch?.command).toBe('git apply --unidiff-zero');
  });

  it.each([
    'host "a{{ lookup(1) }}" test 10.10.10.11/32 scram-sha-256',
    'host "${{ secrets.X }}" test 10.10.10.11/32 scram-sha-256',
  ])('are refused where Ansible would evaluate them: %s', (line) => {
    const report = offer(new Checkout(), [line, LINE]);
    expect(report.refused[0]?.reason).toContain('is a template to Ansible');
    expect(report.written).toHaveLength(1);
  });

  it('keep quotes, and say nothing to GitHub in the message of the commit', () => {
    const line = `host "it's ""quoted"" fixes #1 [skip ci] @jane" test 10.10.10.11/32 scram-sha-256`;
    const checkout = new Checkout();
    const report = offer(checkout, [line]);
    const message = checkout.git('log', '-1', '--format=%B', report.branch?.name ?? '');
    expect(message).toContain('10.10.10.11/32');
    expect(message).not.toMatch(/#1|\[skip|@jane/);
  });

  it('of a cluster with a name that is none of ours end in a refusal, and in no reference', () => {
    const checkout = new Checkout();
    const report = offer(checkout, [LINE], "x'; rm -rf / #\n../${{ 1 }}");
    expect(report).toMatchObject({ ok: false, branch: null });
    expect(renderOffers([report])).toContain('\\u000a');
    expect(checkout.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main\nrefs/remotes/origin/main\n');
  });
});

describe('what nobody can push', () => {
  it('is a patch in a fold, which git applies', () => {
    const checkout = new Checkout();
    made.push(checkout);
    const roles = [
      { host: '10.10.10.11', live: 'replica' as const },
      { host: '10.10.10.12', live: 'primary' as const },
    ];
    const [labels] = listRoleChangeOffers({ cluster: 'pg-test', roles, missingRules: [] });
    const repository = asOwnCopy(openOfferRepository(checkout.root, 'sandbox'));
    const before = [checkout.git('count-objects', '-v'), checkout.git('for-each-ref')];
    const report = runOffer('sandbox', labels ?? expect.unreachable(), repository);
    expect([checkout.git('count-objects', '-v'), checkout.git('for-each-ref')]).toEqual(before);
    expect(report.branch).toBeNull();
    const summary = summariseOffers([report]).join('\n');
    expect(summary).toContain('<details><summary>The change as a patch</summary>');
    const patch = /```diff\n([\s\S]*?)\n```/.exec(summary)?.[1] ?? '';
    checkout.write('.git/roles.patch', `${patch}\n`);
    checkout.git('apply', '--index', '.git/roles.patch');
    checkout.git('commit', '-q', '-m', 'as told');
    expect(checkout.roles('HEAD')).toMatchObject({ '10.10.10.11': 'replica', '10.10.10.12': 'primary' });
  });
});

it('an offer that breaks is told, and throws nothing: leadership has moved all the same', async () => {
  const report = { cluster: 'pg-test', roles: [], missingRules: [LINE] };
  const outcome = await offerRoleChange('sandbox', report, () => {
    throw new TypeError('broken `code`');
  });
  expect(outcome).toEqual([expect.objectContaining({ ok: false, reason: 'broken `code`' })]);
  expect(renderOffers(outcome)).toContain('Not offered');
});
