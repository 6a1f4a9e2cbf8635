// Looks at the browser application as it is built (`npm run check:browsers`): whether the oldest browsers it is for know
// its syntax and what it calls. Offices have old ones; what is written for newer ones is a blank page there.
import { readFileSync } from 'node:fs';
import compat from 'eslint-plugin-compat';
import esx from 'eslint-plugin-es-x';

/** As in web/vite.config.ts. */
const BROWSERS = ['chrome 86', 'safari 15'];
/** What all of these know whole. */
const LANGUAGE = 'flat/restrict-to-es2021';
const BUILT = 'dist/web';

const restricted = Object.keys(esx.configs[LANGUAGE].rules)
  // A call of `map` looks the same whether it is of an array, which is old, or of an iterator, which is new.
  .filter((rule) => !rule.startsWith('es-x/no-iterator-prototype'))
  // A property of this name is common; what is called is looked for below.
  .filter((rule) => !rule.endsWith('-prototype-at'))
  .map((rule) => [rule, 'error']);

/** The files of the newest build: those of the builds before stay for pages that are open. */
function builtFiles() {
  const manifest = JSON.parse(readFileSync(`${BUILT}/.vite/manifest.json`, 'utf8'));
  const files = Object.values(manifest).map(({ file }) => file);
  return [...files.filter((file) => file.endsWith('.js')), 'service-worker.js'].map((file) => `${BUILT}/${file}`);
}

export default [
  {
    files: builtFiles(),
    languageOptions: {
      ecmaVersion: 'latest',
      sourceType: 'module',
      globals: compat.configs['flat/recommended'].languageOptions.globals,
    },
    plugins: { compat: compat.configs['flat/recommended'].plugins.compat, 'es-x': esx },
    rules: {
      ...Object.fromEntries(restricted),
      'es-x/no-regexp-lookbehind-assertions': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.property.name="at"]', message: 'Older browsers have no method `at`.' },
      ],
      'compat/compat': 'error',
    },
    settings: {
      targets: BROWSERS,
      lintAllEsApis: true,
      // Looked for before it is used.
      polyfills: ['navigator.connection'],
      'es-x': { aggressive: true },
    },
  },
];
