/**
 * Control characters, those that turn the direction of text, those that nobody sees, blanks that are no space, and halves
 * of a surrogate pair: a value must neither move the reader's cursor nor look like another value.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]|(?! )\p{Zs}/gu;

/** On one line, with what cannot be seen written out. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16).padStart(4, '0');
    return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
  });
}
