/**
 * Connections that are tried on both sides. Users, databases and addresses of a file multiply, and each would be held
 * against all lines. Where only some lines differ, those count that meet one of these.
 */
import { dropRepeated, type FileLine } from '../hba/file.ts';
import { findMatch, isAddressMatch, isDatabaseMatch, isUserMatch, type Connection } from '../hba/match.ts';
import type { AccessSide } from './access-side.ts';
import type { Probe } from './access-probes.ts';

export interface Tried {
  readonly users: readonly string[];
  readonly databases: readonly string[];
  /** The lines by which a connection may fare otherwise; all where it is not given. */
  readonly lines?: readonly FileLine[];
  /** Some line asks how a connection is encrypted. */
  readonly isEncrypted: boolean;
  /** Users who can log in on either side, if a line lets them. */
  readonly mayLogIn: ReadonlySet<string>;
}

/** A login from wherever, with the lines that may be for it. */
interface Login {
  readonly login: Connection;
  readonly meant?: readonly FileLine[];
}

type Side = Pick<AccessSide, 'accounts' | 'memberships'>;

/** By user, and from one place after the other. */
export function* listConnections(
  side: Side,
  tried: Tried,
  probes: readonly Probe[],
): Generator<readonly [Connection, Probe]> {
  const listLogins = openLogins(side, tried, probes);
  for (const user of tried.users.filter((one) => tried.mayLogIn.has(one))) {
    const findLogins = listLogins(user);
    for (const probe of probes) {
      const address = probe.address === undefined ? {} : { address: probe.address };
      for (const tls of tried.isEncrypted ? [{}, { tls: true }] : [{}]) {
        for (const { login, meant } of findLogins(probe)) {
          const connection = { ...login, ...address, ...tls };
          if (meant === undefined || findMatch(meant, connection, side.memberships) !== undefined)
            yield [connection, probe];
        }
      }
    }
  }
}

/** The logins of a user by the place that they come from, as far as a line may be for them. */
function openLogins(
  { accounts, memberships }: Side,
  { databases, lines }: Tried,
  probes: readonly Probe[],
): (user: string) => (probe: Probe) => readonly Login[] {
  const listOf = (user: string): readonly Connection[] => [
    ...databases.map((database) => ({ user, database })),
    ...(accounts.get(user)?.mayReplicate === true ? [{ user, database: '', replication: true }] : []),
  ];
  if (lines === undefined) {
    return (user) => {
      const logins = listOf(user).map((login) => ({ login }));
      return () => logins;
    };
  }
  const places = new Map(
    dropRepeated(lines).map((line) => [line, probes.filter((probe) => isAddressMatch(line.line.address, probe))]),
  );
  return (user) => {
    const own = [...places].filter(([{ line }]) => isUserMatch(line.users, user, memberships));
    const byProbe = new Map<Probe, Login[]>();
    for (const login of listOf(user)) {
      const meant = own.filter(([{ line }]) => isDatabaseMatch(line.databases, login, memberships));
      const entry = { login, meant: meant.map(([line]) => line) };
      for (const probe of new Set(meant.flatMap(([, from]) => from))) {
        const known = byProbe.get(probe);
        if (known === undefined) byProbe.set(probe, [entry]);
        else known.push(entry);
      }
    }
    return (probe) => byProbe.get(probe) ?? [];
  };
}
