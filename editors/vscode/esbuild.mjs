// Bundles the extension and the page of the series view into dist/, with the licences of what is bundled.
import { build } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const shared = { absWorkingDir: import.meta.dirname, bundle: true, minify: true, legalComments: 'linked', metafile: true, logLevel: 'warning' };

/** The packages whose files are in a bundle. */
function packages(metafile) {
  const inside = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;
  return Object.keys(metafile.inputs).flatMap(file => inside.exec(file)?.[1] ?? []);
}

/** What a package's licence demands to be kept: its name, and the text. */
function licence(name) {
  const folder = join('node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
  if (file === undefined && license === undefined) throw new Error(`${name} has no licence`);
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return `## ${name} ${version} (${license})\n\n${text}\n`;
}

process.chdir(import.meta.dirname);
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
const results = await Promise.all([
  build({
    ...shared,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    // the packages' own build for Node, and not for bundlers, which would ask for a `window`
    mainFields: ['module', 'main'],
  }),
  build({
    ...shared,
    entryPoints: { series: 'src/series/view/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  }),
]);
const bundled = [...new Set(results.flatMap(result => packages(result.metafile)))].sort();
if (!existsSync('dist/series.css')) throw new Error('the series view has lost its style sheet');
writeFileSync('dist/THIRD-PARTY.md', `# What is bundled\n\n${bundled.map(licence).join('\n')}`);
