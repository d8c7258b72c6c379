// What the cases in the extension host do again and again.
const assert = require('node:assert/strict');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

const PATIENCE = Number(process.env.RAPPORTEUR_PATIENCE ?? 60) * 1000;

/** Waits until something holds, and gives it back. */
async function until(what, holds, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** A folder of the window. */
const root = (number = 0) => vscode.workspace.workspaceFolders[number].uri;

const uri = (path, folder = root()) => vscode.Uri.joinPath(folder, path);

/** Opens a document of the corpus in an editor. */
async function open(path, folder) {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri(path, folder)));
}

/** Where a text first stands. */
function place(document, text) {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `there is no "${text}" in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The server's findings in a document. */
const findings = address => vscode.languages.getDiagnostics(address).filter(one => one.source === 'rapporteur');

const code = ({ code: given }) => (typeof given === 'object' ? given.value : given);

/** Waits for as many findings of a rule in a document. */
function untilFindings(address, rule, number) {
  const here = () => findings(address).filter(one => code(one) === rule);
  return until(`${number} ${rule} in ${address.path}`, () => here().length === number && [here()])
    .then(([found]) => found)
    .catch(trouble => {
      const others = findings(address).map(one => `${code(one)} ${one.message}`);
      throw new Error([`${trouble.message}; there are:`, ...others].join('\n'));
    });
}

/** What hovers say at a place. */
async function hover(document, position) {
  const found = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
  return found.flatMap(one => one.contents.map(part => part.value ?? part)).join('\n');
}

/** The servers that this extension host has started. */
function serverProcesses() {
  const ids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  return ids.flatMap(id => {
    try {
      const parent = readFileSync(join('/proc', id, 'stat'), 'utf8').replace(/^.*\) /s, '').split(' ')[1];
      const words = readFileSync(join('/proc', id, 'cmdline'), 'utf8').split('\0');
      const isServer = words[0]?.endsWith('rapporteur') && words[1] === 'lsp';
      return isServer && Number(parent) === process.pid && existsSync(join('/proc', id, 'exe')) ? [Number(id)] : [];
    } catch {
      return [];
    }
  });
}

/** Takes back what a case has changed in a document. */
async function revert(document) {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

const run = (command, ...words) => vscode.commands.executeCommand(command, ...words);

module.exports = { assert, findings, code, hover, open, place, revert, root, run, serverProcesses, until, untilFindings, uri, vscode };
