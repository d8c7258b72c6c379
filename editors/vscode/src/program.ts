//! Which program is the server: the one that the user names, else the one that came along, else the one on the PATH.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

const NAME = 'rapporteur';

/** A program that can be started, or why there is none. */
export type Program = { path: string; from: 'settings' | 'extension' | 'path' } | { missing: string };

/** Where to look. */
export interface Places {
  /** What the user's settings name; empty where they name nothing. */
  configured: string;
  /** The folder in which a packaged extension carries its server. */
  bundled: string;
  /** The search path, as the system writes it. */
  path: string;
}

/** Finds the server. A program that the settings name is meant: where it is missing, no other is taken instead. */
export async function findProgram({ configured, bundled, path }: Places): Promise<Program> {
  if (configured !== '') {
    if (isAbsolute(configured) && (await isProgram(configured))) return { path: configured, from: 'settings' };
    const trouble = isAbsolute(configured) ? 'there is no such program' : 'that is no whole path';
    return { missing: `The setting rapporteur.server.path is "${configured}", and ${trouble}.` };
  }
  const own = await firstProgram([bundled]);
  if (own !== undefined) return { path: own, from: 'extension' };
  // what the PATH names in relation to a folder would be found in whatever folder was opened
  const onPath = await firstProgram(path.split(delimiter).filter(isAbsolute));
  if (onPath !== undefined) return { path: onPath, from: 'path' };
  return { missing: 'The program rapporteur is not installed, or not on the PATH.' };
}

async function firstProgram(folders: readonly string[]): Promise<string | undefined> {
  const file = process.platform === 'win32' ? `${NAME}.exe` : NAME;
  for (const folder of folders) {
    const path = join(folder, file);
    if (await isProgram(path)) return path;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
