//! Brings files into a corpus: an article from the clipboard or from a saved page, and what marks a folder. The server
//! words them; they are written here, where the editor can take them back, and nothing that is there is replaced.

import * as vscode from 'vscode';

import { askServer } from './asking';
import { decode } from './decoding';
import type { Server, Servers } from './servers';

/** A file as the server words it. */
interface Page {
  uri: string;
  text: string;
}

/** The answer to `rapporteur/import`. */
interface Imported extends Page {
  title: string | null;
  outlet: string | null;
  date: { value: string; certainty: string; evidence: string } | null;
  /** What a person should look at, a sentence each. */
  doubts: string[];
  /** Whether the file is there already, with this very text. */
  exists?: boolean;
}

/** The answer to `rapporteur/init`. */
interface Begun {
  files: Page[];
}

/** Text to make an article of, and the name of the file that it comes from. */
interface Source {
  text: string;
  name?: string;
}

/** What the commands work with. */
export interface Desk {
  servers: Servers;
  /** Starts a server on the folder that the user means. */
  start: () => Promise<void>;
}

/** Makes an article of the text in the clipboard. */
export async function importClipboard(desk: Desk): Promise<void> {
  await whereTrusted(async () => {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === '') {
      void vscode.window.showInformationMessage('There is no text in the clipboard: copy an article first.');
      return;
    }
    await importText(desk, { text });
  });
}

/** Makes an article of a saved page or text file. */
export async function importFile(desk: Desk, chosen?: vscode.Uri): Promise<void> {
  await whereTrusted(async () => {
    const file = chosen ?? (await chooseFile());
    if (file === undefined) return;
    const text = decode(await vscode.workspace.fs.readFile(file));
    await importText(desk, { text, name: file.path.slice(file.path.lastIndexOf('/') + 1) });
  });
}

/** Marks a folder as a corpus. */
export async function setUpFolder(desk: Desk): Promise<void> {
  await whereTrusted(async () => {
    const server = await serverHere(desk);
    if (server === undefined) return;
    const begun = await askServer<Begun>(server.client, 'rapporteur/init', {}, 'to set up a folder');
    if (begun === undefined) return;
    const [first] = begun.files;
    if (first === undefined) {
      void vscode.window.showInformationMessage('This folder is set up: it has a rapporteur.toml already.');
    } else if (await create(begun.files)) {
      await vscode.window.showTextDocument(vscode.Uri.parse(first.uri));
    }
  });
}

async function importText(desk: Desk, source: Source): Promise<void> {
  const server = await serverHere(desk);
  const article = server && (await askServer<Imported>(server.client, 'rapporteur/import', source, 'to import articles'));
  if (article === undefined) return;
  const isThere = article.exists === true;
  if (!isThere && !(await create([article]))) return;
  await vscode.window.showTextDocument(vscode.Uri.parse(article.uri));
  const name = decodeURIComponent(article.uri.slice(article.uri.lastIndexOf('/') + 1));
  const words = isThere ? `${name} is there already.` : `${name}: ${described(article)}`;
  if (isThere || article.doubts.length === 0) void vscode.window.showInformationMessage(words);
  else void vscode.window.showWarningMessage(`${words} To look at: ${article.doubts.join('; ')}.`);
}

function described({ title, outlet, date }: Imported): string {
  const day = date === null ? 'no date' : `${date.value} (${date.evidence})`;
  return `${title ?? 'no title'}; ${outlet ?? 'no outlet'}; ${day}.`;
}

/** Does something that writes, where the user trusts the folder; trouble is told, not thrown. */
async function whereTrusted(work: () => Promise<void>): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage('In a folder that is not trusted nothing is written.');
    return;
  }
  try {
    await work();
  } catch (trouble) {
    const words = trouble instanceof Error ? trouble.message : String(trouble);
    void vscode.window.showErrorMessage(`Nothing was written: ${words}.`);
  }
}

/** The server to ask: the one at work, one that is chosen among several, else one that is started. */
async function serverHere({ servers, start }: Desk): Promise<Server | undefined> {
  if (servers.all().length === 0) await start();
  const server = servers.current() ?? (await chooseCorpus(servers.all()));
  if (server !== undefined) await server.client.start();
  return server;
}

async function chooseCorpus(all: readonly Server[]): Promise<Server | undefined> {
  // why none could be started has been told
  if (all.length === 0) return undefined;
  const items = all.map(server => ({ label: vscode.workspace.asRelativePath(server.root, true), server }));
  return (await vscode.window.showQuickPick(items, { title: 'Which Corpus?' }))?.server;
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const filters = { 'Saved pages and text': ['html', 'htm', 'xhtml', 'txt', 'text', 'md'], 'All files': ['*'] };
  const chosen = await vscode.window.showOpenDialog({ title: 'Saved Page or Text File', openLabel: 'Import', filters });
  return chosen?.[0];
}

/** Writes new files, all or none. */
async function create(pages: readonly Page[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text } of pages) edit.createFile(vscode.Uri.parse(uri), { contents: new TextEncoder().encode(text) });
  const isDone = await vscode.workspace.applyEdit(edit);
  if (!isDone) void vscode.window.showErrorMessage('Nothing was written: such a file is there already, or cannot be made.');
  return isDone;
}
