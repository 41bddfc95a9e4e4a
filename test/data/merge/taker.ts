import { randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { openReview } from '../../../data/session/session.ts';

/** A process that takes a package in and says when it has, to be killed at any moment. */
const [, , path = '', given = ''] = process.argv;
const opened = await openReview(path, {
  now: () => new Date().toISOString(),
  newId: () => randomUUID(),
  person: () => ({ name: 'Taker', role: '' }),
});
if (!opened.ok) throw new Error(opened.error.message);
const base64 = readFileSync(given).toString('base64');
writeSync(1, 'open\n');
const done = await opened.value.call('package.merge', { name: 'x', base64 });
if (!done.ok) throw new Error(done.error.message);
writeSync(1, 'done\n');
await opened.value.close();
