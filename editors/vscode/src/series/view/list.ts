//! The figures as a table, for reading and for the keyboard: arrows go from one to the next, Enter opens its article.

import type { Figure, Finding, Lineage, Series } from '../protocol';
import { element, letter, when } from './dom';
import { COLOURS } from './ink';

/** What happens with a figure, by its place in the series from 0. */
export interface Deeds {
  /** Opens its article. */
  open: (figure: number) => void;
  /** Marks it wherever it is shown, or takes the mark away. */
  mark: (figure: number | null) => void;
}

/** The table, the legend and the findings. */
export class FigureList {
  /** Everything that belongs to it. */
  readonly root = element('section', { 'aria-label': 'Figures' });
  private readonly buttons: HTMLButtonElement[];
  private readonly rows: HTMLTableRowElement[];

  constructor(
    private readonly series: Series,
    here: number | null,
    private readonly deeds: Deeds,
  ) {
    this.buttons = series.figures.map((figure, number) => this.button(figure, number));
    this.rows = series.figures.map((figure, number) => this.row(figure, number));
    if (here !== null) {
      this.rows[here]?.classList.add('here');
      this.rows[here]?.setAttribute('aria-current', 'true');
    }
    this.beFirst(here ?? 0);
    this.root.append(this.legend(), this.table());
    if (series.findings.length > 0) this.root.append(this.findings());
  }

  /** Marks a figure's row. */
  mark(figure: number | null): void {
    this.rows.forEach((row, number) => row.classList.toggle('marked', number === figure));
  }

  /** Puts the keyboard on a figure. */
  focus(figure: number): void {
    this.buttons[figure]?.focus();
  }

  private table(): HTMLElement {
    const titles = ['As of', 'Figure', 'Source'];
    const head = element('tr', {}, titles.map(title => element('th', { scope: 'col' }, [title])));
    const table = element('table', {}, [element('thead', {}, [head]), element('tbody', {}, this.rows)]);
    table.addEventListener('keydown', event => this.move(event));
    return element('div', { class: 'scroll' }, [table]);
  }

  private row(figure: Figure, number: number): HTMLTableRowElement {
    const { estimator, outlet } = figure;
    const by = estimator === null ? [] : [element('span', {}, [estimator.name]), ' '];
    const row = element('tr', figure.sentence === null ? {} : { title: figure.sentence }, [
      element('td', { class: 'day' }, [when(figure)]),
      element('td', { class: 'number' }, [
        figure.lineage === null ? element('span', { class: 'swatch none' }) : swatch(figure.lineage),
        this.buttons[number] ?? '',
        ...figure.findings.map(badge),
      ]),
      element('td', {}, [...by, element('span', { class: 'outlet' }, [outlet])]),
    ]);
    row.addEventListener('click', () => this.deeds.open(number));
    row.addEventListener('mouseenter', () => this.deeds.mark(number));
    row.addEventListener('mouseleave', () => this.deeds.mark(null));
    return row;
  }

  private button(figure: Figure, number: number): HTMLButtonElement {
    const button = element('button', { type: 'button', tabindex: '-1', 'data-figure': String(number) }, [figure.figure]);
    if (figure.sentence !== null) button.setAttribute('aria-description', figure.sentence);
    button.addEventListener('focus', () => {
      this.beFirst(number);
      this.mark(number);
      this.deeds.mark(number);
    });
    button.addEventListener('blur', () => {
      this.mark(null);
      this.deeds.mark(null);
    });
    return button;
  }

  /** One figure is reached with Tab, the others from there. */
  private beFirst(figure: number): void {
    this.buttons.forEach((button, number) => button.setAttribute('tabindex', number === figure ? '0' : '-1'));
  }

  private move(event: KeyboardEvent): void {
    const at = this.buttons.indexOf(document.activeElement as HTMLButtonElement);
    const last = this.buttons.length - 1;
    const ways: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last };
    const to = ways[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.buttons[Math.min(Math.max(to, 0), last)]?.focus();
  }

  private legend(): HTMLElement {
    const entry = ({ number, estimator }: Lineage) =>
      element('li', {}, [swatch(number), ' ', estimator?.name ?? 'no source named']);
    return element('ul', { class: 'legend', 'aria-label': 'Lines' }, this.series.lineages.map(entry));
  }

  private findings(): HTMLElement {
    const entry = (finding: Finding) => element('li', {}, [badge(finding.number), ' ', finding.message]);
    return element('section', {}, [
      element('h2', {}, ['What does not agree']),
      element('ul', { class: 'findings' }, this.series.findings.map(entry)),
    ]);
  }
}

function swatch(lineage: number): HTMLElement {
  return element('span', { class: `swatch colour-${(lineage - 1) % COLOURS}` }, [letter(lineage)]);
}

function badge(finding: number): HTMLElement {
  return element('span', { class: 'badge', 'aria-label': `finding ${finding}` }, [String(finding)]);
}
