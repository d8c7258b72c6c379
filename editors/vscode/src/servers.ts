//! The servers that run, one a corpus: started, stopped, and found again by document.

import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';

import { newClient, tellSettingsChanged } from './client';
import { holds } from './roots';

/** A server on its corpus. */
export interface Server {
  /** The folder of the corpus. */
  root: vscode.Uri;
  /** The client that talks to it. */
  client: LanguageClient;
}

/** What is needed to start servers. */
export interface Means {
  /** Finds the program, and tells the user where there is none. */
  program: () => Promise<string | undefined>;
  /** Where everything is logged. */
  output: vscode.LogOutputChannel;
  /** This extension's package.json. */
  packageJson: unknown;
}

/** The servers of this window. */
export class Servers implements vscode.Disposable {
  private readonly running = new Map<string, Server>();
  private readonly resting = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private work: Promise<unknown> = Promise.resolve();

  /** Fires when a server starts, stops or changes its state. */
  readonly onChange = this.changed.event;

  constructor(private readonly means: Means) {}

  /** All of them, in the order in which they began. */
  all(): Server[] {
    return [...this.running.values()];
  }

  /** The server whose corpus holds a document. */
  of(uri: vscode.Uri): Server | undefined {
    if (uri.scheme !== 'file') return this.all()[0];
    return this.all().find(server => holds(server.root.fsPath, uri.fsPath));
  }

  /** The server that answers for the active editor, else the only one that there is. */
  current(): Server | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const here = uri && this.of(uri);
    return here ?? (this.running.size === 1 ? this.all()[0] : undefined);
  }

  /** Starts a server on a folder, unless one works there already; one that works on a part of it gives way. */
  start(folder: string): Promise<void> {
    return this.inTurn(() => this.startNow(folder));
  }

  /** Stops all servers; they start again by command only. */
  rest(): Promise<void> {
    for (const { root } of this.all()) this.resting.add(root.fsPath);
    return this.stop();
  }

  /** Whether the user has stopped the server of a folder. */
  isResting(folder: string): boolean {
    return this.resting.has(folder);
  }

  /** Stops servers: all, or those that are named. */
  stop(servers = this.all()): Promise<void> {
    return this.inTurn(() => this.stopNow(servers));
  }

  /** Stops all servers and starts them again, with the program that is found now. */
  restart(): Promise<void> {
    return this.inTurn(async () => {
      const folders = this.all().map(server => server.root.fsPath);
      await this.stopNow(this.all());
      for (const folder of folders) await this.startNow(folder);
    });
  }

  /** Passes changed settings on. */
  async settingsChanged(): Promise<void> {
    const ready = this.all().filter(server => server.client.state === State.Running);
    await Promise.all(ready.map(server => tellSettingsChanged(server.client)));
  }

  dispose(): Promise<void> {
    return this.stop();
  }

  private async startNow(folder: string): Promise<void> {
    if (this.all().some(server => holds(server.root.fsPath, folder))) return;
    const program = await this.means.program();
    if (program === undefined) return;
    await this.stopNow(this.all().filter(server => holds(folder, server.root.fsPath)));
    const root = vscode.Uri.file(folder);
    const { output, packageJson } = this.means;
    const client = newClient({ root, program, takesUntitled: this.running.size === 0, output, packageJson });
    this.running.set(folder, { root, client });
    this.resting.delete(folder);
    client.onDidChangeState(() => this.changed.fire());
    try {
      await client.start();
    } catch (trouble) {
      // the client has told the user and the log
      output.error(`The server did not start on ${folder}: ${String(trouble)}`);
    }
    this.changed.fire();
  }

  private async stopNow(servers: readonly Server[]): Promise<void> {
    for (const { root, client } of servers) {
      this.running.delete(root.fsPath);
      try {
        await client.dispose();
      } catch (trouble) {
        this.means.output.warn(`The server did not stop in time: ${String(trouble)}`);
      }
    }
    this.changed.fire();
  }

  /** Starts and stops follow one another: two at once would leave two servers on one folder. */
  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.work.then(task, task);
    this.work = turn;
    return turn;
  }
}

