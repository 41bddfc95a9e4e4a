import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readInThread } from '../../data/readers/read-in-thread.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { diceFor } from './chance.ts';
import { MADE } from './made.ts';
import { readSamples, type Samples } from './samples.ts';
import { type Bench, type Kind, SUBJECTS, type Subject, spoilt } from './subjects.ts';

/**
 * The process in which readers are tried, watched by its parent for how long each input takes and whether it is still
 * there. Input `n` of a seed is the same file for the same reader however it is come to.
 */

/** What the process says: that it is ready, or an input begins, or what came of it. */
export type Report =
  | { readonly made: number; readonly planned: number }
  | { readonly begins: number; readonly at: number; readonly what: string }
  | { readonly wrong: string }
  | {
      readonly ended: number;
      readonly refused: boolean;
      /** Of the processor's time: how long the clock went on says how busy the machine was. */
      readonly milliseconds: number;
      readonly megabytes: number;
    };

const say = (report: Report): void => {
  process.send?.(report);
};

/** Every made file for every reader of its kind, in order; what comes after them is spoilt. */
const made = SUBJECTS.flatMap((subject) =>
  subject.kinds.flatMap((kind) => MADE[kind].map((make) => ({ subject, kind, make }))),
);

/** The number of the first input after the made ones that is a spoilt file for a reader, of one seed. */
function firstFor(subject: Subject, seed: number): number {
  let n = made.length;
  while (diceFor(seed, n).pick(SUBJECTS) !== subject) n += 1;
  return n;
}

/** What is tried: one spoilt file for each reader, or every input from one number up to another. */
function planned(seed: number, from: number, to: number): readonly number[] {
  if (to === 0) return SUBJECTS.map((subject) => firstFor(subject, seed));
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

interface Input {
  readonly subject: Subject;
  readonly kind: Kind;
  readonly what: string;
  readonly bytes: Uint8Array;
}

function inputOf(seed: number, n: number, samples: Samples): Input {
  const given = made[n];
  if (given) {
    const { subject, kind, make } = given;
    const file = make();
    const bytes = typeof file === 'string' ? Buffer.from(file) : file;
    return { subject, kind, bytes, what: `${subject.name}, made ${kind} ${MADE[kind].indexOf(make)}` };
  }
  const dice = diceFor(seed, n);
  const subject = dice.pick(SUBJECTS);
  const kind = dice.pick(subject.kinds);
  return { subject, kind, bytes: spoilt(kind, samples, dice), what: `${subject.name}, spoilt ${kind}` };
}

/** An open review of its own, thrown away when it has grown. */
class Review {
  readonly #folder: string;
  #bench: Bench | null = null;
  #made = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async bench(): Promise<Bench> {
    if (this.#bench) return this.#bench;
    this.#made += 1;
    const path = join(this.#folder, `open-${this.#made}.keeling`);
    copyFileSync(join(dirname(this.#folder), 'sample.keeling'), path);
    const session = mustOpen(await openReview(path, testDeps()));
    this.#bench = { folder: this.#folder, session, readApart: apart };
    return this.#bench;
  }

  async head(): Promise<number> {
    const { session } = await this.bench();
    return must(await session.call('review.get', {})).ledgerHead.seq;
  }

  /** Checks the whole of it, and begins with another. */
  async renew(): Promise<void> {
    if (!this.#bench) return;
    const { session } = this.#bench;
    const verified = await session.call('ledger.verify', {});
    if (!verified.ok) say({ wrong: `the review no longer verifies: ${verified.error.message}` });
    await session.close();
    rmSync(session.path, { force: true });
    this.#bench = null;
  }
}

interface Share {
  readonly from: number;
  readonly of: number;
}

/** Growth of the ledger after which another review is begun with, and inputs after which it is checked anyway. */
const MOST_ENTRIES = 40;
const CHECKED_EVERY = 50;

async function tryOne({ subject, kind, bytes }: Input, review: Review): Promise<boolean> {
  const before = await review.head();
  const answer = await subject.read(bytes, await review.bench(), kind);
  const after = await review.head();
  if (answer.ok) return false;
  const { kind: refused, message } = answer.error;
  if (refused === 'internal') say({ wrong: `internal: ${message}` });
  if (after !== before)
    say({ wrong: `refused (${message}), and the ledger went from ${before} to ${after}` });
  if (message.trim() === '' || message.length > 5000)
    say({ wrong: `refused in ${message.length} characters` });
  return true;
}

/** Tries those of a plan that are its share, from the one at a place on. */
async function run(folder: string, seed: number, plan: readonly number[], share: Share): Promise<void> {
  const samples = readSamples(dirname(folder));
  const review = new Review(folder);
  const first = (await review.head()) + MOST_ENTRIES;
  say({ made: made.length, planned: plan.length });
  let tried = 0;
  for (let at = share.from; at < plan.length; at += share.of) {
    const n = plan[at] ?? 0;
    const input = inputOf(seed, n, samples);
    say({ begins: n, at, what: input.what });
    // What the large file before this one left behind is not this one's.
    if (n < made.length) globalThis.gc?.();
    let refused = false;
    const before = process.cpuUsage();
    try {
      refused = await tryOne(input, review);
    } catch (error) {
      say({ wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const { user, system } = process.cpuUsage(before);
    say({
      ended: n,
      refused,
      milliseconds: (user + system) / 1000,
      megabytes: process.resourceUsage().maxRSS / 1024,
    });
    tried += 1;
    if (tried % CHECKED_EVERY === 0 || (await review.head()) > first) await review.renew();
    if (strays(folder).length > 0) say({ wrong: `a file was written outside: ${strays(folder).join()}` });
  }
  await review.renew();
}

/** Where the archives that try to get out would have got to. */
const strays = (folder: string): readonly string[] => [
  ...['/tmp/escaped', '/etc/escaped'].filter((path) => existsSync(path)),
  ...[folder, dirname(folder)].flatMap((one) => readdirSync(one).filter((name) => /escaped/.test(name))),
];

const [, , folder = '', thread = '', ...numbers] = process.argv;
const [seed = 1, from = 0, to = 0, begin = 0, of = 1] = numbers.map(Number);
const apart = readInThread(thread);
await run(folder, seed, planned(seed, from, to), { from: begin, of });
process.disconnect?.();
