// A folder that is not marked: nothing starts, it is offered once, and the answer is kept.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { notification, openFile, showNotifications, status, untilNotified } from './hands.mjs';

const { ROOT } = process.env;

export const options = {};

export const prepare = desk => {
  const folder = join(desk.folder, 'plain');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.md'), '# A\n\nThe war had killed 300,000 people by 31 June 2016.\n');
  writeFileSync(join(folder, 'b.md'), '# B\n\nNothing here.\n');
  writeFileSync(join(folder, 'c.py'), 'print("not prose")\n');
  const payload = [['extensionDevelopmentPath', desk.remote(join(ROOT, 'editors/vscode'))]];
  return () => ({ folder, payload });
};

const OFFER = 'Rapporteur can check';

export const cases = {
  'nothing is offered for a program': async page => {
    await openFile(page, 'c.py', 'not prose');
    await showNotifications(page);
    assert.equal(await notification(page, OFFER).count(), 0);
  },
  'it is offered when a Markdown file is opened, and nothing starts before': async (page, desk) => {
    await openFile(page, 'a.md', 'The war had killed');
    await untilNotified(page, OFFER);
    assert.equal(await page.locator('.squiggly-error').count(), 0);
    assert.equal(await status(page).count(), 0);
    await desk.picture('offer');
  },
  'it starts when that is wanted': async page => {
    const offer = await untilNotified(page, OFFER);
    await offer.getByText('Start Here').click();
    await page.locator('.squiggly-error').first().waitFor();
    await status(page).waitFor();
  },
  'the answer is kept: next time it starts without a question': async page => {
    await page.reload();
    await page.waitForSelector('.monaco-workbench');
    await openFile(page, 'a.md', 'The war had killed');
    await page.locator('.squiggly-error').first().waitFor();
    await showNotifications(page);
    assert.equal(await notification(page, OFFER).count(), 0);
  },
};
