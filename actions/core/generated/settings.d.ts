// Generated from inventory/schema/ by scripts/generate.mjs; do not edit.
import type { Setting } from '../setting.ts';
export declare const settingTables: Readonly<Record<string, () => readonly Setting[]>>;
