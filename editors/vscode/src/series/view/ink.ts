//! The theme's colours for the canvas, which knows no style sheet.

/** What is drawn with. */
export interface Ink {
  text: string;
  grid: string;
  page: string;
  trouble: string;
  font: string;
  lineages: readonly string[];
}

/** How many lineages have a colour of their own: those of the style sheet. */
export const COLOURS = 8;

/** The colours of now. */
export function inks(): Ink {
  const style = getComputedStyle(document.body);
  const colour = (name: string, otherwise: string) => style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const text = colour('foreground', '#808080');
  return {
    text,
    // themes have no colour for it that can be seen in all of them
    grid: 'rgba(128,128,128,0.25)',
    page: colour('editor-background', 'transparent'),
    trouble: colour('errorForeground', '#e51400'),
    font: `12px ${style.fontFamily || 'sans-serif'}`,
    lineages: Array.from({ length: COLOURS }, (_, number) => style.getPropertyValue(`--line-${number}`).trim()),
  };
}

/** The colour of a lineage, by its number from 1; that of the text for figures of none. */
export function lineageInk(ink: Ink, lineage: number | null): string {
  return lineage === null ? ink.text : (ink.lineages[(lineage - 1) % ink.lineages.length] ?? ink.text);
}
