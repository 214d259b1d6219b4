/**
 * Maintenance mode as a change of the inventory: an apply pauses the cluster, what needs no restart goes on meanwhile,
 * another apply resumes it. What a person has paused stays paused.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addVars, hbaRule } from './edits.ts';
import { describeLong } from './lib/long.ts';
import { commandsOf, getOutput, inMeta, MetaCheckout, queryHost } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const HOSTS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const PAUSE = 'patroni_mode: pause';
const NETWORK = '10.81.1.0';
const checkout = new MetaCheckout('e2e-patroni-mode');
let start = '';

/** By the word of each member's own Patroni. */
function askMembers(): Promise<readonly boolean[]> {
  return Promise.all(
    HOSTS.map(async (host) => {
      const answer = await getOutput(`curl --silent --max-time 5 http://${host}:8008/patroni`);
      return (JSON.parse(answer) as { readonly pause?: boolean }).pause === true;
    }),
  );
}

async function printList(): Promise<string> {
  return (await checkout.ops(`patroni list ${CLUSTER} --env sandbox`)).stdout;
}

/** What the page of the environment says of the cluster. */
async function printPage(): Promise<string> {
  const { stdout } = await checkout.ops('status --env sandbox --format html');
  return stdout.slice(stdout.indexOf(`<h3>${CLUSTER}</h3>`)).split('</div>')[0] ?? '';
}

function play(playbook: string, args: string) {
  return inMeta(
    `cd ${checkout.folder} && ansible-playbook -i inventory/sandbox/hosts playbooks/${playbook} -l ${CLUSTER} ${args}`,
  );
}

const prove = () => play('prove.yml', '-t patroni_mode');

describeLong('patroni_mode', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    start = await checkout.git('rev-parse HEAD');
  });

  afterAll(async () => {
    await checkout.restore(start);
    await checkout.applyAll();
    if ((await checkout.readCluster(CLUSTER)).paused) await checkout.patroni(`resume ${CLUSTER}`);
  });

  it('pause: every member knows, the proof holds, and list and status say so', async () => {
    expect((await checkout.readCluster(CLUSTER)).paused).toBe(false);
    await checkout.edit('hosts/pg-test.yml', addVars(PAUSE));
    await checkout.merge('pause pg-test');
    expect(commandsOf(await checkout.applyAll())).toEqual([`pgsql.yml ${CLUSTER} patroni_mode`]);
    expect(await askMembers()).toEqual([true, true, true]);
    expect((await prove()).code).toBe(0);
    expect(await printList()).toContain('Maintenance mode: on');
    expect(await printPage()).toMatch(/leads<\/span>, <span class="bad">paused/);
    // The inventory wants it: nobody has to put it back.
    expect((await checkout.ops('status --env sandbox')).stdout).not.toContain('is paused by');
  });

  it('a second run changes nothing', async () => {
    const { code, stdout } = await play('pgsql.yml', '-t patroni_mode');
    expect([code, stdout]).toEqual([0, expect.not.stringMatching(/changed=[1-9]/)]);
    expect((await checkout.applyAll()).steps).toEqual([]);
  });

  it('an HBA rule comes into force meanwhile; a restart is refused', async () => {
    await checkout.edit('hosts/pg-test.yml', hbaRule(`${NETWORK}/24`));
    await checkout.merge('let a network in while pg-test is paused');
    expect(commandsOf(await checkout.applyAll())).toEqual([`pgsql.yml ${CLUSTER} pg_hba`]);
    const count = `SELECT count(*) FROM pg_hba_file_rules WHERE address = '${NETWORK}'`;
    expect(await Promise.all(HOSTS.map((host) => queryHost(host, count)))).toEqual(['1', '1', '1']);
    expect(await askMembers()).toEqual([true, true, true]);
    const refused = await checkout.patroni(`restart ${CLUSTER}`);
    expect([refused.verdict, refused.problems.join()]).toEqual(['refused', expect.stringContaining('is paused')]);
  });

  it('the proof misses it when somebody resumes the cluster by hand', async () => {
    expect(await checkout.patroni(`resume ${CLUSTER}`)).toMatchObject({ ok: true });
    const { code, stdout } = await prove();
    expect([code === 0, stdout]).toEqual([false, expect.stringContaining('the cluster is not paused')]);
    expect((await play('pgsql.yml', '-t patroni_mode')).code).toBe(0);
    expect((await prove()).code).toBe(0);
  });

  it('taken back: the cluster is resumed and settled', async () => {
    await checkout.edit('hosts/pg-test.yml', (text) => text.replace(`    ${PAUSE}\n`, ''));
    await checkout.merge('resume pg-test');
    expect(commandsOf(await checkout.applyAll())).toEqual([`pgsql.yml ${CLUSTER} patroni_mode`]);
    expect(await askMembers()).toEqual([false, false, false]);
    expect(await printList()).not.toContain('Maintenance mode');
    expect(await printPage()).toMatch(/leads<\/span><\/p>/);
    await checkout.settle();
  });

  it('what a person has paused stays so through a whole run by hand', async () => {
    expect(await checkout.patroni(`pause ${CLUSTER} --for 30m`)).toMatchObject({ ok: true });
    const { code, stdout, stderr } = await inMeta(`cd ${checkout.folder}/playbooks && ./pgsql.yml -l ${CLUSTER}`);
    expect([code, code === 0 ? '' : stdout + stderr]).toEqual([0, '']);
    expect(stdout.match(/passed, 0 changed/g)).toHaveLength(HOSTS.length);
    expect(await askMembers()).toEqual([true, true, true]);
    expect(await checkout.patroni(`resume ${CLUSTER}`)).toMatchObject({ ok: true });
  });
});
