//! One client for one corpus: which documents it speaks for, what it tells the server, what it lets through.

import * as vscode from 'vscode';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  type DocumentFilter,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
} from 'vscode-languageclient/node';

import { holds } from './roots';
import { serverSettings } from './settings';

/** The languages of notes and articles. */
export const LANGUAGES: readonly string[] = ['markdown', 'plaintext'];

/** What a client needs to begin. */
export interface Beginning {
  /** The folder of the corpus. */
  root: vscode.Uri;
  /** The program to start. */
  program: string;
  /** Whether documents that have no file yet are its business too: they can only be one client's. */
  takesUntitled: boolean;
  /** Where server and client write their log. */
  output: vscode.LogOutputChannel;
  /** This extension's package.json, which lists the settings. */
  packageJson: unknown;
}

/** A client, not yet started. */
export function newClient(beginning: Beginning): LanguageClient {
  const { root, program, output } = beginning;
  const name = root.path.slice(root.path.lastIndexOf('/') + 1) || root.path;
  const options: LanguageClientOptions = {
    documentSelector: documents(root, beginning.takesUntitled),
    workspaceFolder: { uri: root, name, index: 0 },
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'rapporteur',
    initializationOptions: () => serverSettings(beginning.packageJson, root),
    // words of articles are in the hovers: no links to commands, no HTML
    markdown: { isTrusted: false, supportHtml: false },
    middleware: middleware(beginning),
  };
  const command = { command: program, args: ['lsp'], options: { cwd: root.fsPath } };
  return new LanguageClient('rapporteur', 'Rapporteur', { run: command, debug: command }, options);
}

/** Has the server ask for its settings again. */
export async function tellSettingsChanged(client: LanguageClient): Promise<void> {
  await client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
}

function documents(root: vscode.Uri, takesUntitled: boolean): DocumentFilter[] {
  const inside = (pattern: string) => ({ baseUri: root.toString(), pattern });
  return [
    ...LANGUAGES.map(language => ({ scheme: 'file', language, pattern: inside('**') })),
    ...(takesUntitled ? LANGUAGES.map(language => ({ scheme: 'untitled', language })) : []),
    // whatever language the user's editor takes these for
    { scheme: 'file', pattern: inside('**/*.{md,markdown,txt}') },
    { scheme: 'file', pattern: inside('**/rapporteur.toml') },
  ];
}

function middleware({ root, packageJson }: Beginning): Middleware {
  const isTrusted = () => vscode.workspace.isTrusted;
  return {
    provideCodeActions: (document, range, context, token, next) =>
      isTrusted() ? next(document, range, context, token) : [],
    provideRenameEdits: (document, position, name, token, next) =>
      isTrusted() ? next(document, position, name, token) : undefined,
    prepareRename: (document, position, token, next) => {
      if (isTrusted()) return next(document, position, token);
      throw new Error('In a folder that is not trusted nothing is renamed.');
    },
    provideWorkspaceDiagnostics: (known, token, report, next) =>
      next([...known, ...forgotten(root, new Set(known.map(({ uri }) => uri.toString())))], token, report),
    handleRegisterCapability: (params, next) => {
      for (const registration of params.registrations) {
        if (registration.method === DidChangeWatchedFilesNotification.method) {
          watchInside(root, registration.registerOptions as DidChangeWatchedFilesRegistrationOptions);
        }
      }
      return next(params, new vscode.CancellationTokenSource().token) as Promise<void>;
    },
    workspace: {
      configuration: params =>
        params.items.map(item => (item.section === 'rapporteur' ? serverSettings(packageJson, root) : null)),
      // links follow a renamed file by edits, and in a folder that is not trusted nothing is edited
      willRenameFiles: (event, next) => (isTrusted() ? next(event) : Promise.resolve(null)),
    },
  };
}

/**
 * Documents whose findings are shown, but of which the client no longer knows by which answer: so it is after a tab was
 * closed. With no answer that it could differ from, the server would keep to itself that such findings are gone.
 */
function forgotten(root: vscode.Uri, known: ReadonlySet<string>): { uri: vscode.Uri; value: string }[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, findings]) => {
    const isOurs = findings.some(({ source }) => source === 'rapporteur') && holds(root.fsPath, uri.fsPath);
    return isOurs && !known.has(uri.toString()) ? [{ uri, value: '' }] : [];
  });
}

/** Binds watchers to the corpus: it may lie above the folders that are open, and others beside it are not its own. */
function watchInside(root: vscode.Uri, options: DidChangeWatchedFilesRegistrationOptions): void {
  for (const watcher of options.watchers) {
    if (typeof watcher.globPattern === 'string') {
      watcher.globPattern = { baseUri: root.toString(), pattern: watcher.globPattern };
    }
  }
}
