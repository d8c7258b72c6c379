// A folder that the user does not trust: it can be read, and nothing in it is changed.
const seeds = require('../seeds.cjs');
const { assert, hover, open, place, root, run, serverProcesses, until, untilFindings, uri, vscode } = require('./lib.cjs');

exports['the folder is not trusted'] = () => assert.equal(vscode.workspace.isTrusted, false);

exports['findings and hovers work'] = async () => {
  const { document } = await open(seeds.note);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
  const words = await hover(document, place(document, seeds.person.text).start);
  assert.ok(words.includes(seeds.person.name), words);
};

exports['there are no fixes, and nothing is renamed'] = async () => {
  const { document } = await open(seeds.note);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
  const range = place(document, seeds.wrong);
  const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range);
  assert.deepEqual(actions.filter(({ kind }) => kind?.value === 'quickfix').map(({ title }) => title), []);
  const at = place(document, seeds.person.text).start;
  await assert.rejects(
    Promise.resolve(vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, 'Lavrow')),
  );
};

exports['no link is edited when a file is renamed'] = async () => {
  const { document } = await open(seeds.note);
  const before = document.getText();
  const renamed = seeds.article.replace('articles/', 'articles/renamed-');
  for (const [from, to] of [[seeds.article, renamed], [renamed, seeds.article]]) {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri(from), uri(to));
    assert.ok(await vscode.workspace.applyEdit(edit), 'the file is renamed');
    assert.equal(document.getText(), before);
  }
};

exports['a program that the folder names is not started'] = async () => {
  // the folder's settings name one: see the scene
  const path = vscode.workspace.getConfiguration('rapporteur').get('server.path');
  assert.equal(path, '');
  assert.equal(root().scheme, 'file');
  await until('the server of the PATH', () => serverProcesses().length === 1);
};

exports['nothing is written, whoever asks'] = async () => {
  await vscode.env.clipboard.writeText('Envoy leaves\n\nThe Harbour Gazette\n14 November 2017\n\nHe left.\n');
  const articles = async () => (await vscode.workspace.fs.readDirectory(uri('articles'))).map(([name]) => name).sort();
  const before = await articles();
  await run('rapporteur.importClipboard');
  await run('rapporteur.importFile', uri(seeds.note));
  await vscode.workspace.fs.delete(uri('rapporteur.toml'));
  await run('rapporteur.init');
  assert.deepEqual(await articles(), before);
  await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(uri('rapporteur.toml'))));
};
