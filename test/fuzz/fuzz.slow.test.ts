import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { amount } from '../support/amount.ts';
import { bundle } from '../support/bundle.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { Report } from './child.ts';
import { makeSamples } from './samples.ts';

/**
 * Every reader of strangers' files, tried with files that were made to do harm and with real ones that were spoilt. Each
 * is to answer, or to refuse in words, within ten seconds and a gigabyte, and to leave the review as it was when it
 * refuses. `npm run fuzz` tries 20,000; KEELING_FUZZ="SEED [FROM [TO]]" has some of them again.
 */
const INPUTS = amount(3000, 20_000);
const PROCESSES = 2;
/** Milliseconds of the processor's time; by the clock, on a machine with much else to do, six times as many. */
const LONGEST = 10_000;
const MOST_MEGABYTES = 1024;

const [given = '', first = '0', last = ''] = (process.env.KEELING_FUZZ ?? '').split(' ');
const SEED = Number(given || (process.env.CI ? 1 : Math.floor(Math.random() * 2 ** 31)));
/** An ordinary run tries one in so many, of the files made to do harm as of the spoilt ones; which, the seed says. */
const APART = given ? 1 : amount(40, 1);
const [FROM, TO] = [Number(first) + (SEED % APART), Number(last || INPUTS)];
const STEP = PROCESSES * APART;
const COUNT = Math.ceil((TO - FROM) / APART);

/** The process that tries readers, and the thread in which it reads what has to be read so. */
type Scripts = readonly [string, string];

interface Tally {
  tried: number;
  refused: number;
  megabytes: number;
  slowest: { milliseconds: number; what: string };
  made: number;
  readonly wrong: string[];
}

/** One process over inputs from `from` on; where it ended: at `TO`, or at the input that ended it. */
function oneProcess([script, thread]: Scripts, from: number, tally: Tally): Promise<number> {
  const folder = mkdtempSync(join(temporary, 'run-'));
  const child = fork(script, [folder, SEED, from, TO, STEP, thread].map(String), {
    execArgv: ['--max-old-space-size=1024', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // One that reads for ever hears nothing, and would go on when this is over.
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let now = { n: from, what: 'starting', since: Date.now() };
  let stderr = '';
  let ended = '';
  const at = (): string => `input ${now.n} of seed ${SEED} (${now.what})`;
  const end = (why: string) => {
    ended ||= why;
    child.kill('SIGKILL');
  };
  const watch = setInterval(() => {
    if (now.what !== 'starting' && Date.now() - now.since > LONGEST * 6) end('hung');
  }, 250);
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-2000);
  });
  child.on('message', (report: Report) => {
    if ('made' in report) tally.made = report.made;
    else if ('begins' in report) now = { n: report.begins, what: report.what, since: Date.now() };
    else if ('wrong' in report) tally.wrong.push(`${at()}: ${report.wrong}`);
    else {
      const milliseconds = Math.round(report.milliseconds);
      if (milliseconds > tally.slowest.milliseconds) tally.slowest = { milliseconds, what: at() };
      tally.tried += 1;
      if (report.refused) tally.refused += 1;
      tally.megabytes = Math.max(tally.megabytes, report.megabytes);
      if (milliseconds > LONGEST) tally.wrong.push(`${at()}: took ${milliseconds} ms`);
      if (report.megabytes > MOST_MEGABYTES) end(`took ${Math.round(report.megabytes)} MB`);
    }
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      if (code === 0 && ended === '') return resolve(TO);
      tally.wrong.push(`${at()}: ${ended || `the process died (${signal ?? code}): ${stderr}`}`);
      // One that can't even begin won't the next time.
      resolve(now.what === 'starting' ? TO : now.n + STEP);
    });
  });
}

let temporary = '';

it(
  `holds under ${COUNT} hostile files, seed ${SEED}`,
  async () => {
    temporary = temporaryFolder();
    await makeSamples(temporary);
    const scripts = [await bundle('test/fuzz/child.ts'), await bundle('data/readers/thread.ts')] as const;
    const tally: Tally = {
      tried: 0,
      refused: 0,
      megabytes: 0,
      made: 0,
      slowest: { milliseconds: 0, what: '' },
      wrong: [],
    };
    const over = async (start: number) => {
      for (let from = start; from < TO; ) from = await oneProcess(scripts, from, tally);
    };
    await Promise.all(Array.from({ length: PROCESSES }, (_, at) => over(FROM + at * APART)));
    const { tried, refused, megabytes, slowest } = tally;
    console.info(
      `${tried} files tried (those below ${tally.made} made to do harm, the rest spoilt), ${refused} refused; the slowest took ${slowest.milliseconds} ms: ${slowest.what}; at most ${Math.round(megabytes)} MB`,
    );
    expect(tally.wrong).toEqual([]);
    expect(tried).toBe(COUNT);
  },
  120_000 + COUNT * 1000,
);
