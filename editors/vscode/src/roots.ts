//! Where a corpus lies: the nearest folder above a file that holds a `rapporteur.toml`.

import { stat } from 'node:fs/promises';
import { dirname, join, relative, isAbsolute } from 'node:path';

/** The file that marks a corpus. */
export const MARK = 'rapporteur.toml';

/** The nearest folder with the mark, from a folder upwards. */
export async function markedFolder(folder: string): Promise<string | undefined> {
  for (let here = folder; ; here = dirname(here)) {
    if (await isFile(join(here, MARK))) return here;
    if (dirname(here) === here) return undefined;
  }
}

/** Whether a path is a folder, or lies in it. */
export function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
