//! The chart: a line for each lineage, a bar for the bounds of each figure, a ring where one does not agree with
//! another. uPlot has the scales, the axes and the cursor; figures are drawn here, since a day may hold several.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

import type { Figure, Series } from '../protocol';
import { element, when } from './dom';
import type { Deeds } from './list';
import { type Ink, inks, lineageInk } from './ink';

const HEIGHT = 300;
/** How near the mouse must be to a figure, in pixels. */
const NEAR = 22;
/** How far a bar reaches whose bound is open, in pixels. */
const OPEN = 14;

/** Width of the axis of values. */
const AXIS = 76;

/** A figure that has a place in the chart. */
interface Point {
  number: number;
  figure: Figure;
  /** Seconds since 1970. */
  x: number;
  y: number;
}

/** A drawn series. */
export class Chart {
  private readonly points: Point[];
  private readonly tip = element('div', { class: 'tip', role: 'tooltip' });
  private readonly plot: uPlot;
  private readonly sizes: ResizeObserver;
  private marked: number | null = null;
  private ink: Ink = inks();

  constructor(
    private readonly place: HTMLElement,
    private readonly series: Series,
    private readonly here: number | null,
    private readonly deeds: Deeds,
  ) {
    this.points = series.figures.flatMap(point).sort((a, b) => a.x - b.x);
    this.plot = new uPlot(this.options(), this.data(), place);
    this.plot.over.append(this.tip);
    this.plot.over.addEventListener('mousemove', event => this.hover(event));
    this.plot.over.addEventListener('mouseleave', () => this.choose(null));
    this.plot.over.addEventListener('click', () => this.marked !== null && this.deeds.open(this.marked));
    this.sizes = new ResizeObserver(() => this.plot.setSize({ width: this.width(), height: HEIGHT }));
    this.sizes.observe(place);
    // for those who do not see it, the table below says the same
    this.plot.root.setAttribute('aria-hidden', 'true');
    if (this.points.length === 0) place.hidden = true;
  }

  /** Marks a figure and tells its sentence, or takes the mark away. */
  mark(number: number | null): void {
    this.marked = number;
    this.plot.redraw(false, false);
    this.showTip(this.points.find(one => one.number === number));
  }

  /** Draws with the colours of the theme of now. */
  recolour(): void {
    this.ink = inks();
    this.plot.redraw(false, true);
  }

  /** Leaves nothing behind. */
  destroy(): void {
    this.sizes.disconnect();
    this.plot.destroy();
  }

  private width(): number {
    return Math.max(this.place.clientWidth, 240);
  }

  private data(): uPlot.AlignedData {
    return [this.points.map(({ x }) => x), this.points.map(({ y }) => y)];
  }

  private options(): uPlot.Options {
    const axis: uPlot.Axis = {
      stroke: () => this.ink.text,
      font: this.ink.font,
      grid: { stroke: () => this.ink.grid, width: 1 },
      ticks: { show: false },
    };
    const number = new Intl.NumberFormat('en');
    return {
      width: this.width(),
      height: HEIGHT,
      padding: [16, 20, 0, 8],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
      scales: { x: { time: true, range: (_, low, high) => widened(low, high) }, y: { range: () => this.values() } },
      axes: [
        { ...axis, space: 76, size: 32, values: [...DAYS] },
        { ...axis, size: AXIS, values: (_, splits) => splits.map(value => number.format(value)) },
      ],
      series: [{}, { show: true, stroke: 'transparent', points: { show: false } }],
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      hooks: { draw: [() => this.draw()] },
    };
  }

