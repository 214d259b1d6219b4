/** Which program is asked about which rendered files. */
import type { Question } from './container.ts';

export interface Asked {
  readonly host: string;
  readonly question: Question;
}

export function listQuestions(rendered: ReadonlyMap<string, string>): readonly Asked[] {
  const hosts = [...new Set([...rendered.keys()].map((path) => path.slice(0, path.indexOf('/'))))];
  return hosts.flatMap((host) => {
    const files = new Map(
      [...rendered]
        .filter(([path]) => path.startsWith(`${host}/`))
        .map(([path, text]) => [path.slice(host.length), text]),
    );
    return [askHaproxy(files), askPostgres(files), askPgbouncer(files), askPrometheus(files), askNginx(files)]
      .filter((question) => question !== undefined)
      .map((question) => ({ host, question }));
  });
}

type Files = ReadonlyMap<string, string>;

function askHaproxy(files: Files): Question | undefined {
  const text = files.get('/etc/haproxy/haproxy.cfg');
  return text === undefined ? undefined : { program: 'haproxy', files: { 'haproxy.cfg': text } };
}

function askPostgres(files: Files): Question | undefined {
  const [, text] = [...files].find(([path]) => path.endsWith('/pg_hba.conf')) ?? [];
  return text === undefined ? undefined : { program: 'postgres', files: { 'pg_hba.conf': text } };
}

function askPgbouncer(files: Files): Question | undefined {
  const names = ['pgbouncer.ini', 'pgb_hba.conf', 'database.txt', 'userlist.txt'];
  const texts = names.map((name) => [name, files.get(`/etc/pgbouncer/${name}`)] as const);
  const found = Object.fromEntries(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
  const ini = found['pgbouncer.ini'];
  if (ini === undefined || Object.keys(found).length < names.length) return undefined;
  const read = (key: string): string => new RegExp(`^${key} = (.*)$`, 'm').exec(ini)?.[1] ?? '';
  const user = read('admin_users').split(',')[0] ?? '';
  return {
    program: 'pgbouncer',
    files: found,
    folders: [read('unix_socket_dir')],
    port: Number(read('listen_port')),
    user,
  };
}

function askPrometheus(files: Files): Question | undefined {
  const found = Object.fromEntries([...files].filter(([path]) => path.startsWith('/etc/prometheus/')));
  return '/etc/prometheus/prometheus.yml' in found ? { program: 'prometheus', files: found } : undefined;
}

function askNginx(files: Files): Question | undefined {
  const found = Object.fromEntries([...files].filter(([path]) => /^\/etc\/nginx\/conf\.d\//.test(path)));
  return '/etc/nginx/conf.d/default.conf' in found ? { program: 'nginx', files: found } : undefined;
}
