import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from './paths.mjs';
import { runNode } from './run.mjs';
import { runWindowsNode, windowsPath } from './wine.mjs';

/** Whether Windows and this system read each other's reviews and export the same bytes of them. */

const EDITS = [{ in: 'section 2A(4)', replace: '51 weeks', with: 'two years' }];
const CLAUSE = 'In section 2A(3), omit paragraph (g).';

const commandsThatWrite = (review, edits) => [
  ['new', review, '--title', 'Stalking', '--author', 'Ada'],
  ['draft', review, '--edit', edits, '--author', 'Ada'],
  ['apply', review, '--text', CLAUSE, '--author', 'Ada'],
];

const commandsThatExport = (review, out) => [
  ['schedule', review, '--out', out('schedule')],
  ['word', review, '--out', out('word')],
  ['package', review, '--out', out('review.keeling-package')],
];

const environment = (folder, path) => ({
  KEELING_HOME: path(folder),
  KEELING_DATA: path(join(folder, 'data')),
});

/** Runs the command line on one of the two. @throws Error if a command fails */
const SYSTEMS = {
  linux: {
    path: (path) => path,
    run: (args, env) => runNode([join(dist, 'cli/keeling.js'), ...args], { show: 'nowhere', env }),
  },
  windows: {
    path: windowsPath,
    run: (args, env) => runWindowsNode(['dist/cli/keeling.js', ...args], { env, name: 'command' }),
  },
};

async function runAll({ path, run }, folder, commands) {
  for (const args of commands) {
    const { code, output } = await run(args, environment(folder, path));
    if (code !== 0) throw new Error(`keeling ${args.join(' ')} ended with ${code}\n${output}`.trim());
  }
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
    .sort();

/** The differences between two folders, one line each. */
function differences(a, b) {
  const names = [...new Set([...filesIn(a), ...filesIn(b)])];
  return names.flatMap((name) => {
    try {
      return readFileSync(join(a, name)).equals(readFileSync(join(b, name))) ? [] : [`${name} differs`];
    } catch {
      return [`${name} is exported by one system only`];
    }
  });
}

/**
 * Writes a review on each system, exports it on both and compares the files. @returns {Promise<{passed: boolean, notes:
 * string[]}>}
 */
export async function compareExports() {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-exports-'));
  const notes = [];
  let exported = 0;
  try {
    for (const [writer, system] of Object.entries(SYSTEMS)) {
      const own = join(folder, writer);
      mkdirSync(own);
      const [review, edits] = [join(own, 'r.keeling'), join(own, 'edit.json')];
      writeFileSync(edits, JSON.stringify(EDITS));
      await runAll(system, own, commandsThatWrite(system.path(review), system.path(edits)));
      for (const [name, exporter] of Object.entries(SYSTEMS)) {
        mkdirSync(join(own, name));
        const out = (file) => exporter.path(join(own, name, file));
        await runAll(exporter, own, commandsThatExport(exporter.path(review), out));
      }
      exported += filesIn(join(own, 'linux')).length;
      for (const line of differences(join(own, 'linux'), join(own, 'windows')))
        notes.push(`the review written on ${writer}: ${line}`);
    }
    return {
      passed: notes.length === 0 && exported > 0,
      notes: [...notes, `${exported} exported files compared`],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
