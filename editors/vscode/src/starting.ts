//! When a server starts by itself: where a corpus is marked, or where the user has agreed. Elsewhere it is offered, once
//! a folder, and the answer is kept.

import { dirname } from 'node:path';
import * as vscode from 'vscode';

import { LANGUAGES } from './client';
import { MARK, markedFolder } from './roots';
import type { Servers } from './servers';
import { autostart } from './settings';

/** Where the answers are kept: by folder, for this user. */
const ANSWERS = 'folders';
type Answer = 'start' | 'never' | 'asked';

/** Starts servers as folders and documents are opened. */
export class Starting {
  private readonly offered = new Set<string>();

  constructor(
    private readonly servers: Servers,
    private readonly memory: vscode.Memento,
  ) {}

  /** Begins to look. */
  begin(): vscode.Disposable {
    const marks = vscode.workspace.createFileSystemWatcher(`**/${MARK}`, false, true, true);
    void this.look();
    return vscode.Disposable.from(
      marks,
      marks.onDidCreate(() => this.look()),
      vscode.workspace.onDidOpenTextDocument(document => this.opened(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(event => this.foldersChanged(event)),
    );
  }

  /** Starts on the folder that the user means: that of the active document, else the first one. */
  async byHand(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const file = document?.uri.scheme === 'file' ? document.uri : undefined;
    const folder = (file && vscode.workspace.getWorkspaceFolder(file)) ?? vscode.workspace.workspaceFolders?.[0];
    const place = file ? dirname(file.fsPath) : folder?.uri.fsPath;
    if (place === undefined) {
      void vscode.window.showInformationMessage('Rapporteur works on a folder: open one first.');
      return;
    }
    const marked = await markedFolder(place);
    if (marked === undefined && folder !== undefined) await this.remember(folder, 'start');
    await this.servers.start(marked ?? folder?.uri.fsPath ?? place);
  }

  /** Looks at the folders and documents that are open, and starts where that is meant. */
  async look(): Promise<void> {
    if (autostart() !== 'never') {
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        if (folder.uri.scheme === 'file') await this.startWhereMeant(folder.uri.fsPath, folder);
      }
    }
    for (const document of vscode.workspace.textDocuments) await this.opened(document);
  }

  private async opened(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    const isOurs = LANGUAGES.includes(document.languageId) || uri.path.endsWith(`/${MARK}`);
    if (uri.scheme !== 'file' || !isOurs || autostart() === 'never' || this.servers.of(uri)) return;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (await this.startWhereMeant(dirname(uri.fsPath), folder)) return;
    if (folder !== undefined) await this.offer(folder);
  }

  private async startWhereMeant(place: string, folder: vscode.WorkspaceFolder | undefined): Promise<boolean> {
    const marked = await markedFolder(place);
    const agreed = folder && (autostart() === 'always' || this.answer(folder) === 'start');
    const meant = marked ?? (agreed ? folder.uri.fsPath : undefined);
    if (meant !== undefined && !this.servers.isResting(meant)) await this.servers.start(meant);
    return meant !== undefined;
  }

  /** Asks once a folder, and takes silence for a no. */
  private async offer(folder: vscode.WorkspaceFolder): Promise<void> {
    const key = folder.uri.toString();
    if (this.answer(folder) !== undefined || this.offered.has(key)) return;
    this.offered.add(key);
    await this.remember(folder, 'asked');
    const [yes, no] = ['Start Here', 'Not in This Folder'];
    const words = `Rapporteur can check the notes and articles in "${folder.name}". Start it there?`;
    const answer = await vscode.window.showInformationMessage(words, yes, no);
    if (answer === undefined) return;
    await this.remember(folder, answer === yes ? 'start' : 'never');
    if (answer === yes) await this.servers.start(folder.uri.fsPath);
  }

  private async foldersChanged({ added, removed }: vscode.WorkspaceFoldersChangeEvent): Promise<void> {
    const isLeft = (uri: vscode.Uri) => vscode.workspace.workspaceFolders?.some(folder => folder.uri.path === uri.path);
    const gone = removed.map(folder => folder.uri.path);
    await this.servers.stop(this.servers.all().filter(({ root }) => gone.includes(root.path) && !isLeft(root)));
    if (added.length > 0) await this.look();
  }

  private answer(folder: vscode.WorkspaceFolder): Answer | undefined {
    return this.memory.get<Record<string, Answer>>(ANSWERS, {})[folder.uri.toString()];
  }

  private async remember(folder: vscode.WorkspaceFolder, answer: Answer): Promise<void> {
    const answers = this.memory.get<Record<string, Answer>>(ANSWERS, {});
    await this.memory.update(ANSWERS, { ...answers, [folder.uri.toString()]: answer });
  }
}
