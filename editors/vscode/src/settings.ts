//! What the server is told of the user's settings: the keys of `rapporteur.toml` that somebody has set, and no others,
//! since a setting goes before the file and a default must not.

import * as vscode from 'vscode';

const SECTION = 'rapporteur';
/** Settings of this extension, which the server would not know. */
const OWN = ['autostart', 'server.path', 'trace.server'];

type Table = { [key: string]: unknown };

/** Whether Rapporteur starts by itself. */
export type Autostart = 'corpus' | 'always' | 'never';

/** When to start without being asked. */
export function autostart(): Autostart {
  return vscode.workspace.getConfiguration(SECTION).get<Autostart>('autostart', 'corpus');
}

/** The program that the user names; empty where none is named. */
export function configuredProgram(): string {
  return vscode.workspace.getConfiguration(SECTION).get<string>('server.path', '').trim();
}

/** The settings for the server that works on a folder, as one object. */
export function serverSettings(packageJson: unknown, root: vscode.Uri): Table {
  const configuration = vscode.workspace.getConfiguration(SECTION, root);
  const settings: Table = {};
  for (const key of serverKeys(packageJson)) {
    const found = configuration.inspect(key);
    const isSet = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].some(
      value => value !== undefined,
    );
    if (isSet) put(settings, key.split('.'), configuration.get(key));
  }
  return settings;
}

/** The contributed settings that are the server's business, without the section. */
function serverKeys(packageJson: unknown): string[] {
  const contributes = (packageJson as { contributes: { configuration: { properties: Table }[] } }).contributes;
  const keys = contributes.configuration.flatMap(section => Object.keys(section.properties));
  return keys.map(key => key.slice(SECTION.length + 1)).filter(key => !OWN.includes(key));
}

function put(table: Table, [first, ...rest]: string[], value: unknown): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    table[first] = value;
    return;
  }
  const inner = (table[first] ?? {}) as Table;
  table[first] = inner;
  put(inner, rest, value);
}
