// A corpus that is marked by rapporteur.toml, with the server on the PATH.
const seeds = require('../seeds.cjs');
const {
  assert, findings, code, hover, open, place, revert, root, run, serverProcesses, until, untilFindings, uri, vscode,
} = require('./lib.cjs');

const apply = async edit => assert.ok(await vscode.workspace.applyEdit(edit), 'the edit is taken');

const editAtEnd = (document, text) => {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
  return apply(edit);
};

const replaceAll = (document, text) => {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  return apply(edit);
};

/** The code actions at a place. */
const actionsAt = (document, range) =>
  vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range);

exports['starts by itself where rapporteur.toml is'] = async () => {
  await until('a server', () => serverProcesses().length === 1);
};

exports['findings of all documents, also of those that are closed'] = async () => {
  const [found] = await untilFindings(uri('notes/2016-12-22-toll-trend.md'), 'elapsed-mismatch', 1);
  assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
  assert.ok(findings(uri(seeds.article)).every(one => one.severity >= vscode.DiagnosticSeverity.Information));
};

exports['a finding shows its evidence in the cited article'] = async () => {
  const { document } = await open(seeds.note);
  const found = await untilFindings(document.uri, seeds.rule, seeds.findings);
  const one = found.find(({ range }) => document.getText(range) === seeds.wrong);
  assert.ok(one?.message.includes(seeds.states), one?.message);
  assert.ok(one.relatedInformation.some(({ location }) => location.uri.path.endsWith(seeds.article)));
};

exports['a finding and a comment that silences lead to the page of the rule'] = async () => {
  const { document } = await open(seeds.note);
  const [one] = await untilFindings(document.uri, seeds.rule, seeds.findings);
  const page = await vscode.workspace.openTextDocument(one.code.target);
  assert.ok(page.getText().startsWith(`# ${seeds.rule}\n`), page.getText().slice(0, 80));
  assert.equal(page.languageId, 'markdown');
  const silenced = await open(seeds.silenced.note);
  const links = await vscode.commands.executeCommand('vscode.executeLinkProvider', silenced.document.uri);
  const link = links.find(({ range }) => silenced.document.getText(range) === seeds.silenced.rule);
  const other = await vscode.workspace.openTextDocument(link.target);
  assert.ok(other.getText().startsWith(`# ${seeds.silenced.rule}\n`), other.getText().slice(0, 80));
};

exports['hover tells who'] = async () => {
  const { document } = await open(seeds.note);
  const words = await hover(document, place(document, seeds.person.text).start);
  for (const told of seeds.person.tells) assert.ok(words.includes(told), `"${told}" in ${words}`);
};

exports['hover tells a figure with its series'] = async () => {
  const { document } = await open(seeds.note);
  const words = await hover(document, place(document, seeds.figure.text).start);
  for (const told of seeds.figure.tells) assert.ok(words.includes(told), `"${told}" in ${words}`);
};

exports['definition leads to the introduction in another article'] = async () => {
  const { document } = await open(seeds.note);
  const at = place(document, seeds.person.text).start;
  const [found] = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, at);
  const target = found.targetUri ?? found.uri;
  const range = found.targetSelectionRange ?? found.range;
  assert.ok(target.path.endsWith(seeds.introduction.file), target.path);
  const there = await vscode.workspace.openTextDocument(target);
  assert.equal(there.getText(range), seeds.introduction.text);
};

exports['references are mentions in many documents'] = async () => {
  const { document } = await open(seeds.note);
  const at = place(document, seeds.person.text).start;
  const found = await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, at);
  assert.ok(new Set(found.map(one => one.uri.path)).size > 5, `${found.length} mentions`);
};

exports['a quick fix mends the text and the finding goes'] = async () => {
  const { document } = await open(seeds.note);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
  const actions = await actionsAt(document, place(document, seeds.wrong));
  const fix = actions.find(({ edit, kind }) => edit && kind?.value === 'quickfix');
  await apply(fix.edit);
  assert.ok(document.getText().includes(seeds.right), fix.title);
  await untilFindings(document.uri, seeds.rule, seeds.findings - 1);
  await revert(document);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
};

exports['fixes that are always right are applied on saving, where that is wanted'] = async () => {
  const { document } = await open(seeds.safe.note);
  await untilFindings(document.uri, seeds.safe.rule, seeds.safe.findings);
  const settings = vscode.workspace.getConfiguration('editor');
  const wish = value => settings.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace);
  await wish({ 'source.fixAll.rapporteur': 'explicit' });
  const before = document.getText();
  await editAtEnd(document, '\n');
  await run('workbench.action.files.save');
  await untilFindings(document.uri, seeds.safe.rule, 0);
  await wish(undefined);
  await replaceAll(document, before);
  await document.save();
  await untilFindings(document.uri, seeds.safe.rule, seeds.safe.findings);
};

