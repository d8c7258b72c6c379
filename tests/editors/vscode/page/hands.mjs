// What a person does with a window.
import { until } from '../desk.mjs';

/** Opens a file by its name, and waits for words of it. */
export async function openFile(page, name, words) {
  await page.keyboard.press('Control+p');
  await pick(page, name, name.split('/').pop());
  await editorText(page, words).first().waitFor();
}

/** Runs a command by its title. */
export async function command(page, title) {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
}

/** Types into the list that has come up, and takes the row with these words. */
export async function pick(page, typed, words) {
  const input = page.locator('.quick-input-widget:visible input.input');
  await until('a list to choose from', () => input.evaluate(box => box === document.activeElement, { timeout: 2000 }));
  await input.fill(typed);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first().click();
}

/** Words in an editor, which draws its spaces unbreakable. */
export const editorText = (page, words) =>
  page.locator('.monaco-editor .view-line', { hasText: new RegExp(pattern(words)) });

const pattern = words => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[\\u00a0 ]');

/** Puts the cursor into words of the open document, by searching for them. */
export async function goTo(page, words) {
  await page.keyboard.press('Control+f');
  const input = page.locator('.find-widget.visible textarea.input').first();
  await input.waitFor();
  await input.fill(words);
  await page.locator('.find-widget .matchesCount', { hasText: / of / }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('.find-widget.visible').waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowLeft');
}

/** Where words are on the screen. */
export async function boxOf(page, words) {
  return page.evaluate(words => {
    const flat = text => text.replaceAll('\u00a0', ' ');
    for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = flat(node.data).indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
    }
    return null;
  }, words);
}

/** Holds the mouse over words until a hover tells something. */
export async function hoverOver(page, words, told) {
  const box = await until(`"${words}" on the screen`, () => boxOf(page, words));
  const hover = page.locator('.monaco-hover:visible', { hasText: told });
  await until(`a hover with "${told}"`, async () => {
    await page.mouse.move(box.x - 3, box.y);
    await page.mouse.move(box.x, box.y, { steps: 3 });
    await hover.first().waitFor({ timeout: 5000 });
    return true;
  });
  return hover.first();
}

/** The item of the status bar. */
export const status = page => page.locator('#rapporteur\\.rapporteur\\.rapporteur\\.status, [id="rapporteur.rapporteur.status"]');

/** A notification, in the list behind the bell: in a window under test none come up by themselves. */
export const notification = (page, words) => page.locator('.notifications-center .notification-list-item', { hasText: words });

/** Shows the list behind the bell, which hides itself when one works elsewhere. */
export async function showNotifications(page) {
  if (!(await page.locator('.notifications-center').isVisible())) await page.locator('[id="status.notifications"]').click();
}

/** Waits for a notification in the list. */
export async function untilNotified(page, words) {
  await until(`the notification "${words}"`, async () => {
    await showNotifications(page);
    return (await notification(page, words).count()) > 0;
  });
  return notification(page, words).first();
}
