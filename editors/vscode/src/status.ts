//! The item of the status bar: what the servers hold and whether they are at work, and the menu behind it.

import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';

import type { Servers } from './servers';

/** The answer to `rapporteur/status`, as far as it is used. */
interface Status {
  version: string;
  documents: number;
  findings: number;
  indexing: boolean;
}

/** How long to wait before asking a server that is at work again. */
const AGAIN_MS = 400;
/** Findings come in bursts. */
const BURST_MS = 150;

/** Shows the state of all servers, as long as there are any. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('rapporteur.status', vscode.StatusBarAlignment.Right, 90);
  private readonly parts: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly servers: Servers) {
    this.item.name = 'Rapporteur';
    this.item.command = 'rapporteur.status';
    this.parts = vscode.Disposable.from(
      this.item,
      servers.onChange(() => this.soon(0)),
      vscode.languages.onDidChangeDiagnostics(() => this.soon(BURST_MS)),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.parts.dispose();
  }

  private soon(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.show(), wait);
  }

  private async show(): Promise<void> {
    const all = this.servers.all();
    if (all.length === 0) {
      this.item.hide();
      return;
    }
    const told = await Promise.all(all.map(({ client }) => status(client)));
    const states = all.map(({ client }) => client.state);
    const works = told.some(one => one?.indexing) || states.includes(State.Starting);
    this.item.text = works ? `$(sync~spin) ${documents(told)}` : label(told);
    this.item.tooltip = tooltip(this.servers, told);
    const isDown = states.some(state => state === State.Stopped || state === State.StartFailed);
    this.item.backgroundColor = isDown ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    if (isDown) this.item.text = '$(error) Rapporteur';
    this.item.show();
    if (works) this.soon(AGAIN_MS);
  }
}

/** The menu behind the item: what is known, and what can be done. */
export async function showStatus(servers: Servers): Promise<void> {
  const told = await Promise.all(servers.all().map(({ client }) => status(client)));
  const lines = servers.all().map(({ root }, number) => line(root, told[number]));
  const actions: [string, string, string][] = [
    ['$(warning) Show findings', '', 'workbench.actions.view.problems'],
    ['$(graph-line) Show series', 'what is counted, over time', 'rapporteur.showSeries'],
    ['$(clippy) Import article from clipboard', '', 'rapporteur.importClipboard'],
    ['$(debug-restart) Restart', '', 'rapporteur.restart'],
    ['$(debug-stop) Stop', '', 'rapporteur.stop'],
  ];
  const always: [string, string, string][] = [
    ['$(output) Show output', '', 'rapporteur.output'],
    ['$(book) Show the walkthrough', '', 'rapporteur.walkthrough'],
  ];
  const start: [string, string, string][] = [
    ['$(play) Start in this folder', '', 'rapporteur.start'],
    ['$(new-file) Set up this folder', 'with a commented rapporteur.toml', 'rapporteur.init'],
  ];
  const items = [...(lines.length > 0 ? actions : start), ...always].map(([label, description, command]) => ({
    label,
    description,
    command,
  }));
  const placeHolder = lines.length > 0 ? lines.join('; ') : 'Rapporteur does not run here';
  const chosen = await vscode.window.showQuickPick(items, { title: 'Rapporteur', placeHolder });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
}

async function status(client: LanguageClient): Promise<Status | undefined> {
  if (client.state !== State.Running) return undefined;
  try {
    return await client.sendRequest<Status>('rapporteur/status', {});
  } catch {
    // it has just ended; its state will tell
    return undefined;
  }
}

const sum = (told: readonly (Status | undefined)[], of: (status: Status) => number) =>
  told.reduce((total, one) => total + (one === undefined ? 0 : of(one)), 0);

const documents = (told: readonly (Status | undefined)[]) => counted(sum(told, one => one.documents), 'document');

const counted = (number: number, what: string) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

function label(told: readonly (Status | undefined)[]): string {
  return `$(checklist) ${counted(sum(told, one => one.findings), 'finding')}`;
}

function line(root: vscode.Uri, told: Status | undefined): string {
  const name = root.path.slice(root.path.lastIndexOf('/') + 1);
  if (told === undefined) return `${name}: no server`;
  return `${name}: ${counted(told.documents, 'document')}, ${counted(told.findings, 'finding')}`;
}

function tooltip(servers: Servers, told: readonly (Status | undefined)[]): string {
  const version = told.find(one => one !== undefined)?.version;
  const lines = servers.all().map(({ root }, number) => line(root, told[number]));
  return [version === undefined ? 'Rapporteur' : `Rapporteur ${version}`, ...lines].join('\n');
}
