// The first minute of somebody who has installed the packaged extension and opened nothing yet: the walkthrough, and
// the sample corpus by its button.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { until } from '../desk.mjs';
import seeds from '../seeds.cjs';
import { command, editorText, openFile, status } from './hands.mjs';

export const options = { hasProgram: false };

let sample;

export const prepare = async desk => {
  await desk.install(process.env.VSIX);
  sample = join(desk.folder, 'home/rapporteur-sample');
  return () => ({});
};

const WELCOME = '.gettingStartedContainer';

/** Answers the dialog that asks for a folder. */
async function chooseFolder(page, folder) {
  const dialog = page.locator('.quick-input-widget:visible', { hasText: 'Where to put the folder rapporteur-sample' });
  const path = dialog.locator('input.input');
  // it shows a folder of its own as soon as it has listed that, and takes what was typed before for nothing
  await until('the first folder', async () => (await path.inputValue()).startsWith('/'));
  await until('the chosen folder', async () => {
    await path.fill(`${folder}/`);
    await page.waitForTimeout(300);
    return (await path.inputValue()) === `${folder}/`;
  });
  await dialog.locator('.monaco-button', { hasText: 'Put It Here' }).click();
}

export const cases = {
  'the walkthrough offers the sample corpus first': async (page, desk) => {
    // a list that comes up before the extensions are known stays without them
    await until('the command', async () => {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget:visible input.input').fill('>Rapporteur: ');
      const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show the Walkthrough' });
      await page.waitForTimeout(500);
      if ((await rows.count()) > 0) return true;
      await page.keyboard.press('Escape');
      return false;
    });
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show the Walkthrough' }).click();
    await page.locator(WELCOME, { hasText: 'Get started with Rapporteur' }).waitFor();
    await page.locator(`${WELCOME} .monaco-button`, { hasText: 'Open the Sample Corpus' }).waitFor();
    await until('what a corpus is', async () => {
      const frames = await Promise.all(page.frames().map(frame => frame.getByText('evidence, never edited').count()));
      return frames.some(number => number > 0);
    });
    await desk.picture('newcomer-1-walkthrough');
  },
  'its button asks for a place, writes the corpus there and opens it': async (page, desk) => {
    await page.locator(`${WELCOME} .monaco-button`, { hasText: 'Open the Sample Corpus' }).click();
    await chooseFolder(page, join(desk.folder, 'home'));
    await page.waitForURL(/folder=.*rapporteur-sample/);
    await until('findings', async () => /\d+ findings/.test(await status(page).innerText({ timeout: 1000 })));
    assert.ok(existsSync(join(sample, 'rapporteur.toml')));
    await desk.picture('newcomer-2-sample');
  },
  'the next steps open the note, and show the series of its figure': async (page, desk) => {
    const step = async (title, button) => {
      await page.locator(`${WELCOME} .getting-started-step`, { hasText: title }).click();
      await page.locator(`${WELCOME} .monaco-button`, { hasText: button }).click();
    };
    await step('See what does not agree', 'Open the Note');
    await editorText(page, seeds.figure.text).first().waitFor();
    await until('squiggles', async () => (await page.locator('.squiggly-warning').count()) === seeds.findings);
    await desk.picture('newcomer-3-note');
    await step('Look at a figure over time', 'Show Series');
    await page.locator('.tab', { hasText: seeds.series.title }).waitFor();
    await desk.picture('newcomer-4-series');
  },
  'a sample that is there already is opened as it is': async (page, desk) => {
    writeFileSync(join(sample, 'notes/mine.md'), '# Mine\n\nMy own words.\n');
    const opened = page.context().waitForEvent('page');
    await command(page, 'Rapporteur: Open the Sample Corpus');
    await chooseFolder(page, join(desk.folder, 'home'));
    const window = await opened;
    await window.waitForURL(/folder=.*rapporteur-sample/);
    await window.close();
    assert.ok(existsSync(join(sample, 'notes/mine.md')));
    await openFile(page, 'notes/mine.md', 'My own words');
    await editorText(page, 'My own words').first().waitFor();
  },
};
