import type { Because, Change, DataPath, Position, SideName } from '../types.ts';
import type { ExistingView, PlanContext } from './types.ts';

/** Points at where the difference is written: on the desired side, or on the existing side if only that one has it. */
export function assembleBecause(
  context: PlanContext,
  side: ExistingView,
  found: {
    readonly host: string;
    readonly variable: string;
    readonly path: string;
    readonly summary: string;
    readonly change?: Change;
    readonly below?: DataPath;
  },
): Because {
  const { host, variable, below, ...rest } = found;
  const wanted = context.desired.findPosition(host, variable, below);
  const position = wanted ?? side.view.findPosition(host, variable, below) ?? context.desired.findHostPosition(host);
  const from: SideName =
    wanted === undefined && position !== undefined && side.view.isDefined(host, variable) ? 'existing' : 'desired';
  return becauseAt(position, { ...rest, hosts: [host], side: from });
}

export function becauseAt(
  position: Position | undefined,
  found: Pick<Because, 'path' | 'hosts' | 'side' | 'summary' | 'change'>,
): Because {
  const { path, hosts, side, summary, change } = found;
  return {
    ...{ path, hosts, file: position?.file ?? '', line: position?.line ?? 0, side, summary },
    ...(change === undefined ? {} : { change }),
  };
}
