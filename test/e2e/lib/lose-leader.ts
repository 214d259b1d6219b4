/** The ways to lose a leader, each with what gives it back. */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { docker } from '../meta-checkout.ts';

const DATA = '/var/lib/postgresql/15/data';
const SMALL = '/var/lib/e2e-wal';
const POSTMASTER = `$(head -n 1 ${DATA}/postmaster.pid)`;
const PATRONI = '$(systemctl show --property MainPID --value patroni)';

export interface Loss {
  readonly name: string;
  /** Of the member that will be lost, while it is a replica. */
  readonly prepare?: (container: string) => void;
  readonly lose: (container: string) => Promise<void> | void;
  readonly giveBack: (container: string) => void;
  /** Undoes `prepare`. */
  readonly cleanUp?: (container: string) => void;
  /** Nobody else needs to lead: it keeps its key or takes it back, and leads again once it is given back after that time. */
  readonly keepsKeyForMs?: number;
}

function run(container: string, script: string): string {
  return execFileSync('docker', ['exec', container, 'bash', '-c', script], { encoding: 'utf8' });
}

export function containerOf(host: string): string {
  return `ops-node-${host.slice(-1)}`;
}

const PEERS = [10, 11, 12, 13].map((host) => `10.10.10.${String(host)}`);

function cutRoutes(action: 'add' | 'del'): string {
  const own = "$(hostname -I | tr ' ' '\\n' | grep ^10.10.10.)";
  return `for peer in ${PEERS.join(' ')}; do [ $peer = ${own} ] || ip route ${action} blackhole $peer/32; done`;
}

/** Where the WAL is: on a file system of its own, which can be full without the machine's being so. */
function moveWal(container: string, from: string, to: string): void {
  run(
    container,
    `set -e; systemctl stop patroni
     runuser -u postgres -- cp -a ${from}/. ${to}/`,
  );
}

export const LOSSES: readonly Loss[] = [
  {
    name: 'its host is killed',
    lose: (container) => {
      docker('kill', container);
    },
    giveBack: (container) => {
      docker('start', container);
    },
  },
  {
    name: 'its postmaster and Patroni are killed',
    keepsKeyForMs: 3_000,
    lose: (container) => {
      run(container, `kill -KILL ${POSTMASTER} ${PATRONI}`);
    },
    giveBack: () => undefined,
  },
  {
    name: 'its postmaster and Patroni are stopped past the ttl, and go on',
    lose: (container) => {
      run(container, `kill -STOP ${PATRONI} ${POSTMASTER}`);
    },
    giveBack: (container) => {
      run(container, `kill -CONT ${PATRONI} ${POSTMASTER}`);
    },
  },
  {
    name: 'its network is cut',
    lose: (container) => {
      run(container, cutRoutes('add'));
    },
    giveBack: (container) => {
      run(container, cutRoutes('del'));
    },
  },
  {
    // Patroni 3.0 starts it in recovery, which takes no room, and promotes it, which does: again and again, with the key.
    name: 'its disk is full',
    keepsKeyForMs: 60_000,
    prepare: (container) => {
      run(
        container,
        `mkdir -p ${SMALL} && mount -t tmpfs -o size=640m,mode=700,uid=postgres,gid=postgres tmpfs ${SMALL}`,
      );
      moveWal(container, `${DATA}/pg_wal`, SMALL);
      run(container, `rm -r ${DATA}/pg_wal && ln -s ${SMALL} ${DATA}/pg_wal && chown -h postgres: ${DATA}/pg_wal`);
      run(container, 'systemctl start patroni');
    },
    lose: async (container) => {
      run(container, `fallocate -l $(df --output=avail -B1 ${SMALL} | tail -n 1) ${SMALL}/filler`);
      // Segments that were recycled are used up before a new one is made, and there is no room for that.
      const fill = 'SELECT pg_switch_wal() FROM (SELECT txid_current()) AS written';
      for (let round = 0; round < 200; round += 1) {
        const went = run(
          container,
          `cd / && runuser -u postgres -- psql -XAtqc '${fill}' >/dev/null 2>&1 && echo ok || true`,
        );
        if (went.trim() !== 'ok') return;
        await sleep(50);
      }
      throw new Error(`the disk of ${container} does not get full`);
    },
    giveBack: (container) => {
      run(container, `rm ${SMALL}/filler && systemctl restart patroni`);
    },
    cleanUp: (container) => {
      run(container, `systemctl stop patroni && runuser -u postgres -- mkdir -m 700 ${DATA}/wal.new`);
      moveWal(container, SMALL, `${DATA}/wal.new`);
      run(
        container,
        `rm ${DATA}/pg_wal && mv ${DATA}/wal.new ${DATA}/pg_wal && umount ${SMALL} && systemctl start patroni`,
      );
    },
  },
];

/** Nobody watches it then: its key ends, another member leads, and it goes on to take writes (without a watchdog). */
export const PATRONI_STOPPED: Loss = {
  name: 'its Patroni alone is stopped past the ttl, and goes on',
  lose: (container) => {
    run(container, `kill -STOP ${PATRONI}`);
  },
  giveBack: (container) => {
    run(container, `kill -CONT ${PATRONI}`);
  },
};
