/** What a person does next about a role change, in the words of the door that they came through. */
export interface RoleAdvice {
  /** An input of the same verb, given another time: `--candidate pg-test-2`. */
  readonly give: (input: string, value: string) => string;
  /** A command of Patroni's, about the cluster. */
  readonly command: (command: 'flush' | 'resume' | 'list', cluster: string) => string;
  /** A switchover of the cluster to the candidate. */
  readonly switchover: (cluster: string, candidate: string) => string;
}
