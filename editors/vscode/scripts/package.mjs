// Makes a package for one platform, with the server in it.
//
//   node scripts/package.mjs --program FILE [--target linux-x64] [--out FILE.vsix]
//
// A target is one of VS Code's (linux-x64, linux-arm64, alpine-x64, darwin-x64, darwin-arm64, win32-x64, win32-arm64);
// the program must have been built for it.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const PARTS = ['package.json', '.vscodeignore', 'README.md', 'CHANGELOG.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'dist', 'media'];

const { values } = parseArgs({
  options: { program: { type: 'string' }, target: { type: 'string' }, out: { type: 'string' } },
});
const target = values.target ?? `${process.platform}-${process.arch}`;
if (values.program === undefined) {
  console.error('usage: node scripts/package.mjs --program FILE [--target TARGET] [--out FILE.vsix]');
  process.exit(2);
}
const root = join(import.meta.dirname, '..');
const out = resolve(values.out ?? `rapporteur-${target}.vsix`);
const stage = mkdtempSync(join(tmpdir(), 'rapporteur-vsix-'));

/** Takes debugging information out of a program of this platform; it weighs more than the rest. */
function strip(program) {
  if (process.platform === 'win32' || !target.startsWith(process.platform)) return;
  try {
    execFileSync('strip', [program], { stdio: 'ignore' });
  } catch {
    console.error('There is no `strip` here: the package is larger than it need be.');
  }
}

try {
  execFileSync(process.execPath, [join(root, 'esbuild.mjs')], { stdio: 'inherit' });
  for (const part of PARTS) cpSync(join(root, part), join(stage, part), { recursive: true });
  const program = join(stage, 'server', target.startsWith('win32') ? 'rapporteur.exe' : 'rapporteur');
  mkdirSync(join(stage, 'server'));
  copyFileSync(values.program, program);
  chmodSync(program, 0o755);
  strip(program);
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links'];
  execFileSync(process.execPath, [vsce, 'package', '--target', target, '--out', out, ...flags], {
    cwd: stage,
    stdio: 'inherit',
  });
} finally {
  rmSync(stage, { recursive: true, force: true });
}
