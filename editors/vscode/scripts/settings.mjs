// Writes what the server can be told into the extension: its settings into package.json, and the schema of
// rapporteur.toml into media/. Run it when a key or a rule was added.
//
//   node scripts/settings.mjs [--check] [PROGRAM]     --check only tells whether anything would change
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tables of decisions that a team shares: they are signed, and belong into its file. */
const SHARED = ['corrections', 'ignore'];
/** Lists of tables, which the schema describes by their fields only. */
const LISTS = {
  measures: 'Measures of your own, as `[[measures]]` in `rapporteur.toml`.',
  overrides: 'Levels of rules for some documents, as `[[overrides]]` in `rapporteur.toml`.',
};
/** Tables whose keys are settings of their own. */
const SPREAD = ['corpus', 'editor', 'tolerance', 'series'];

const root = join(import.meta.dirname, '..');
const words = process.argv.slice(2);
const isCheck = words[0] === '--check';
const program = words[isCheck ? 1 : 0] ?? 'rapporteur';
const schema = JSON.parse(execFileSync(program, ['config', '--schema'], { encoding: 'utf8' }));

/** A key of the schema as a setting; VS Code draws lists of words, but not a choice between one word and a list. */
function setting(key, order) {
  const { anyOf, description = '', minLength, ...rest } = key;
  const shape = anyOf ? anyOf.find(one => one.type === 'array') : {};
  return { ...rest, ...shape, scope: 'resource', order, markdownDescription: description.replace(/ Takes: .*$/, '') };
}

const sentence = text => text.charAt(0).toUpperCase() + text.slice(1);

/** A rule's level in the table of rules. */
function rule([name, { default: level, description, enum: levels }]) {
  return [name, { type: 'string', enum: levels, description: `${sentence(description)}. Usually ${level}.` }];
}

function properties() {
  const found = {};
  let order = 1;
  for (const [table, described] of Object.entries(schema.properties)) {
    if (SHARED.includes(table)) continue;
    if (SPREAD.includes(table)) {
      for (const [key, value] of Object.entries(described.properties)) {
        found[`rapporteur.${table}.${key}`] = setting(value, order++);
      }
    } else if (table === 'rules') {
      const rules = Object.fromEntries(Object.entries(described.properties).map(rule));
      found['rapporteur.rules'] = { ...setting(described, order++), default: {}, properties: rules };
    } else {
      found[`rapporteur.${table}`] = { ...setting({ ...described, description: LISTS[table] }, order++), default: [] };
    }
  }
  return found;
}

function put(file, text) {
  const path = join(root, file);
  let before = '';
  try {
    before = readFileSync(path, 'utf8');
  } catch {
    // a new file
  }
  if (before === text) return true;
  if (!isCheck) writeFileSync(path, text);
  return false;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [own] = manifest.contributes.configuration;
const title = 'Corpus';
manifest.contributes.configuration = [own, { id: 'corpus', title, properties: properties() }];
const same = [
  put('package.json', `${JSON.stringify(manifest, null, 2)}\n`),
  put('media/rapporteur.schema.json', `${JSON.stringify(schema, null, 2)}\n`),
];
if (isCheck && same.includes(false)) {
  console.error('The settings are not those of the server: run `npm run settings -- PROGRAM` in editors/vscode.');
  process.exit(1);
}
