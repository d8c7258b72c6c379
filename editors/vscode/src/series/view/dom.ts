//! Elements and the words in them. Words of articles only ever become text nodes.

/** A new element with attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Takes everything out of an element. */
export function clear(parent: Element): void {
  parent.replaceChildren();
}

/** "3 figures". */
export function words(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** The letter of a lineage, as the tables of the command line have it. */
export function letter(lineage: number): string {
  const last = String.fromCharCode(65 + ((lineage - 1) % 26));
  return lineage <= 26 ? last : letter(Math.floor((lineage - 1) / 26)) + last;
}

/** What a figure speaks of: a day, a period, or nothing. */
export function when({ from, to }: { from: string | null; to: string | null }): string {
  if (from === null || to === null) return 'undated';
  if (from === to) return from;
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : `${from} to ${to}`;
}
