/** The text file that node_exporter reads on the meta node, `ops-<environment>.prom`. */
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Read by node_exporter's user; units of ops write with a narrower mask. */
const MODE = 0o644;

/** Whole or not at all: the reader never sees half of it. Where the folder is not there, nobody reads it. */
export function writeMetrics(folder: string, environment: string, text: string): void {
  if (!existsSync(folder)) return;
  const path = join(folder, `ops-${environment}.prom`);
  // The reader takes files that end in .prom and no others.
  const aside = `${path}.${String(process.pid)}`;
  try {
    writeFileSync(aside, text);
    chmodSync(aside, MODE);
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}
