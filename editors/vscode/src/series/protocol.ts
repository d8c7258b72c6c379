//! What the server answers to `rapporteur/series`, and what the panel and its page say to each other.

/** Somebody or something with a name. */
export interface Party {
  id: string | null;
  name: string;
}

/** A place in a document, as the protocol writes it. */
export interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** A figure of a series. */
export interface Figure {
  /** First and last day that it speaks of; null in undated documents. */
  from: string | null;
  to: string | null;
  /** As it would be said. */
  figure: string;
  stated: number | null;
  /** Bounds; null where nothing bounds it. */
  low: number | null;
  high: number | null;
  estimator: Party | null;
  outlet: string;
  /** Number of its lineage, from 1. */
  lineage: number | null;
  /** Numbers of the findings that it takes part in, from 1. */
  findings: number[];
  path: string;
  uri: string | null;
  range: Range | null;
  sentence: string | null;
}

/** Figures that continue one another. */
export interface Lineage {
  number: number;
  estimator: Party | null;
  figures: number;
}

/** Two figures that do not agree; `earlier` and `later` count from 1. */
export interface Finding {
  number: number;
  kind: string;
  earlier: number;
  later: number;
  message: string;
}

/** One measure of one scope over time. */
export interface Series {
  measure: string;
  group: string | null;
  scope: Party;
  lineages: Lineage[];
  /** What the counts give on the last day, where there are several. */
  range?: { message: string } | null;
  figures: Figure[];
  findings: Finding[];
}

/** A series that can be chosen. */
export interface Choice {
  measure: string;
  group: string | null;
  scope: Party;
  figures: number;
  first: string | null;
  last: string | null;
  findings: number;
}

/** The server's answer: one of the three. */
export interface Answer {
  series?: Series | null;
  choices?: Choice[];
  message?: string;
}

/** Which series is shown. */
export interface Question {
  measure: string;
  scope: string;
  group?: string;
}

/** To the page. `here` is the place in `figures`, from 0, of the figure that was asked at. */
export type ToPage =
  | { kind: 'series'; series: Series; here: number | null; state: PageState }
  | { kind: 'trouble'; message: string };

/** From the page. */
export type FromPage = { kind: 'ready' } | { kind: 'open'; figure: number };

/** What the editor keeps for a page, to show it again after a restart. */
export interface PageState {
  root: string;
  question: Question;
}
