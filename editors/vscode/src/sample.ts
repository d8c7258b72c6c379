//! The sample corpus, written by the server into a folder that the user chooses.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

const NAME = 'rapporteur-sample';
/** The note that the walkthrough speaks of, and the figure in it. */
const NOTE = 'notes/2016-07-18-after-moscow.md';
const FIGURE = '280,000';

/** Asks for a place, has the sample corpus written there, and opens it. */
export async function openSample(program: () => Promise<string | undefined>): Promise<void> {
  const path = await program();
  if (path === undefined) return;
  const [place] =
    (await vscode.window.showOpenDialog({
      title: `Where to put the folder ${NAME}`,
      openLabel: 'Put It Here',
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (place === undefined) return;
  const folder = await writeSample(path, place);
  if (folder !== undefined) {
    const isEmpty = (vscode.workspace.workspaceFolders ?? []).length === 0;
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: !isEmpty });
  }
}

/** Has the sample written into a new folder; one that is there already is taken as it is. */
async function writeSample(program: string, place: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(place, NAME);
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, 'rapporteur.toml'));
    return folder;
  } catch {
    // not yet there
  }
  try {
    await promisify(execFile)(program, ['tour', folder.fsPath], { timeout: 60_000 });
    return folder;
  } catch (trouble) {
    void vscode.window.showErrorMessage(`The sample corpus could not be written: ${String(trouble)}`);
    return undefined;
  }
}

/** Opens the note that the walkthrough speaks of beside it, with the cursor on its figure. */
export async function openSampleNote(): Promise<void> {
  const document = await sampleNote();
  if (document === undefined) {
    void vscode.window.showInformationMessage('This is not the sample corpus: open that first.');
    return;
  }
  const place = document.positionAt(Math.max(0, document.getText().indexOf(FIGURE)));
  const selection = new vscode.Range(place, place);
  await vscode.window.showTextDocument(document, { selection, viewColumn: vscode.ViewColumn.Beside });
}

async function sampleNote(): Promise<vscode.TextDocument | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    try {
      return await vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, NOTE));
    } catch {
      // another folder
    }
  }
  return undefined;
}
