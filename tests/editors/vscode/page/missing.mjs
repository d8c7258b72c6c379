// The program is not there: that is said, with what to do about it, and once.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import seeds from '../seeds.cjs';
import { notification, openFile, showNotifications, untilNotified } from './hands.mjs';

const { ROOT, RAPPORTEUR_BIN } = process.env;

export const options = { hasProgram: false };

export const prepare = desk => {
  const folder = desk.seeds('corpus');
  return () => ({ folder, payload: [['extensionDevelopmentPath', desk.remote(join(ROOT, 'editors/vscode'))]] });
};

const TROUBLE = 'Rapporteur cannot start';

export const cases = {
  'a missing program is told, with a way to go on': async (page, desk) => {
    const trouble = await untilNotified(page, TROUBLE);
    const buttons = await trouble.locator('.monaco-button').allInnerTexts();
    assert.deepEqual(buttons.map(words => words.trim()).filter(Boolean), ['Open Settings', 'How to Install']);
    await desk.picture('missing');
  },
  'a second document does not tell it again': async page => {
    await notification(page, TROUBLE).locator('.codicon-notifications-clear').click();
    await openFile(page, seeds.note, 'After the night in Moscow');
    await showNotifications(page);
    assert.equal(await notification(page, TROUBLE).count(), 0);
  },
  'as soon as the settings name a program, it starts': async (page, desk) => {
    mkdirSync(join(desk.folder, 'elsewhere'));
    const path = join(desk.folder, 'elsewhere', 'rapporteur');
    symlinkSync(RAPPORTEUR_BIN, path);
    desk.writeMachineSettings({ 'rapporteur.server.path': path });
    await page.locator('.squiggly-warning').first().waitFor();
  },
  'a program in the settings that is none is told by name': async (page, desk) => {
    desk.writeMachineSettings({ 'rapporteur.server.path': '/nowhere/rapporteur' });
    await untilNotified(page, '/nowhere/rapporteur');
  },
};
