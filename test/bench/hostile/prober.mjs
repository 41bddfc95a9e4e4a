import { readFileSync } from 'node:fs';

/**
 * Somebody else at work: makes one small call after the other, in a process that nothing else disturbs, until its input
 * ends; then says how long each took, in milliseconds, and for how much of that the host's main thread ran: the rest of it
 * is other threads' and other programs' time. `node prober.mjs ADDRESS HEADERS BODY PID`
 */
const [, , address, headers, body, pid] = process.argv;
const EVERY = 20;
const NANOSECONDS = 1e6;
/** The time that a process's main thread has run so far, in milliseconds; 0 where the system does not say. */
const ran = () => {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / NANOSECONDS;
  } catch {
    return 0;
  }
};
const waits = [];
let isOver = false;
process.stdin.on('end', () => {
  isOver = true;
});
process.stdin.resume();
while (!isOver) {
  const [began, ranBefore] = [performance.now(), ran()];
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...JSON.parse(headers) },
    body,
  });
  const said = await answer.json();
  if (!said.ok) throw new Error(`The call was refused: ${JSON.stringify(said.error)}`);
  waits.push([performance.now() - began, ran() - ranBefore]);
  await new Promise((waited) => setTimeout(waited, EVERY));
}
process.stdout.write(JSON.stringify(waits));
