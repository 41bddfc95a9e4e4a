import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';
import { digest } from '../../../data/base/hash.ts';
import { openReview } from '../../../data/session/session.ts';
import { dice } from '../../browser/support/dice.ts';

/**
 * A process that does all that a review's process does, one job after the other, until it is killed: typing, taking in
 * responses, exporting, bringing an old file up to date, taking in a colleague's package, keeping backups. It works on
 * several reviews at once, each in a folder of its own, so that one kill meets each of them at another moment. It says, with
 * the folder's number before it, what it begins, and what was acknowledged: `0 ack amendment A-001 DIGEST`.
 */
const [, , seed = '', ...folders] = process.argv;
const { below } = dice(Number(seed));

async function work(folder: string, say: (line: string) => void): Promise<never> {
  const path = join(folder, 'review.keeling');
  // Two hours go by at every look at the clock, so that a backup is due after every job.
  let hours = 0;
  const deps = {
    now: () => new Date(Date.now() + 2 * 3_600_000 * hours++).toISOString(),
    newId: () => randomUUID(),
    person: () => ({ name: `Writer ${seed}`, role: '' }),
    backups: join(folder, 'backups'),
  };
  const opened = await openReview(path, deps);
  if (!opened.ok) throw new Error(opened.error.message);
  const { call } = opened.value;
  const ask = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const answer = await call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.value;
  };

  const words = () => randomUUID().repeat(1 + below(50));

  const JOBS = {
    type: async () => {
      const held = (await ask('amendment.list', {})).find(({ state }) => state === 'draft');
      const { id, revision } = held ?? (await ask('amendment.create', { title: words().slice(0, 300) }));
      for (let n = 0, at = revision; n < 5; n += 1) {
        const described = await ask('amendment.describe', { id, revision: at, reason: words() });
        at = described.revision;
        say(`ack amendment ${id} ${digest(described)}`);
      }
    },
    takeIn: async () => {
      const rows = Array.from({ length: 50 }, () => `${randomUUID()},"${words()}"`).join('\n');
      const csv = Buffer.from(`Response ID,Do you agree?\n${rows}\n`).toString('base64');
      const { import: made } = await ask('consultation.import', { name: 'responses.csv', base64: csv });
      if (made) say(`ack import ${made.id} ${digest(made)}`);
    },
    exportAll: async () => {
      const to = join(folder, `export-${seed}-${randomUUID()}`);
      await ask('coverage.export', { to });
      say(`ack export ${to} whole`);
    },
    migrate: async () => {
      const old = join(folder, `old-${seed}-${randomUUID()}.keeling`);
      copyFileSync(join(folder, 'old.sample'), old);
      const migrated = await openReview(old, deps);
      if (!migrated.ok) throw new Error(migrated.error.message);
      say(`ack migrated ${old} whole`);
      await migrated.value.close();
    },
    merge: async () => {
      const base64 = readFileSync(join(folder, 'theirs.package')).toString('base64');
      await ask('package.merge', { name: 'theirs', base64 });
      for (const amendment of await ask('amendment.list', {}))
        say(`ack amendment ${amendment.id} ${digest(amendment)}`);
    },
  } as const;
  const names = Object.keys(JOBS) as (keyof typeof JOBS)[];
  for (let n = below(names.length); ; n += 1) {
    const name = names[n % names.length] ?? 'type';
    say(`begin ${name}`);
    await JOBS[name]();
  }
}

// A pipe is written to at once: a line that was never read was never said.
writeSync(1, 'open\n');
await Promise.all(folders.map((folder, at) => work(folder, (line) => writeSync(1, `${at} ${line}\n`))));
