/** A limit of environment.yml, larger than the one in force: a share of 0 to 1, or a number. */
export interface RaisedLimit {
  readonly name: 'hosts' | 'clusters' | 'restarts';
  readonly before: number;
  readonly after: number;
}