exports['typing brings a finding and takes it away'] = async () => {
  const { document } = await open(seeds.note);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, place(document, 'Eight people'), 'Nine people');
  await apply(edit);
  await untilFindings(document.uri, seeds.rule, seeds.findings + 1);
  await revert(document);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
};

exports['a file that another program changes is read again'] = async () => {
  const path = uri('notes/2017-05-08-four-zones-briefing.md');
  await untilFindings(path, 'broken-citation', 2);
  const text = Buffer.from(await vscode.workspace.fs.readFile(path)).toString();
  await require('node:fs/promises').writeFile(path.fsPath, text.replace('#the-envoys-reservations', '#what-comes-next'));
  await untilFindings(path, 'broken-citation', 1);
  await require('node:fs/promises').writeFile(path.fsPath, text);
  await untilFindings(path, 'broken-citation', 2);
};

exports['a setting takes effect at once, and goes before the file'] = async () => {
  const path = uri('notes/2016-12-22-toll-trend.md');
  await untilFindings(path, 'elapsed-mismatch', 1);
  const settings = vscode.workspace.getConfiguration('rapporteur');
  await settings.update('rules', { 'elapsed-mismatch': 'off' }, vscode.ConfigurationTarget.Workspace);
  await untilFindings(path, 'elapsed-mismatch', 0);
  await settings.update('rules', { 'elapsed-mismatch': 'error' }, vscode.ConfigurationTarget.Workspace);
  const severity = () => findings(path).find(one => code(one) === 'elapsed-mismatch')?.severity;
  await until('an error', () => severity() === vscode.DiagnosticSeverity.Error);
  await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  await until('a warning', () => severity() === vscode.DiagnosticSeverity.Warning);
};

exports['findings of a document that was just closed go when they are no longer right'] = async () => {
  const settings = vscode.workspace.getConfiguration('rapporteur');
  const wish = value => settings.update('rules', value, vscode.ConfigurationTarget.Workspace);
  // the client forgets what it knows of a closed document, and for two seconds has no question open
  for (const pause of [0, 700, 1400]) {
    const { document } = await open(seeds.note);
    await untilFindings(document.uri, seeds.rule, seeds.findings);
    await run('workbench.action.closeAllEditors');
    await new Promise(resolve => setTimeout(resolve, pause));
    await wish({ [seeds.rule]: 'off' });
    await untilFindings(document.uri, seeds.rule, 0);
    await wish(undefined);
  }
  await untilFindings(uri(seeds.note), seeds.rule, seeds.findings);
};

exports['rapporteur.toml is checked while it is written'] = async () => {
  const { document } = await open('rapporteur.toml');
  await editAtEnd(document, '\n[tolerance]\ntols = 3\n');
  const [found] = await untilFindings(document.uri, 'config', 1);
  assert.ok(found.message.includes('tolls'), found.message);
  await revert(document);
  await untilFindings(document.uri, 'config', 0);
};

exports['the outline, and names by their letters'] = async () => {
  const { document } = await open(seeds.note);
  const outline = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
  assert.ok(outline.some(({ name }) => name === 'After the night in Moscow'), outline.map(({ name }) => name).join());
  const names = await vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'lavr');
  assert.ok(names.some(({ name }) => name.includes(seeds.person.name)), names.map(({ name }) => name).join());
};

exports['completion offers names while they are typed'] = async () => {
  const { document } = await open(seeds.note);
  await editAtEnd(document, '\n\nYesterday Lavr');
  const at = document.lineAt(document.lineCount - 1).range.end;
  const label = ({ label: given }) => (typeof given === 'string' ? given : given.label);
  const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, at);
  const labels = list.items.map(label);
  await revert(document);
  assert.ok(labels.some(one => one.includes(seeds.person.name)), labels.join());
};

exports['a name is renamed in notes and its profile, never in articles'] = async () => {
  const { document } = await open(seeds.note);
  const at = place(document, seeds.person.name).start;
  const edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, 'Sergey Lavrov');
  const paths = edit.entries().map(([address]) => address.path);
  assert.ok(paths.some(path => path.endsWith(seeds.note)), paths.join());
  assert.ok(paths.some(path => path.includes('/profiles/')), paths.join());
  assert.deepEqual(paths.filter(path => path.includes('/articles/')), []);
};

