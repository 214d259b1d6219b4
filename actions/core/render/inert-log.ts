/**
 * Text for a job's log in which GitHub's runner finds no command. It takes a line as a command that begins with `::`
 * after blanks, or that holds `##[` anywhere; it trims what .NET calls blank and splits lines at every CR and LF.
 */
export function makeInert(text: string): string {
  return text
    .split(/(\r\n|[\r\n])/)
    .map((part) => part.replace(/^([^\p{L}\p{N}\p{P}\p{S}]*)::/u, '$1\\::').replaceAll('##[', '##\\['))
    .join('');
}
