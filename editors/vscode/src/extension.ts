//! The extension's beginning and end: makes the parts and binds the commands. It knows nothing about texts: that is the
//! server's business.

import * as vscode from 'vscode';

import { importClipboard, importFile, setUpFolder } from './bringing';
import { whereIs, whoIs } from './names';
import { findProgram } from './program';
import { openSample, openSampleNote } from './sample';
import { SeriesViews } from './series/panel';
import { Servers } from './servers';
import { configuredProgram } from './settings';
import { Starting } from './starting';
import { StatusBar, showStatus } from './status';

let servers: Servers | undefined;

/** Called by the editor when something that this extension wants has happened. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Rapporteur', { log: true });
  const program = programFinder(context, output);
  const running = new Servers({ program, output, packageJson: context.extension.packageJSON });
  servers = running;
  const starting = new Starting(running, context.globalState);
  const series = new SeriesViews(running, context.extensionUri);
  const desk = { servers: running, start: () => starting.byHand() };
  const commands: Record<string, (chosen?: vscode.Uri) => unknown> = {
    whoIs: () => whoIs(running),
    whereIs: () => whereIs(running),
    showSeries: () => series.showAtCursor(),
    importClipboard: () => importClipboard(desk),
    importFile: chosen => importFile(desk, chosen),
    init: () => setUpFolder(desk),
    start: () => starting.byHand(),
    stop: () => running.rest(),
    restart: () => (running.all().length > 0 ? running.restart() : starting.byHand()),
    status: () => showStatus(running),
    output: () => output.show(),
    sample: () => openSample(program),
    sampleNote: () => openSampleNote(),
    walkthrough: () => openWalkthrough(context),
  };
  context.subscriptions.push(
    output,
    series,
    new StatusBar(running),
    running.onChange(() => {
      void vscode.commands.executeCommand('setContext', 'rapporteur.runs', running.all().length > 0);
    }),
    vscode.workspace.onDidChangeConfiguration(event => settingsChanged(event, running, starting)),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`rapporteur.${name}`, run)),
    starting.begin(),
  );
}

/** Called by the editor when it closes, or switches this extension off. */
export async function deactivate(): Promise<void> {
  await servers?.stop();
}

async function settingsChanged(
  event: vscode.ConfigurationChangeEvent,
  running: Servers,
  starting: Starting,
): Promise<void> {
  if (event.affectsConfiguration('rapporteur.server.path')) {
    await (running.all().length > 0 ? running.restart() : starting.look());
  } else if (event.affectsConfiguration('rapporteur.autostart')) {
    await starting.look();
  } else if (event.affectsConfiguration('rapporteur')) {
    await running.settingsChanged();
  }
}

/** Finds the server; where there is none, says so, with what to do about it. */
function programFinder(context: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
  let told: string | undefined;
  return async (): Promise<string | undefined> => {
    const bundled = context.asAbsolutePath('server');
    const found = await findProgram({ configured: configuredProgram(), bundled, path: process.env['PATH'] ?? '' });
    if ('path' in found) {
      told = undefined;
      output.info(`The server is ${found.path} (${found.from}).`);
      return found.path;
    }
    output.error(found.missing);
    // one message a trouble: every document that is opened tries again
    if (told !== found.missing) void tellMissing(context, found.missing);
    told = found.missing;
    return undefined;
  };
}

async function tellMissing(context: vscode.ExtensionContext, why: string): Promise<void> {
  const [settings, install] = ['Open Settings', 'How to Install'];
  const choice = await vscode.window.showErrorMessage(`Rapporteur cannot start. ${why}`, settings, install);
  if (choice === settings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'rapporteur.server.path');
  } else if (choice === install) {
    // the page of this extension, which is its README
    await vscode.commands.executeCommand('extension.open', context.extension.id);
  }
}

function openWalkthrough(context: vscode.ExtensionContext): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false);
}