exports['links follow an article that is renamed'] = async () => {
  const { document } = await open(seeds.note);
  const renamed = seeds.article.replace('articles/', 'articles/renamed-');
  const rename = async (from, to) => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri(from), uri(to));
    await apply(edit);
    await until(`the note leads to ${to}`, () => document.getText().includes(`(../${to})`));
    assert.ok(!document.getText().includes(`(../${from})`), 'every link');
  };
  await rename(seeds.article, renamed);
  await rename(renamed, seeds.article);
  await revert(document);
};

exports['a figure leads to the article that it repeats'] = async () => {
  const { document } = await open(seeds.note);
  const at = place(document, seeds.figure.text).start;
  // the article was just renamed back, and is read again
  const call = await until('the figure leads somewhere', async () => {
    const [item] = await vscode.commands.executeCommand('vscode.prepareCallHierarchy', document.uri, at);
    return (await vscode.commands.executeCommand('vscode.provideOutgoingCalls', item))[0];
  });
  assert.ok(call.to.uri.path.endsWith(seeds.article), call.to.uri.path);
  const [back] = await vscode.commands.executeCommand('vscode.provideIncomingCalls', call.to);
  assert.ok(back.from.uri.path.endsWith(seeds.note), back.from.uri.path);
};

exports['figures are coloured, and names where that is wanted'] = async () => {
  const { document } = await open(seeds.note);
  const legend = await run('vscode.provideDocumentSemanticTokensLegend', document.uri);
  const kinds = async () => {
    const tokens = await run('vscode.provideDocumentSemanticTokens', document.uri);
    return new Set([...tokens.data].filter((_, at) => at % 5 === 3).map(type => legend.tokenTypes[type]));
  };
  assert.ok((await kinds()).has('figure'));
  assert.ok(!(await kinds()).has('actor'));
  const settings = vscode.workspace.getConfiguration('rapporteur');
  await settings.update('editor.coloured-names', true, vscode.ConfigurationTarget.Workspace);
  await until('coloured names', async () => (await kinds()).has('actor'));
  await settings.update('editor.coloured-names', undefined, vscode.ConfigurationTarget.Workspace);
  await until('plain names', async () => !(await kinds()).has('actor'));
};

exports['quick suggestions are on in Markdown'] = () => {
  const settings = vscode.workspace.getConfiguration('editor', { languageId: 'markdown' });
  assert.equal(settings.get('quickSuggestions').other, 'on');
};

exports['a server that is killed comes back, and knows the texts of now'] = async () => {
  const { document } = await open(seeds.note);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, place(document, seeds.wrong), seeds.right);
  await apply(edit);
  await untilFindings(document.uri, seeds.rule, seeds.findings - 1);
  const [before] = serverProcesses();
  process.kill(before, 'SIGKILL');
  await until('another server', () => serverProcesses().length === 1 && !serverProcesses().includes(before));
  const words = () => hover(document, place(document, seeds.person.text).start);
  await until('a hover', async () => (await words()).includes(seeds.person.name));
  await untilFindings(document.uri, seeds.rule, seeds.findings - 1);
  await revert(document);
  await untilFindings(document.uri, seeds.rule, seeds.findings);
};

exports['the command restarts the server'] = async () => {
  const [before] = serverProcesses();
  await run('rapporteur.restart');
  await until('another server', () => serverProcesses().length === 1 && !serverProcesses().includes(before));
  await untilFindings(uri(seeds.note), seeds.rule, seeds.findings);
};

exports['the command stops the server, and it stays stopped until it is started'] = async () => {
  await run('rapporteur.stop');
  await until('no server', () => serverProcesses().length === 0);
  await until('no findings', () => findings(uri(seeds.note)).length === 0);
  await run('workbench.action.closeAllEditors');
  await open('notes/2016-12-22-toll-trend.md');
  assert.deepEqual(serverProcesses(), []);
  await run('rapporteur.start');
  await untilFindings(uri(seeds.note), seeds.rule, seeds.findings);
  assert.equal(serverProcesses().length, 1);
};

exports['settings of the extension are those of the server'] = () => {
  const { execFileSync } = require('node:child_process');
  const { packageJSON, extensionPath } = vscode.extensions.getExtension('rapporteur.rapporteur');
  const script = require('node:path').join(extensionPath, 'scripts', 'settings.mjs');
  execFileSync(process.execPath, [script, '--check', process.env.RAPPORTEUR_BIN], {
    encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  assert.ok(packageJSON.capabilities.untrustedWorkspaces.restrictedConfigurations.includes('rapporteur.server.path'));
  assert.equal(root().scheme, 'file');
};
