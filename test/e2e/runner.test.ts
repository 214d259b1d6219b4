/**
 * Playbook runner.yml on the sandbox's meta node, with a stand-in for GitHub's release: installed, a second run without a
 * change, what a job of a branch can and cannot do there, another release, removed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeLong } from './lib/long.ts';

const META = 'ops-meta';
const CLONE = '/root/runner-test';
const ORIGIN = '/var/lib/ops/origin.git';
const ARCHIVE = '/root/stand-in.tar.gz';
const JOBS = '/var/lib/ops-runner/urgent/_jobs';
const TOKEN = 'a-fake-token';
const FIRST = `-e runner_repository=https://github.com/team/fleet -e runner_token_file=/root/token`;

const onMeta = (script: string): string =>
  execFileSync('docker', ['exec', META, 'bash', '-euc', script], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

interface Played {
  readonly status: number | null;
  readonly output: string;
  readonly changed: number;
}

/** Locally and as root: what the playbook does on the node is the same by SSH. */
function play(options: string): Played {
  const command = `cd ${CLONE} && ansible-playbook -i inventory/sandbox/hosts -c local playbooks/runner.yml -l meta ${options}`;
  const { status, stdout } = spawnSync('docker', ['exec', META, 'bash', '-c', `${command} 2>&1`], {
    ...{ encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  });
  return { status, output: stdout, changed: Number(/changed=(\d+)/.exec(stdout)?.[1] ?? '-1') };
}

/** Packs the stand-in with a line more, and pins it. */
function pack(line: string): void {
  onMeta(`rm -rf /root/release; cp -r ${CLONE}/test/lib/runner /root/release
    echo '${line}' >>/root/release/bin/Runner.Listener
    tar czf ${ARCHIVE} -C /root/release .
    sed -i "s/^_runner_sha256: .*/_runner_sha256: $(sha256sum ${ARCHIVE} | cut -d' ' -f1)/" ${CLONE}/playbooks/roles/runner/vars/main.yml
    sed -i 's/^_runner_dns_addresses: .*/_runner_dns_addresses: ['"$(sed -n 's/^nameserver //p' /etc/resolv.conf | head -n 1)"']/' ${CLONE}/playbooks/roles/runner/vars/main.yml`);
}

const WORKFLOW = 'team/fleet/.github/workflows/failover.yml@refs/heads';

/** Runs a script as a job of the runner `urgent`; what it printed. */
function runJob(name: string, branch: string, script: string): string {
  const environment = `GITHUB_REF=refs/heads/${branch}\nGITHUB_EVENT_NAME=workflow_dispatch\nGITHUB_WORKFLOW_REF=${WORKFLOW}/${branch}\n`;
  const encode = (text: string) => Buffer.from(text).toString('base64');
  return onMeta(`echo ${encode(environment)} | base64 -d >${JOBS}/${name}.env
    echo ${encode(script)} | base64 -d >${JOBS}/${name}.job
    for ((i = 0; i < 300; i++)); do [ ! -e ${JOBS}/${name}.done ] || break; sleep 0.2; done; cat ${JOBS}/${name}.log`);
}

/** As root leaves a job: a process of its own session that hears no signal but the last. */
const LEAVE = `setsid bash -c 'trap "" HUP INT TERM; while :; do sleep 1000; done' >/dev/null 2>&1 &`;
const ASK = 'sudo -n /usr/local/sbin/ops-request';

describeLong('the runners', () => {
  describe('the runners of the meta node', () => {
    beforeAll(() => {
      execFileSync('scripts/sandbox', ['push'], { stdio: 'ignore' });
      onMeta(`rm -rf ${CLONE}; git clone -q ${ORIGIN} ${CLONE}; umask 077; echo ${TOKEN} >/root/token
      ${CLONE}/scripts/meta-setup --env sandbox --origin ${ORIGIN} --no-timer --issuer http://127.0.0.1:8719 \
        --repository team/fleet 2>/dev/null`);
      pack('# first');
    });

    afterAll(() => {
      play('-e runner_state=absent');
      onMeta(`rm -rf ${CLONE} /root/release ${ARCHIVE} /root/token`);
    });

    it('are not installed without a token to register by', () => {
      const { status, output, changed } = play(`-e runner_archive=${ARCHIVE}`);
      expect([status, changed]).toEqual([2, 0]);
      expect(output).toContain('the runner meta is not registered yet');
    });

    it('say why GitHub does not register them, without the token', () => {
      const { status, output } = play(`-e runner_archive=${ARCHIVE} ${FIRST} -e runner_group=nowhere -vvv`);
      expect(status).toBe(2);
      expect(output).toContain('config.sh of meta says: there is no runner group nowhere');
      expect(output).not.toContain(TOKEN);
    });

    it('are registered and run; nobody is shown the token, and a second run changes nothing', () => {
      const { status, output } = play(`-e runner_archive=${ARCHIVE} ${FIRST} -vvv`);
      expect(status).toBe(0);
      expect(output).not.toContain(TOKEN);
      expect(onMeta('systemctl is-active ops-runner@meta ops-runner@urgent ops-runner-filter')).toBe(
        'active\n'.repeat(3),
      );
      const [settings, digest] = onMeta(
        'cd /var/lib/ops-runner/urgent; tr "\\n" " " <.runner; echo; cat .credentials',
      ).split('\n');
      expect(settings).toMatch(/--disableupdate .*--name \S+-urgent .*--labels urgent,sandbox/);
      expect(settings).not.toContain('--ephemeral');
      expect(digest).toBe(createHash('sha256').update(TOKEN).digest('hex'));
      for (const check of ['', '--check']) expect(play(`-e runner_archive=${ARCHIVE} ${check}`).changed).toBe(0);
    });

    it('take no job of a branch by mistake', () => {
      const output = runJob('branch', 'feature', 'echo it ran');
      expect(output).toContain('This runner takes no such job: its ref is refs/heads/feature.');
      expect(output).not.toContain('it ran');
    });

    it('give a job nothing but the one program, and that takes no operation without a token', () => {
      const failover =
        '{"verb":"failover","arguments":{"cluster":"pg-test","operation":"switchover","confirm":"pg-test"}}';
      const output = runJob(
        'nothing',
        'main',
        [
          'echo "1 $(sudo -n id 2>&1)"; echo "2 $(cat /var/lib/ops/sandbox/keys/deploy 2>&1)"; echo "3 $(ls -A /home /root)"',
          'echo "4 $(rm run.sh 2>&1; mv bin x 2>&1; echo x 2>&1 >.env)"; echo "5 $(touch /etc/x 2>&1)"',
          `echo "6 $(${ASK} hand-in sandbox failover 2>&1 <<<'${failover}')"`,
          `echo "7 $(${ASK} hand-in sandbox apply 2>&1 <<<'{"verb":"apply","arguments":{}}')"`,
        ].join('\n'),
      );
      expect(output).toMatch(/^1 sudo: a password is required$/m);
      expect(output).toMatch(/^2 cat: .*Permission denied$/m);
      expect(output).toMatch(/^3 \/home:\n\n\/root:$/m);
      expect(output.match(/Operation not permitted|Permission denied/g)?.length).toBeGreaterThanOrEqual(3);
      expect(output).toMatch(/^5 touch: .*Read-only file system$/m);
      expect(output).toMatch(/^6 error: the job's token is refused: there is none, and failover needs one/m);
      expect(output).toMatch(/^7 [1-9]\d*$/m);
    });

    it('reach neither the fleet, nor the DCS, nor what listens on the node, and https outside', () => {
      onMeta('ip address add 198.51.100.1/32 dev lo');
      try {
        const ask = (user: string, address: string, port: number) =>
          onMeta(
            `(cd /tmp; timeout 5 python3 -m http.server --bind ${address} ${String(port)} >/dev/null 2>&1 &) ; sleep 1
          runuser -u ${user} -- curl -s -m 2 -o /dev/null -w '%{http_code}' http://${address}:${String(port)}/ || true; sleep 4.5`,
          );
        for (const [address, port] of [
          ['127.0.0.1', 8720],
          ['10.10.10.10', 443],
        ] as const) {
          expect([ask('ops', address, port), ask('ops-runner-urgent', address, port)]).toEqual(['200', '000']);
        }
        expect(ask('ops-runner-urgent', '198.51.100.1', 443)).toBe('200');
        expect(ask('ops-runner-urgent', '198.51.100.1', 8720)).toBe('000');
      } finally {
        onMeta('ip address del 198.51.100.1/32 dev lo');
      }
    });

    it('end what a job leaves', () => {
      expect(runJob('leaves', 'main', `${LEAVE}\necho left`)).toContain('left');
      expect(onMeta(`pgrep -u ops-runner-urgent -f 'sleep 1000' || true`)).toBe('');
    });

    it('are another release when that is pinned, and never a file that is not it', () => {
      pack('# second');
      expect(play(`-e runner_archive=${ARCHIVE}`).status).toBe(0);
      expect(onMeta('tail -n 1 /var/lib/ops-runner/meta/bin/Runner.Listener')).toBe('# second\n');
      expect(play(`-e runner_archive=${ARCHIVE}`).changed).toBe(0);
      onMeta(`echo >>${ARCHIVE}`);
      const { status, output, changed } = play(`-e runner_archive=${ARCHIVE}`);
      expect([status, changed]).toEqual([2, 0]);
      expect(output).toContain('its sha256 must be');
    });

    it('leave nothing when they are removed', () => {
      expect(play('-e runner_state=absent -e runner_token_file=/root/token').status).toBe(0);
      expect(play('-e runner_state=absent').changed).toBe(0);
      const left = 'ls -d /var/lib/ops-runner /etc/ops/runner.nft; getent passwd ops-runner-meta; nft list tables';
      expect(onMeta(`(${left}) 2>/dev/null || true`)).toBe('');
    });
  });
});
