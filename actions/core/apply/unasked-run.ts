import { UserError } from '../types.ts';

/** Ansible has run without being let go: whatever else is wrong, its hosts may have what it brings. */
export class UnaskedRun extends UserError {}
