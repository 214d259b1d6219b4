/** Characters that look like a blank or like nothing, and that a program takes for part of a name. */
export const INVISIBLE =
  /\u034f|[\u00a0\u00ad\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]/u;
/** Punctuation of word processors and of other keyboards, by what was meant. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\uff0c': ',',
  '\uff1a': ':',
  '\uff1b': ';',
  '\uff08': '(',
  '\uff09': ')',
};
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'u');
export const SUSPECT = new RegExp(`${INVISIBLE.source}|${LOOKALIKE.source}`, 'u');

export interface Suspect {
  /** Follows "has". */
  readonly what: string;
  readonly advice: string;
}

/** Undefined where the text has none, or where what it has may be meant. */
export function findSuspect(text: string): Suspect | undefined {
  const invisible = INVISIBLE.exec(text)?.[0];
  if (invisible !== undefined)
    return { what: `an invisible character in it (${nameCharacter(invisible)})`, advice: 'delete it, or type a blank' };
  const lookalike = LOOKALIKE.exec(text)?.[0] ?? '';
  const meant = LOOKALIKES[lookalike];
  // In the middle of a text it may be meant.
  const isMeant = !/["']/.test(meant ?? '') || !(text.startsWith(lookalike) || /[\u2019\u201d]$/u.test(text));
  if (meant === undefined || (isMeant && /["'-]/.test(meant) && /\s/.test(text))) return undefined;
  return {
    what: `${lookalike} (${nameCharacter(lookalike)}) in it, where a plain ${meant} is wanted`,
    advice: 'type that',
  };
}

function nameCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
