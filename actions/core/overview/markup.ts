/** HTML in which every value is escaped: what is a text stays one, and only what was made here is markup. */
import { printable } from '../render/safe-text.ts';

export interface Markup {
  readonly html: string;
}

type Content = string | number | Markup | readonly Markup[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

/** `markup`<p>${value}</p>``: our own tags with values in them, as text or in quoted attributes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return { html: String.raw({ raw: strings }, ...values.map(place)) };
}

function place(value: Content): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return 'html' in value ? value.html : value.map(({ html }) => html).join('');
}

/** On one line, with what cannot be seen written out. */
function escape(value: string): string {
  return printable(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
