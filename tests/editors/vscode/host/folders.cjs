// A window with several folders: two corpora, and one folder that is none.
const seeds = require('../seeds.cjs');
const { assert, findings, hover, open, place, root, serverProcesses, until, untilFindings, uri, vscode } = require('./lib.cjs');

const [FIRST, SECOND, OTHER] = [0, 1, 2];

exports['each corpus has a server of its own'] = async () => {
  await until('two servers', () => serverProcesses().length === 2);
  for (const number of [FIRST, SECOND]) {
    await untilFindings(uri(seeds.note, root(number)), seeds.rule, seeds.findings);
  }
};

exports['what one corpus lacks the other one does not lend'] = async () => {
  const without = uri(seeds.introduction.file, root(SECOND));
  await vscode.workspace.fs.delete(without);
  for (const [number, isThere] of [[FIRST, true], [SECOND, false]]) {
    const target = async () => {
      const { document } = await open(seeds.note, root(number));
      const at = place(document, seeds.person.text).start;
      const [found] = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, at);
      return found?.targetUri ?? found?.uri;
    };
    const path = await until('a target', async () => {
      const path = (await target())?.path;
      return path !== undefined && path.endsWith(seeds.introduction.file) === isThere && path;
    });
    assert.ok(path.startsWith(root(number).path), path);
  }
};

exports['a folder that is no corpus is left alone'] = async () => {
  const { document } = await open('reading list.md', root(OTHER));
  assert.deepEqual(findings(document.uri), []);
  assert.equal(await hover(document, place(document, seeds.person.name).start), '');
  assert.equal(serverProcesses().length, 2);
};

exports['a setting of one folder holds for that one'] = async () => {
  const settings = vscode.workspace.getConfiguration('rapporteur', root(SECOND));
  await settings.update('rules', { [seeds.rule]: 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
  await untilFindings(uri(seeds.note, root(SECOND)), seeds.rule, 0);
  await untilFindings(uri(seeds.note, root(FIRST)), seeds.rule, seeds.findings);
  await settings.update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
  await untilFindings(uri(seeds.note, root(SECOND)), seeds.rule, seeds.findings);
};

exports['an article that is renamed outside is found under its new name'] = async () => {
  const [from, to] = [uri(seeds.article, root(FIRST)), uri('articles/renamed.txt', root(FIRST))];
  await vscode.workspace.fs.rename(from, to);
  await until('a broken citation', () => findings(uri(seeds.note, root(FIRST))).length > seeds.findings);
  await vscode.workspace.fs.rename(to, from);
  await untilFindings(uri(seeds.note, root(FIRST)), seeds.rule, seeds.findings);
};

exports['a folder becomes a corpus when it gets a rapporteur.toml'] = async () => {
  await vscode.workspace.fs.writeFile(uri('rapporteur.toml', root(OTHER)), Buffer.from(''));
  await until('three servers', () => serverProcesses().length === 3);
  const { document } = await open('reading list.md', root(OTHER));
  await until('a hover', async () => (await hover(document, place(document, 'Geneva').start)).includes('Geneva'));
};

exports['a folder that is taken out of the window loses its server'] = async () => {
  assert.ok(vscode.workspace.updateWorkspaceFolders(OTHER, 1));
  await until('two servers', () => serverProcesses().length === 2);
};
