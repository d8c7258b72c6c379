// A desk: VS Code with a home of its own, a corpus, and a browser window onto it.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { VSCODE, CHROMIUM, OUT, RAPPORTEUR_BIN, ROOT } = process.env;
const { chromium } = createRequire(join(VSCODE, 'package.json'))('playwright-core');

/** How long anything may take on a slow machine. */
export const PATIENCE = Number(process.env.RAPPORTEUR_PATIENCE ?? 60) * 1000;

const QUIET = {
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.newWindowDimensions': 'maximized',
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
};

let browser;

/** What was started and still runs: nothing outlives the tests, however they end. */
const running = new Set();
const endGroup = (child, signal) => {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it is gone
  }
};
process.on('exit', () => running.forEach(child => endGroup(child, 'SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** The one browser of all desks. */
async function ourBrowser() {
  browser ??= await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return browser;
}

/** Closes the browser. */
export async function closeBrowser() {
  await browser?.close();
}

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Waits until something holds. */
export async function until(what, holds, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    try {
      const found = await holds();
      if (found) return found;
      last = undefined;
    } catch (trouble) {
      last = trouble;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`waited ${patience / 1000} s for ${what}${last ? `: ${last.message}` : ''}`);
}

/** VS Code at work. */
export class Desk {
  /**
   * Prepares a home in `folder`.
   *
   * `hasProgram`: whether the server is on the PATH; `settings`: the user's; `isTrusting`: whether folders are trusted.
   */
  constructor(folder, { hasProgram = true, settings = {}, isTrusting = true, environment = {} } = {}) {
    this.folder = folder;
    this.hasProgram = hasProgram;
    this.isTrusting = isTrusting;
    this.environment = environment;
    for (const part of ['user/User', 'extensions', 'bin', 'home']) mkdirSync(join(folder, part), { recursive: true });
    if (hasProgram) symlinkSync(RAPPORTEUR_BIN, join(folder, 'bin', 'rapporteur'));
    // the server takes its environment from the user's login shell
    writeFileSync(join(folder, 'home/.profile'), `export PATH='${this.path()}'\n`);
    this.writeSettings(settings);
    this.writeMachineSettings({});
    this.log = '';
  }

  /** Writes the user's settings. */
  writeSettings(settings) {
    writeFileSync(join(this.folder, 'user/User/settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  }

  /** Writes the settings of this machine, in the way of an administrator. */
  writeMachineSettings(settings) {
    mkdirSync(join(this.folder, 'user/Machine'), { recursive: true });
    writeFileSync(join(this.folder, 'user/Machine/settings.json'), JSON.stringify(settings, null, 2));
  }

  /** A copy of the sample corpus. */
  seeds(name) {
    const corpus = join(this.folder, name);
    cpSync(join(ROOT, 'seeds'), corpus, { recursive: true });
    return corpus;
  }

  /** Installs a packaged extension, as a person would. */
  async install(vsix) {
    const code = await new Promise(resolve => {
      const child = spawn(process.execPath, [...this.server(), '--install-extension', vsix], this.spawning());
      child.on('exit', resolve);
      this.listen(child);
    });
    if (code !== 0) throw new Error(`the extension could not be installed:\n${this.log}`);
  }

  /** Starts it. */
  async start() {
    this.port = await freePort();
    const trust = this.isTrusting ? ['--disable-workspace-trust'] : [];
    const args = [
      '--host', '127.0.0.1', '--port', String(this.port), '--without-connection-token', '--telemetry-level', 'off',
      '--enable-smoke-test-driver', ...trust,
    ];
    this.child = spawn(process.execPath, [...this.server(), ...args], this.spawning());
    this.listen(this.child);
    await until('VS Code to listen', async () => (await fetch(`http://127.0.0.1:${this.port}/version`)).ok);
  }

  /** Ends it, with all that it has started. */
  async stop() {
    await this.page?.context().close();
    if (this.child === undefined || this.child.exitCode !== null) return;
    const gone = new Promise(resolve => this.child.on('exit', resolve));
    endGroup(this.child, 'SIGTERM');
    const late = setTimeout(() => endGroup(this.child, 'SIGKILL'), 5000);
    await gone;
    clearTimeout(late);
  }

  /** Opens a window on a folder or a workspace file, or an empty one. */
  async open({ folder, workspace, payload = [], theme = 'dark' }) {
    const context = await (await ourBrowser()).newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: theme,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    this.page = await context.newPage();
    this.page.setDefaultTimeout(PATIENCE);
    this.ended = new Promise(resolve => {
      this.page.exposeFunction('codeAutomationExit', code => resolve(code));
    });
    await this.page.exposeFunction('codeAutomationLog', (_, words) => (this.log += `${words.join(' ')}\n`));
    const query = new URLSearchParams(workspace ? { workspace } : folder ? { folder } : { ew: 'true' });
    if (payload.length > 0) query.set('payload', JSON.stringify(payload));
    await this.page.goto(`http://127.0.0.1:${this.port}/?${query}`);
    await this.page.waitForSelector('.monaco-workbench');
    return this.page;
  }

  /** Where a path of this machine is for the window. */
  remote(path) {
    return `vscode-remote://127.0.0.1:${this.port}${path}`;
  }

  /** Takes a picture, to be looked at. */
  async picture(name) {
    await this.page?.screenshot({ path: join(OUT, `${name}.png`) });
  }

  server() {
    return [
      join(VSCODE, 'node_modules/code-server/lib/vscode/out/server-main.js'),
      '--accept-server-license-terms',
      '--user-data-dir', join(this.folder, 'user'),
      '--extensions-dir', join(this.folder, 'extensions'),
    ];
  }

  spawning() {
    const own = {
      HOME: join(this.folder, 'home'),
      SHELL: '/bin/bash',
      PATH: this.path(),
      // no search for extensions: nothing here goes over the network
      EXTENSIONS_GALLERY: '{}',
    };
    return {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.environment, ...own },
    };
  }

  path() {
    // a rapporteur that is installed on this machine is not the one to test
    const others = process.env.PATH.split(':').filter(folder => !existsSync(join(folder, 'rapporteur')));
    return [join(this.folder, 'bin'), ...others].join(':');
  }

  listen(child) {
    running.add(child);
    child.on('exit', () => running.delete(child));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', words => (this.log += words));
  }
}
