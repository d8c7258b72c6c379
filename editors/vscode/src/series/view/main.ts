//! The page of the series view: takes a series, draws it, lists it, and says which figure was chosen. It runs in the
//! editor's web view, from where nothing can be reached but the extension.

import './view.css';

import type { FromPage, Series, ToPage } from '../protocol';
import { Chart } from './chart';
import { clear, element, words } from './dom';
import { FigureList } from './list';

const editor = acquireVsCodeApi();
const page = document.querySelector('main') as HTMLElement;
const say = (message: FromPage) => editor.postMessage(message);

let shown = '';
let chart: Chart | undefined;

function show(series: Series, here: number | null): void {
  const now = JSON.stringify([series, here]);
  if (now === shown) return;
  const focused = focusedFigure();
  shown = now;
  chart?.destroy();
  clear(page);
  const open = (figure: number) => say({ kind: 'open', figure });
  const plot = element('div', { class: 'plot' });
  page.append(heading(series), plot);
  const list = new FigureList(series, here, { open, mark: figure => chart?.mark(figure) });
  chart = new Chart(plot, series, here, { open, mark: figure => list.mark(figure) });
  page.append(list.root);
  if (focused !== undefined) list.focus(focused);
}

/** A series that is shown anew while it is being read must not lose the reader's place. */
function focusedFigure(): number | undefined {
  const figure = (document.activeElement as HTMLElement | null)?.dataset['figure'];
  return figure === undefined ? undefined : Number(figure);
}

function heading({ measure, group, scope, figures, findings, range }: Series): HTMLElement {
  const dated = figures.flatMap(({ to }) => to ?? []);
  const [first, last] = [dated[0], dated.at(-1)];
  const parts = [words(figures.length, 'figure')];
  if (first !== undefined && last !== undefined) parts.push(first === last ? first : `${first} to ${last}`);
  if (findings.length > 0) parts.push(`${words(findings.length, 'pair')} that do not agree`);
  return element('header', {}, [
    element('h1', {}, [`${measure}${group === null ? '' : ` (${group})`}`]),
    element('p', {}, [scope.name, ' · ', parts.join(', ')]),
    ...(range ? [element('p', { class: 'range' }, [range.message])] : []),
  ]);
}

function trouble(message: string): void {
  chart?.destroy();
  chart = undefined;
  shown = '';
  clear(page);
  page.append(element('p', { class: 'trouble', role: 'status' }, [message]));
}

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  const message = event.data;
  if (message.kind === 'trouble') {
    trouble(message.message);
    return;
  }
  editor.setState(message.state);
  show(message.series, message.here);
});
new MutationObserver(() => chart?.recolour()).observe(document.body, { attributeFilter: ['class'] });
new MutationObserver(() => chart?.recolour()).observe(document.documentElement, { attributeFilter: ['style'] });
say({ kind: 'ready' });
