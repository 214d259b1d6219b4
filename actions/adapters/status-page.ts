/** Where nginx of the meta node finds the page of an environment; scripts/meta-setup makes the folder. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './drift-memory.ts';

const PAGES = '/var/www/ops';
/** Read by the user of nginx, whatever the unit's umask is. */
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** `OPS_PAGE_DIR` replaces /var/www/ops. */
function pageFolder(): string {
  return process.env.OPS_PAGE_DIR ?? PAGES;
}

/** Without the folder, on a laptop, nobody serves pages. */
export function hasPages(): boolean {
  return existsSync(pageFolder());
}

/** Whoever reads it sees the page before or this one, whole. */
export function writeStatusPage(environment: string, page: string): void {
  const folder = join(pageFolder(), environment);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, FOLDER_MODE);
  writeWhole(join(folder, 'index.html'), page, FILE_MODE);
}
