/** As GitHub writes the subject of a merge, and of a squash or rebase that it made of a pull request. */
const SUBJECTS = [/^Merge pull request #(\d+) from \S/, /\(#(\d+)\)$/];

/** Numbers of the pull requests whose commits these are, each once, in the given order. */
export function findPullRequests(subjects: readonly string[]): readonly number[] {
  const numbers = subjects.flatMap((subject) => {
    const number = SUBJECTS.map((pattern) => pattern.exec(subject)?.[1]).find((found) => found !== undefined);
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers.filter((number) => Number.isSafeInteger(number)))];
}
