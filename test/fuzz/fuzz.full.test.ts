import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { amount } from '../support/run/amount.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { bundle } from '../support/windows/bundle.ts';
import type { Report } from './child.ts';
import { makeSamples } from './samples.ts';

/**
 * Every reader of strangers' files, tried with files that were made to do harm and with sound ones that were spoilt. Each
 * is to answer, or to refuse in words, with at most a gigabyte, and to leave the review as it was when it refuses. An
 * ordinary run tries one spoilt file for each reader; `npm run fuzz` tries 20,000 files, and KEELING_FUZZ="SEED [FROM
 * [TO]]" has some of them again.
 */
const INPUTS = amount(0, 20_000);
const PROCESSES = 2;
/** Milliseconds after which a reader that says nothing is taken to read for ever, on however slow a machine. */
const FOR_EVER = 300_000;
const MOST_MEGABYTES = 1024;

const [given = '', first = '0', last = ''] = (process.env.KEELING_FUZZ ?? '').split(' ');
const SEED = Number(given || (process.env.CI ? 1 : Math.floor(Math.random() * 2 ** 31)));
/** With none to end at, one for each reader. */
const [FROM, TO] = [Number(first), Number(last || INPUTS)];

/** The process that tries readers, and the thread in which it reads what has to be read so. */
type Scripts = readonly [string, string];

interface Tally {
  tried: number;
  refused: number;
  megabytes: number;
  slowest: { milliseconds: number; what: string };
  made: number;
  planned: number;
  readonly wrong: string[];
}

/** One process over what is planned from a place on; null when it came to the end, or the place after what ended it. */
function oneProcess([script, thread]: Scripts, begin: number, tally: Tally): Promise<number | null> {
  const folder = mkdtempSync(join(temporary, 'run-'));
  const child = fork(script, [folder, thread, SEED, FROM, TO, begin, PROCESSES].map(String), {
    execArgv: ['--max-old-space-size=1024', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // One that reads for ever hears nothing, and would go on when this is over.
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let now = { n: FROM, at: begin, what: 'starting', since: Date.now() };
  let stderr = '';
  let ended = '';
  const at = (): string => `input ${now.n} of seed ${SEED} (${now.what})`;
  const end = (why: string) => {
    ended ||= why;
    child.kill('SIGKILL');
  };
  const watch = setInterval(() => {
    if (Date.now() - now.since > FOR_EVER) end('hung');
  }, 250);
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-2000);
  });
  child.on('message', (report: Report) => {
    if ('made' in report) Object.assign(tally, report);
    else if ('begins' in report)
      now = { n: report.begins, at: report.at, what: report.what, since: Date.now() };
    else if ('wrong' in report) tally.wrong.push(`${at()}: ${report.wrong}`);
    else {
      const milliseconds = Math.round(report.milliseconds);
      if (milliseconds > tally.slowest.milliseconds) tally.slowest = { milliseconds, what: at() };
      tally.tried += 1;
      if (report.refused) tally.refused += 1;
      tally.megabytes = Math.max(tally.megabytes, report.megabytes);
      if (report.megabytes > MOST_MEGABYTES) end(`took ${Math.round(report.megabytes)} MB`);
    }
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      if (code === 0 && ended === '') return resolve(null);
      tally.wrong.push(`${at()}: ${ended || `the process died (${signal ?? code}): ${stderr}`}`);
      // One that can't even begin won't the next time.
      resolve(now.what === 'starting' ? null : now.at + PROCESSES);
    });
  });
}

let temporary = '';

it(
  `holds under ${TO > 0 ? `${TO - FROM} hostile files` : 'a hostile file for each reader'}, seed ${SEED}`,
  async () => {
    temporary = temporaryFolder();
    await makeSamples(temporary);
    const scripts = [await bundle('test/fuzz/child.ts'), await bundle('data/readers/thread.ts')] as const;
    const tally: Tally = {
      tried: 0,
      refused: 0,
      megabytes: 0,
      made: 0,
      planned: 0,
      slowest: { milliseconds: 0, what: '' },
      wrong: [],
    };
    const over = async (start: number) => {
      for (let at: number | null = start; at !== null; ) at = await oneProcess(scripts, at, tally);
    };
    await Promise.all(Array.from({ length: PROCESSES }, (_, at) => over(at)));
    const { tried, planned, refused, megabytes, slowest } = tally;
    console.info(
      `${tried} files tried (those below ${tally.made} made to do harm, the rest spoilt), ${refused} refused; the slowest took ${slowest.milliseconds} ms: ${slowest.what}; at most ${Math.round(megabytes)} MB`,
    );
    expect(tally.wrong).toEqual([]);
    expect(planned).toBeGreaterThan(0);
    expect(tried).toBe(planned);
  },
  2 * FOR_EVER + Math.max(0, TO - FROM) * 1000,
);
