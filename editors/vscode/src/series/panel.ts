//! The series view: asks the server for a series, shows it in a page beside the text, and opens the articles it leads to.

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';

import { NO_SERVER } from '../asking';
import { LANGUAGES } from '../client';
import type { Server, Servers } from '../servers';
import { ask, askAtCursor, choose } from './request';
import type { FromPage, PageState, Series, ToPage } from './protocol';

const TYPE = 'rapporteur.series';
/** How long texts must rest before a series is read again. */
const REST_MS = 400;

/** A view of one series. */
interface View {
  panel: vscode.WebviewPanel;
  state: PageState;
  series: Series | undefined;
  /** Where it was asked for. */
  origin: vscode.Location | undefined;
}

/** All series views of the window. */
export class SeriesViews implements vscode.Disposable {
  private readonly views = new Map<string, View>();
  private readonly parts: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly servers: Servers,
    private readonly extension: vscode.Uri,
  ) {
    this.parts = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(TYPE, {
        deserializeWebviewPanel: async (panel, state: PageState | undefined) => {
          if (state === undefined) panel.dispose();
          else this.fill(panel, state, undefined);
        },
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (LANGUAGES.includes(document.languageId)) this.refreshSoon();
      }),
      vscode.languages.onDidChangeDiagnostics(() => this.refreshSoon()),
      servers.onChange(() => this.refreshSoon()),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const { panel } of this.views.values()) panel.dispose();
    this.parts.dispose();
  }

  /** Shows the series of the figure at the cursor; where none stands there, lets the user choose one. */
  async showAtCursor(): Promise<void> {
    const server = this.servers.current();
    if (server === undefined || server.client.state !== State.Running) {
      void vscode.window.showInformationMessage(NO_SERVER);
      return;
    }
    const editor = editorInSight();
    const found = await askAtCursor(server.client, editor);
    if (found?.series != null) {
      const { document, selection } = editor ?? {};
      const origin = document && selection && new vscode.Location(document.uri, selection.active);
      this.show(server, found.series, origin);
      return;
    }
    const series = await choose(server.client);
    if (series !== undefined) this.show(server, series, undefined);
  }

  private show(server: Server, series: Series, origin: vscode.Location | undefined): void {
    const { measure, group, scope } = series;
    const question = { measure, scope: scope.id ?? scope.name, group: group ?? 'all' };
    const state = { root: server.root.toString(), question };
    const open = this.views.get(JSON.stringify(state));
    if (open !== undefined) {
      open.origin = origin;
      open.panel.reveal(undefined, true);
      this.put(open, series);
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
    const panel = vscode.window.createWebviewPanel(TYPE, title(series), place);
    this.fill(panel, state, origin);
  }

  private fill(panel: vscode.WebviewPanel, state: PageState, origin: vscode.Location | undefined): void {
    const key = JSON.stringify(state);
    const view: View = { panel, state, series: undefined, origin };
    this.views.set(key, view);
    const files = vscode.Uri.joinPath(this.extension, 'dist');
    panel.iconPath = vscode.Uri.joinPath(this.extension, 'media', 'icon.png');
    panel.webview.options = { enableScripts: true, localResourceRoots: [files] };
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === 'ready') void this.refresh(view);
      else void this.open(view, message.figure);
    });
    panel.onDidChangeViewState(() => void (panel.visible && this.refresh(view)));
    panel.onDidDispose(() => this.views.delete(key));
    panel.webview.html = page(panel.webview, files);
  }

  private refreshSoon(): void {
    if (this.views.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const view of this.views.values()) if (view.panel.visible) void this.refresh(view);
    }, REST_MS);
  }

  private async refresh(view: View): Promise<void> {
    const client = this.client(view);
    if (client === undefined) {
      say(view, { kind: 'trouble', message: 'Waiting for the server…' });
      return;
    }
    const answer = await ask(client, view.state.question);
    if (answer?.series != null) this.put(view, answer.series);
    else say(view, { kind: 'trouble', message: answer?.message ?? 'There is no such series any more.' });
  }

  private put(view: View, series: Series): void {
    view.series = series;
    view.panel.title = title(series);
    say(view, { kind: 'series', series, here: this.here(view, series), state: view.state });
  }

  /** The figure at which the series was asked for, where it is one of the series' own. */
  private here({ origin }: View, { figures }: Series): number | null {
    if (origin === undefined) return null;
    const at = figures.findIndex(
      ({ uri, range }) =>
        uri !== null &&
        range !== null &&
        vscode.Uri.parse(uri).path === origin.uri.path &&
        toRange(range).contains(origin.range.start),
    );
    return at < 0 ? null : at;
  }

  private client({ state }: View): LanguageClient | undefined {
    const server = this.servers.all().find(({ root }) => root.toString() === state.root);
    return server?.client.state === State.Running ? server.client : undefined;
  }

  /** Opens the article at a figure, in the column where texts are. */
  private async open({ series }: View, number: number): Promise<void> {
    const figure = series?.figures[number];
    if (figure?.uri == null || figure.range === null) return;
    const selection = toRange(figure.range);
    const column = vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined)?.viewColumn;
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(figure.uri), {
      selection,
      viewColumn: column ?? vscode.ViewColumn.One,
    });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenter);
  }
}

/** The active editor of texts; where something else is active, the only one that is to be seen. */
function editorInSight(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return activeTextEditor ?? (visibleTextEditors.length === 1 ? visibleTextEditors[0] : undefined);
}

function say({ panel }: View, message: ToPage): void {
  void panel.webview.postMessage(message);
}

function toRange({ start, end }: NonNullable<Series['figures'][number]['range']>): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function title({ measure, group, scope }: Series): string {
  return `${measure}${group === null ? '' : ` (${group})`} · ${scope.name}`;
}

/** The page: one script, one style sheet, and nothing from elsewhere. All words are put in by the script, as text. */
function page(webview: vscode.Webview, files: vscode.Uri): string {
  const nonce = randomBytes(18).toString('base64');
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(files, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('series.css')}">
<title>Series</title>
</head>
<body><main></main><script nonce="${nonce}" src="${address('series.js')}"></script></body>
</html>`;
}