  /** The range of values: everything that is drawn, with some air; a total near nought begins there. */
  private values(): [number, number] {
    const values = this.points.flatMap(({ y, figure: { low, high } }) => [y, low ?? y, high ?? y]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const air = (high - low || Math.abs(high) || 1) * 0.12;
    return [low >= 0 && low < (high - low) * 0.3 ? 0 : low - air, high + air];
  }

  private at({ x, y }: { x: number; y: number }, isCanvas = true): [number, number] {
    return [this.plot.valToPos(x, 'x', isCanvas), this.plot.valToPos(y, 'y', isCanvas)];
  }

  private draw(): void {
    const { ctx } = this.plot;
    ctx.save();
    ctx.lineJoin = 'round';
    for (const lineage of new Set(this.points.map(({ figure }) => figure.lineage))) {
      if (lineage !== null) this.drawLine(lineage);
    }
    this.drawPairs();
    for (const one of this.points) this.drawBounds(one);
    for (const one of this.points) this.drawDot(one);
    ctx.restore();
  }

  private drawLine(lineage: number): void {
    const { ctx } = this.plot;
    ctx.beginPath();
    for (const one of this.points) if (one.figure.lineage === lineage) ctx.lineTo(...this.at(one));
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.strokeStyle = lineageInk(this.ink, lineage);
    // colours come again after six: then the lines are broken
    ctx.setLineDash(lineage > this.ink.lineages.length ? [7 * devicePixelRatio, 5 * devicePixelRatio] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  /** A broken line between two figures that do not agree. */
  private drawPairs(): void {
    const { ctx } = this.plot;
    const find = (place: number) => this.points.find(({ number }) => number === place - 1);
    ctx.beginPath();
    for (const { earlier, later } of this.series.findings) {
      const [one, two] = [find(earlier), find(later)];
      if (one === undefined || two === undefined) continue;
      ctx.moveTo(...this.at(one));
      ctx.lineTo(...this.at(two));
    }
    ctx.lineWidth = 1.25 * devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.strokeStyle = this.ink.trouble;
    ctx.stroke();
    ctx.setLineDash([]);
  }

  private drawBounds({ figure, x, y }: Point): void {
    const { ctx } = this.plot;
    const [left, middle] = this.at({ x, y });
    const end = (bound: number | null, way: number) =>
      bound === null ? middle + way * OPEN * devicePixelRatio : this.at({ x, y: bound })[1];
    ctx.beginPath();
    ctx.moveTo(left, end(figure.low, 1));
    ctx.lineTo(left, end(figure.high, -1));
    ctx.globalAlpha = 0.35;
    ctx.lineCap = 'round';
    ctx.lineWidth = 6 * devicePixelRatio;
    ctx.strokeStyle = lineageInk(this.ink, figure.lineage);
    ctx.stroke();
    ctx.globalAlpha = 1;
  }

  private drawDot(one: Point): void {
    const { ctx } = this.plot;
    const isMarked = one.number === this.marked;
    this.circle(one, isMarked ? 6.5 : 4.5);
    ctx.fillStyle = lineageInk(this.ink, one.figure.lineage);
    ctx.fill();
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.strokeStyle = isMarked || one.number === this.here ? this.ink.text : this.ink.page;
    ctx.stroke();
    if (one.figure.findings.length > 0) this.drawRing(one);
  }

  private drawRing(one: Point): void {
    const { ctx } = this.plot;
    const [left, top] = this.at(one);
    this.circle(one, 9);
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.strokeStyle = this.ink.trouble;
    ctx.stroke();
    ctx.font = this.ink.font.replace(/[\d.]+px/, size => `${parseFloat(size) * devicePixelRatio}px`);
    ctx.fillStyle = this.ink.trouble;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.fillText(one.figure.findings.join(', '), left + 13 * devicePixelRatio, top);
  }

  private circle(one: Point, radius: number): void {
    const [left, top] = this.at(one);
    this.plot.ctx.beginPath();
    this.plot.ctx.arc(left, top, radius * devicePixelRatio, 0, 2 * Math.PI);
  }

  private hover(event: MouseEvent): void {
    const box = this.plot.over.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    const distances = this.points.map(one => {
      const [x, y] = this.at(one, false);
      return { one, distance: Math.hypot(x - left, y - top) };
    });
    const nearest = distances.reduce((a, b) => (b.distance < a.distance ? b : a), {
      one: undefined as Point | undefined,
      distance: NEAR,
    });
    this.choose(nearest.one?.number ?? null);
  }

  private choose(number: number | null): void {
    if (number === this.marked) return;
    this.mark(number);
    this.plot.over.classList.toggle('onto', number !== null);
    this.deeds.mark(number);
  }

  private showTip(one: Point | undefined): void {
    this.tip.replaceChildren();
    this.tip.classList.toggle('shown', one !== undefined);
    if (one === undefined) return;
    const { figure } = one;
    const by = [figure.estimator?.name, figure.outlet].filter(word => word !== undefined).join(', ');
    this.tip.append(element('p', {}, [element('strong', {}, [figure.figure]), ` · ${when(figure)}`]));
    this.tip.append(element('p', { class: 'by' }, [by]));
    if (figure.sentence !== null) this.tip.append(element('p', { class: 'sentence' }, [figure.sentence]));
    this.putTip(...this.at(one, false));
  }

  /** Puts the sentence beside its dot, or where there is no room below it: the dot stays to be seen. */
  private putTip(left: number, top: number): void {
    const { clientWidth, clientHeight } = this.plot.over;
    const { offsetWidth, offsetHeight } = this.tip;
    const gap = 16;
    const sides = [left + gap, left - gap - offsetWidth];
    const side = sides.find(x => x >= -AXIS && x + offsetWidth <= clientWidth);
    const beside = Math.min(Math.max(top - offsetHeight / 2, 0), Math.max(clientHeight - offsetHeight, 0));
    const within = Math.min(Math.max(left - offsetWidth / 2, -AXIS), clientWidth - offsetWidth);
    this.tip.style.left = `${side ?? within}px`;
    this.tip.style.top = `${side === undefined ? top + gap : beside}px`;
  }
}

/** How days are written below the axis, by the distance between two: always as in the table. */
const DAYS: readonly (string | number | null)[][] = [
  [3600 * 24 * 365, '{YYYY}', null, null, null, null, null, null, 1],
  [3600 * 24 * 28, '{YYYY}-{MM}', null, null, null, null, null, null, 1],
  [3600 * 24, '{YYYY}-{MM}-{DD}', null, null, null, null, null, null, 1],
  [1, '{YYYY}-{MM}-{DD}', null, null, null, null, null, null, 1],
];

/** A day stands at its beginning, a period at its end, where a total is reached. */
function point(figure: Figure, number: number): Point[] {
  const y = figure.stated ?? figure.low ?? figure.high;
  const x = figure.to === null ? Number.NaN : Date.parse(figure.to) / 1000;
  return y === null || Number.isNaN(x) ? [] : [{ number, figure, x, y }];
}

/** Some air at both ends of the time, and a week around a single day. */
function widened(low: number, high: number): [number, number] {
  const air = Math.max((high - low) * 0.04, 3.5 * 24 * 3600);
  return [low - air, high + air];
}
