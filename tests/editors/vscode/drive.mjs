// Drives VS Code through its scenes, and tells how each case went. Run by ./run, which installs what it needs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { closeBrowser, Desk } from './desk.mjs';

const { ROOT, OUT, WORK } = process.env;
const tests = import.meta.dirname;
const [onlyScene, onlyCase] = process.argv.slice(2);

/** A window in which so many cases have failed is in no state for others. */
const ENOUGH = 3;

/** Cases that run inside the extension host. */
async function hostScene(name, { prepare, ...options }) {
  const folder = join(WORK, name);
  mkdirSync(folder, { recursive: true });
  const results = join(folder, 'results.jsonl');
  const environment = { RAPPORTEUR_CASES: `${name}.cjs`, RAPPORTEUR_RESULTS: results, RAPPORTEUR_ONLY: onlyCase ?? '' };
  const desk = new Desk(folder, { ...options, environment });
  try {
    const place = prepare(desk);
    await desk.start();
    const payload = [
      ['extensionDevelopmentPath', desk.remote(join(ROOT, 'editors/vscode'))],
      ['extensionTestsPath', desk.remote(join(tests, 'host/index.cjs'))],
    ];
    await desk.open({ ...place, payload });
    await Promise.race([desk.ended, new Promise(resolve => setTimeout(resolve, 240_000))]);
    await desk.picture(`${name}-end`);
    return read(results, desk);
  } catch (trouble) {
    await desk.picture(`${name}-trouble`).catch(() => {});
    return [...read(results, desk).filter(({ name }) => name), { name: `${name}: the scene`, trouble: String(trouble.stack) }];
  } finally {
    await desk.stop();
  }
}

function read(file, desk) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const results = lines.map(line => JSON.parse(line));
  const isWhole = results.at(-1)?.end === true;
  const cases = results.filter(({ end }) => !end);
  if (!isWhole) cases.push({ name: 'the cases ended early', trouble: desk.log.slice(-3000) });
  return cases;
}

/** Cases at the page, as a person sees it. Each gets the window as the one before has left it. */
async function pageScene(name) {
  const { options, prepare, cases } = await import(`./page/${name}.mjs`);
  const folder = join(WORK, name);
  mkdirSync(folder, { recursive: true });
  const desk = new Desk(folder, options);
  const results = [];
  try {
    const place = await prepare(desk);
    await desk.start();
    const page = await desk.open(place(desk));
    for (const [title, test] of Object.entries(cases)) {
      if (onlyCase && title !== onlyCase) continue;
      if (results.filter(({ trouble }) => trouble).length >= ENOUGH) {
        results.push({ name: title, trouble: 'not tried, after so much trouble' });
        continue;
      }
      const began = Date.now();
      try {
        await test(page, desk);
        results.push({ name: title, ms: Date.now() - began });
      } catch (trouble) {
        await desk.picture(`${name}-trouble-${results.length}`);
        results.push({ name: title, ms: Date.now() - began, trouble: String(trouble.stack) });
      }
    }
  } catch (trouble) {
    results.push({ name: `${name}: the scene`, trouble: `${trouble.stack}\n${desk.log.slice(-2000)}` });
  } finally {
    await desk.stop();
  }
  return results;
}

/** A window with two corpora, whose names a pattern could mistake, and a folder that is none. */
function threeFolders(desk) {
  const other = join(desk.folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'reading list.md'), '# Reading list\n\nSergei Lavrov went to Geneva.\n');
  const folders = [desk.seeds('desk [a]'), desk.seeds('desk {b}'), other].map(path => ({ path }));
  const workspace = join(desk.folder, 'desks.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders }));
  return { workspace };
}

/** A folder of notes that nobody has marked. */
function plainFolder(desk) {
  const folder = join(desk.folder, 'plain');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.md'), '# A\n\nThe war had killed 300,000 people by 31 June 2016.\n');
  return { folder };
}

/** A corpus that names a program to start. */
function namesProgram(desk) {
  const folder = desk.seeds('corpus');
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'rapporteur.server.path': '/bin/false' }));
  return { folder };
}

const distrusting = {
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
};

const scenes = {
  corpus: () => hostScene('corpus', { prepare: desk => ({ folder: desk.seeds('corpus') }) }),
  folders: () => hostScene('folders', { prepare: threeFolders }),
  plain: () => hostScene('plain', { prepare: plainFolder, settings: { 'rapporteur.autostart': 'never' } }),
  untrusted: () => hostScene('untrusted', { prepare: namesProgram, isTrusting: false, settings: distrusting }),
  missing: () => pageScene('missing'),
  newcomer: () => pageScene('newcomer'),
  offer: () => pageScene('offer'),
  person: () => pageScene('person'),
};

let passed = 0;
let failed = 0;
mkdirSync(OUT, { recursive: true });
for (const [name, run] of Object.entries(scenes)) {
  if (onlyScene && onlyScene !== name) continue;
  for (const { name: title, ms, trouble } of await run()) {
    const time = ms === undefined ? '' : ` (${(ms / 1000).toFixed(1)} s)`;
    console.log(`${trouble ? 'FAILED ' : 'ok     '} ${name}: ${title}${time}`);
    if (trouble) {
      failed += 1;
      console.log(trouble.replace(/^/gm, '        '));
    } else passed += 1;
  }
}
await closeBrowser();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
