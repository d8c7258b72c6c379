// As a person sees it: the packaged extension, installed, with the server that it brings along. The pictures are to be
// looked at.
import assert from 'node:assert/strict';

import { until } from '../desk.mjs';
import seeds from '../seeds.cjs';
import { boxOf, command, editorText, goTo, hoverOver, openFile, status } from './hands.mjs';

export const options = { hasProgram: false };

export const prepare = async desk => {
  await desk.install(process.env.VSIX);
  const folder = desk.seeds('corpus');
  return () => ({ folder });
};

/** The page within the series view. */
const seriesFrame = page =>
  until('the series view', async () => {
    for (const frame of page.frames()) {
      if ((await frame.locator('main header h1').count().catch(() => 0)) > 0) return frame;
    }
    return undefined;
  });

const { one } = seeds.series;

export const cases = {
  'a note shows its squiggles, and the status bar the findings': async (page, desk) => {
    await openFile(page, seeds.note, 'After the night in Moscow');
    await until('two squiggles', async () => (await page.locator('.squiggly-warning').count()) >= seeds.findings);
    await until('findings', async () => /\d+ findings/.test(await status(page).innerText()));
    await desk.picture('person-1-note');
  },
  'a hover tells who': async (page, desk) => {
    await hoverOver(page, seeds.person.text, seeds.person.tells[1]);
    await desk.picture('person-2-who');
    await page.keyboard.press('Escape');
  },
  'a hover over a finding shows the series and the evidence': async (page, desk) => {
    await hoverOver(page, seeds.figure.text, '470,000');
    await desk.picture('person-3-figure');
    await page.keyboard.press('Escape');
  },
  'the name of the rule in the list of problems opens its page': async (page, desk) => {
    await command(page, 'Problems: Focus on Problems View');
    const rule = page.locator('.markers-panel a', { hasText: seeds.rule }).first();
    await rule.waitFor();
    await rule.click({ modifiers: ['Control'] });
    await page.locator('.tab.active', { hasText: `${seeds.rule}.md` }).waitFor();
    await editorText(page, `# ${seeds.rule}`).first().waitFor();
    await desk.picture('person-12-rule');
    await page.keyboard.press('Control+w');
    await page.keyboard.press('Control+j');
    await page.locator('.markers-panel:visible').waitFor({ state: 'detached' });
    await openFile(page, seeds.note, 'After the night in Moscow');
  },
  'the light bulb mends the text': async (page, desk) => {
    await goTo(page, seeds.wrong);
    await page.keyboard.press('Control+.');
    const row = page.locator('.action-widget .monaco-list-row', { hasText: seeds.fix });
    await row.first().waitFor();
    await desk.picture('person-4-fix');
    await row.first().click();
    await editorText(page, seeds.right).first().waitFor();
    await until('one squiggle', async () => (await page.locator('.squiggly-warning').count()) === seeds.findings - 1);
    await page.keyboard.press('Control+z');
    await editorText(page, seeds.wrong).first().waitFor();
  },
  'F12 goes to the introduction in another article': async page => {
    await goTo(page, seeds.person.name);
    await page.keyboard.press('F12');
    await editorText(page, seeds.introduction.text).first().waitFor();
    await page.locator('.tab.active', { hasText: seeds.introduction.file.split('/').pop() }).waitFor();
    await page.keyboard.press('Control+w');
  },
  'names are offered while they are typed': async (page, desk) => {
    await openFile(page, seeds.note, 'After the night in Moscow');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nYesterday ');
    const names = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: seeds.person.name });
    // as a person types: who is slower than the list sees it, who is faster types on
    await until('the name in the list', async () => {
      await page.keyboard.type('Lavr', { delay: 80 });
      await names.first().waitFor({ timeout: 3000 }).catch(() => {});
      if ((await names.count()) > 0) return true;
      for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace');
      return false;
    });
    await desk.picture('person-5-completion');
    await page.keyboard.press('Escape');
    await command(page, 'File: Revert File');
    await until('the text as it was', async () => (await boxOf(page, 'Yesterday Lavr')) === null);
  },
  'who is: a name that is typed': async (page, desk) => {
    await page.keyboard.press('Control+Home');
    await command(page, 'Rapporteur: Who Is');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: seeds.person.name });
    await page.locator('.quick-input-widget:visible', { hasText: 'Who is…' }).locator('input.input').fill('lavr');
    await row.first().waitFor();
    // letters may stand apart in a name, or in another name of the same person
    await until('few names', async () => (await page.locator('.quick-input-list .monaco-list-row').count()) < 6);
    await desk.picture('person-6-who-is');
    await row.first().click();
    await page.locator('.monaco-hover:visible', { hasText: seeds.person.name }).first().waitFor();
    await desk.picture('person-7-introduction');
    await page.keyboard.press('Escape');
  },
  'where is: the name at the cursor': async page => {
    await openFile(page, 'articles/2017-01-24-astana-first-round.md', 'ASTANA');
    await goTo(page, 'ASTANA, Kazakhstan');
    await command(page, 'Rapporteur: Where Is');
    await page.locator('.monaco-hover:visible', { hasText: seeds.venue.name }).first().waitFor();
    await page.keyboard.press('Escape');
  },
  'the series of the figure at the cursor is drawn': async (page, desk) => {
    await command(page, 'View: Close All Editors');
    await command(page, 'View: Toggle Primary Side Bar Visibility');
    await openFile(page, seeds.note, 'After the night in Moscow');
    await goTo(page, seeds.figure.text);
    await command(page, 'Rapporteur: Show Series');
    const frame = await seriesFrame(page);
    await page.locator('.tab', { hasText: seeds.series.title }).waitFor();
    await until('all figures', async () => (await frame.locator('tbody tr').count()) === seeds.series.figures);
    assert.equal(await frame.locator('.legend li').count(), seeds.series.lineages);
    assert.equal(await frame.locator('.findings li').count(), seeds.series.findings);
    assert.equal(await frame.locator('canvas').count(), 1);
    const drawn = await frame.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, at) => at % 4 === 3 && value > 0);
    });
    assert.ok(drawn, 'something is drawn');
    await desk.picture('person-8-series');
  },
  'the mouse on a figure reads its sentence': async (page, desk) => {
    const frame = await seriesFrame(page);
    // the row marks its dot: where that is, only the chart knows
    await frame.locator('tbody tr', { hasText: one.said }).hover();
    const tip = frame.locator('.tip.shown');
    await tip.waitFor();
    assert.ok((await tip.innerText()).includes(one.sentence), await tip.innerText());
    await desk.picture('person-9-sentence');
  },
  'a click on a dot opens its article at the figure': async (page, desk) => {
    const frame = await seriesFrame(page);
    const canvas = frame.locator('.u-over');
    const { width, height } = await canvas.boundingBox();
    // looks for the dot with the mouse, as a person does
    const tip = frame.locator('.tip.shown', { hasText: one.sentence });
    let found;
    for (let x = 4; x < width && !found; x += 12) {
      for (let y = 4; y < height && !found; y += 12) {
        await canvas.hover({ position: { x, y } });
        if ((await tip.count()) > 0) found = { x, y };
      }
    }
    assert.ok(found, `a dot that says "${one.sentence}"`);
    await canvas.click({ position: found });
    await page.locator('.tab.active', { hasText: one.file.split('/').pop() }).waitFor();
    await page.locator('.active-line-number', { hasText: String(one.line + 1) }).first().waitFor();
    await desk.picture('person-10-article');
  },
  'the keyboard goes from figure to figure and opens one': async page => {
    await command(page, 'View: Close All Editors');
    await openFile(page, seeds.note, 'After the night in Moscow');
    await goTo(page, seeds.figure.text);
    await command(page, 'Rapporteur: Show Series');
    const frame = await seriesFrame(page);
    await frame.locator('tbody tr').first().waitFor();
    await frame.locator('tbody button').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const rows = await frame.locator('tbody button').allInnerTexts();
    for (let number = rows.indexOf(one.said); number > 0; number -= 1) await page.keyboard.press('ArrowDown');
    await frame.locator('.tip.shown', { hasText: one.sentence }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: one.file.split('/').pop() }).waitFor();
  },
  'the series follows the text while it is written': async page => {
    const frame = await seriesFrame(page);
    const rows = () => frame.locator('tbody tr').count();
    const before = await rows();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nThe war has killed more than 410,000 people, the envoy said.\n');
    await until('one more figure', async () => (await rows()) === before + 1);
    await command(page, 'File: Revert File');
    await until('as many figures as before', async () => (await rows()) === before);
  },
  'the view follows the theme': async (page, desk) => {
    const frame = await seriesFrame(page);
    const colour = () => frame.evaluate(() => getComputedStyle(document.body).color);
    const before = await colour();
    await command(page, 'Preferences: Toggle between Light/Dark Themes');
    await until('other colours', async () => (await colour()) !== before);
    await desk.picture('person-11-light');
  },
  'the page of the series loads nothing from elsewhere and runs no other script': async page => {
    const frame = await seriesFrame(page);
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy, /^default-src 'none'; style-src [^;]+; script-src 'nonce-[\w+/=]+'$/);
    assert.doesNotMatch(policy, /unsafe|data:|http:/);
    const ran = await frame.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.body.append(script);
      return window.intruder === true;
    });
    assert.equal(ran, false);
  },
};
