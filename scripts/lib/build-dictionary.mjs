import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBdic } from './bdic.mjs';
import { dist, inRoot } from './paths.mjs';

/** Makes Electron's dictionary from the package with Hunspell's files, and copies the licence of that package. */
const packagePath = (name) => inRoot(`node_modules/dictionary-en-gb/${name}`);
const folder = join(dist, 'dictionary');
mkdirSync(folder, { recursive: true });
const [affixes, words] = ['index.aff', 'index.dic'].map((name) => readFileSync(packagePath(name), 'utf8'));
writeFileSync(join(folder, 'en-GB.bdic'), toBdic(affixes, words));
copyFileSync(packagePath('license'), join(folder, 'LICENSE'));
