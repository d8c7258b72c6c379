// A folder of notes that nobody has marked: when it starts, how it is set up, and how articles come in.
const { readFileSync, writeFileSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { assert, code, findings, open, root, run, serverProcesses, until, uri, vscode } = require('./lib.cjs');

const settings = () => vscode.workspace.getConfiguration('rapporteur');

const autostart = value => settings().update('autostart', value, vscode.ConfigurationTarget.Workspace);

/** As long as a server would take to start. */
const rest = () => new Promise(resolve => setTimeout(resolve, 1500));

const text = address => readFileSync(address.fsPath, 'utf8');

/** What the folder holds now, without folders of the editor. */
async function paths(folder = root()) {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const found = await Promise.all(
    entries.map(([name, type]) => {
      const place = vscode.Uri.joinPath(folder, name);
      return type === vscode.FileType.Directory ? paths(place) : [place.path.slice(root().path.length + 1)];
    }),
  );
  return found.flat().filter(path => !path.startsWith('.vscode/')).sort();
}

/** Runs a command that ought to bring one new file, and gives its address once it is open. */
async function brings(command, ...words) {
  const before = await paths();
  await run(command, ...words);
  const fresh = (await paths()).filter(path => !before.includes(path));
  assert.equal(fresh.length, 1, `new: ${fresh.join()}`);
  const address = uri(fresh[0]);
  await until(`${fresh[0]} in an editor`, () => vscode.window.activeTextEditor?.document.uri.path === address.path);
  return address;
}

const ARTICLE = `Envoy closes seventh round without a date

The Harbour Gazette
14 November 2017

GENEVA - The seventh round of talks ended on Tuesday without a date for the next one, the envoy's office said.

The war has killed more than 340,000 people, the Observatory said.
`;

const PAGE = `<!doctype html><html lang="en"><head>
<meta charset="iso-8859-1"><title>Caf\u00e9 owners count the shells | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"><meta property="article:published_time" content="2017-03-02T08:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Caf\u00e9 owners count the shells</h1>
<p>ALEPPO - Shells killed 12 people in the old town on Wednesday, the owners of two caf\u00e9s said.</p>
<p>They had counted 40 of them since the morning, and closed before noon, as they have done on most days of this winter.</p>
</article></body></html>`;

exports['never: nothing starts, not even where a rapporteur.toml is'] = async () => {
  await open('a.md');
  await rest();
  assert.deepEqual(serverProcesses(), []);
  await vscode.workspace.fs.writeFile(uri('rapporteur.toml'), Buffer.from(''));
  await rest();
  assert.deepEqual(serverProcesses(), []);
  await vscode.workspace.fs.delete(uri('rapporteur.toml'));
};

exports['always: it starts in a folder that nobody has marked, as soon as that is set'] = async () => {
  await autostart('always');
  await until('a server', () => serverProcesses().length === 1);
  await until('a finding', () => findings(uri('a.md')).map(code).includes('impossible-date'));
};

exports['by hand it starts whatever is set'] = async () => {
  await autostart('never');
  await run('rapporteur.stop');
  await until('no server', () => serverProcesses().length === 0);
  await run('rapporteur.start');
  await until('a server', () => serverProcesses().length === 1);
  await run('rapporteur.stop');
  await until('no server', () => serverProcesses().length === 0);
};

exports['an article comes from the clipboard, and a server with it where none ran'] = async () => {
  await vscode.env.clipboard.writeText(ARTICLE);
  const address = await brings('rapporteur.importClipboard');
  assert.match(address.path, /\/articles\/.*\.(md|txt)$/);
  const words = text(address);
  for (const told of ['Envoy closes seventh round', 'Harbour Gazette', '2017-11-14', '340,000 people']) {
    assert.ok(words.includes(told), `"${told}" in ${words}`);
  }
  assert.equal(serverProcesses().length, 1);
};

exports['the same article again is opened, and one that was changed stays beside it'] = async () => {
  const before = await paths();
  await run('workbench.action.closeAllEditors');
  await run('rapporteur.importClipboard');
  assert.deepEqual(await paths(), before);
  const [article] = before.filter(path => path.startsWith('articles/'));
  await until('it in an editor', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(article));
  writeFileSync(uri(article).fsPath, 'mine\n');
  await brings('rapporteur.importClipboard');
  assert.equal(text(uri(article)), 'mine\n');
};

exports['an empty clipboard brings nothing'] = async () => {
  await vscode.env.clipboard.writeText(' \n');
  const before = await paths();
  await run('rapporteur.importClipboard');
  assert.deepEqual(await paths(), before);
};

exports['a saved page comes in without its furniture, in whatever encoding it was saved'] = async () => {
  const folder = join(root().fsPath, '..', 'saved');
  mkdirSync(folder);
  const page = join(folder, 'cafe.html');
  writeFileSync(page, PAGE, 'latin1');
  const words = text(await brings('rapporteur.importFile', vscode.Uri.file(page)));
  for (const told of ['Café owners count the shells', 'Harbour Gazette', '2017-03-02', 'two cafés']) {
    assert.ok(words.includes(told), `"${told}" in ${words}`);
  }
  assert.ok(!/[<>]|Home/.test(words), words);
};

exports['a PDF is not taken for text'] = async () => {
  const pdf = join(root().fsPath, '..', 'saved', 'page.pdf');
  writeFileSync(pdf, '%PDF-1.7\n1 0 obj\n');
  const before = await paths();
  await run('rapporteur.importFile', vscode.Uri.file(pdf));
  assert.deepEqual(await paths(), before);
};

exports['the folder is set up, and what is written means nothing yet'] = async () => {
  await run('rapporteur.init');
  const address = uri('rapporteur.toml');
  await until('it in an editor', () => vscode.window.activeTextEditor?.document.uri.path === address.path);
  assert.ok(text(address).split('\n').every(line => line === '' || line.startsWith('#')), text(address));
  assert.deepEqual(findings(address), []);
};

exports['set up again it stays as it is'] = async () => {
  writeFileSync(uri('rapporteur.toml').fsPath, '# ours\n');
  await run('rapporteur.init');
  assert.equal(text(uri('rapporteur.toml')), '# ours\n');
};
