/** Who writes our comments: the job's token acts for this account, and nobody else has its name. */
import { readText, type Fields } from './answer.ts';

export const ACTIONS_LOGIN = 'github-actions[bot]';

export function isActions(user: Fields | undefined, what: string): boolean {
  if (user === undefined) return false;
  return readText(user['login'], `${what}.login`) === ACTIONS_LOGIN && readText(user['type'], `${what}.type`) === 'Bot';
}
