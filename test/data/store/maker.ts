import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createReview } from '../../../data/session/create-review.ts';

/** A process that makes one review after another in a folder until it is killed, and says which it has made. */
const [, , _seed, folder = '', nth = ''] = process.argv;
const deps = {
  now: () => new Date().toISOString(),
  newId: () => randomUUID(),
  person: () => ({ name: 'Maker', role: '' }),
};

writeSync(1, 'open\n');
for (let n = 0; ; n++) {
  const name = `${nth}-${n}.keeling`;
  const made = await createReview(
    join(folder, name),
    { title: name, act: 'ukpga/1997/40', at: 'current' },
    deps,
  );
  if (!made.ok) throw new Error(made.error.message);
  writeSync(1, `${name}\n`);
  await made.value.close();
}
