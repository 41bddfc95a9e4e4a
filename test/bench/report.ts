import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { LARGE_ACT } from './large.ts';
import { rewritten } from './pages.ts';
import { type Row, recorded } from './rows.ts';
import { tablesOf } from './table.ts';
import { targetsInShort, targetsOf, targetTable } from './targets.ts';

const root = join(import.meta.dirname, '../..');
const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

const PEERS = ['diff', 'diff-match-patch', 'saxes', 'docx', 'sqlite3', 'playwright-core'] as const;

function revision(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** When, on what and with what the figures were taken. */
function circumstances(load: number): string {
  const [cpu] = cpus();
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 1e9)} GB, ${type()} ${release()}, Node ${process.versions.node}`;
  const versions = PEERS.map((name) => `${name} ${versionOf(name)}`).join(', ');
  return `Measured on ${when} at revision ${revision()}: ${machine}; load ${load.toFixed(1)} when it began. Against ${versions}.`;
}

/** A paragraph in lines as long as those of the docs. */
function wrapped(text: string, most = 120): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}

const HOW =
  wrapped(`Keeling and the other program do the same on the same input, in one process, one after the other. After one
run to warm up, each figure is the median of as many runs as fit in three seconds, at least three and at most
twenty-five. The figure in brackets is how many times as long the other program takes. PHA is the Protection
from Harassment Act 1997, ${LARGE_ACT.short} ${LARGE_ACT.said}, ×10 a text ten times as long, synthesised from
its Parts. The number after each is the number of its amendments, of one word each. The last two columns show
how the time of Keeling grows, at the number of amendments at which it grows most.`);

/** Everything that was measured, as docs/performance.md shows it. */
const account = (rows: readonly Row[], load: number): string =>
  [circumstances(load), HOW, targetTable(targetsOf(rows)), tablesOf(rows)].filter(Boolean).join('\n\n');

function rewrite(page: string, text: string): void {
  const path = join(root, page);
  writeFileSync(path, rewritten(readFileSync(path, 'utf8'), text));
}

/**
 * Begins a run, and ends it with one account of all that was recorded. It is written into docs/performance.md, and
 * the targets into README.md, only where `npm run bench -- --write` asks for it.
 */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-bench-rows-'));
  const path = join(folder, 'rows.jsonl');
  const [load = 0] = loadavg();
  project.provide('benchRows', path);
  return () => {
    const rows = recorded(path);
    rmSync(folder, { recursive: true, force: true });
    if (rows.length === 0) return;
    const text = account(rows, load);
    console.log(`\n${text}\n`);
    if (process.env.KEELING_BENCH_WRITE !== '1') return;
    rewrite('docs/performance.md', text);
    const targets = targetsOf(rows);
    if (targets.length > 0) rewrite('README.md', targetsInShort(targets));
  };
}
