// Runs in the extension host: every case of a file of this folder, one after the other. The driver names the file, and
// reads the results, one JSON object a line.
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');

const PATIENCE = 120_000;

function patient(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

exports.run = async () => {
  const { RAPPORTEUR_CASES, RAPPORTEUR_RESULTS, RAPPORTEUR_ONLY } = process.env;
  const report = line => appendFileSync(RAPPORTEUR_RESULTS, `${JSON.stringify(line)}\n`);
  const cases = Object.entries(require(join(__dirname, RAPPORTEUR_CASES)));
  for (const [name, test] of cases.filter(([name]) => !RAPPORTEUR_ONLY || RAPPORTEUR_ONLY.split('|').includes(name))) {
    const began = Date.now();
    try {
      await patient(test());
      report({ name, ms: Date.now() - began });
    } catch (trouble) {
      report({ name, ms: Date.now() - began, trouble: String(trouble?.stack ?? trouble) });
    }
  }
  report({ end: true });
};
