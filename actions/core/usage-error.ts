/** A wrong command line or a wrong input of an action: exit code 2 and no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
