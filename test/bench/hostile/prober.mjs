/**
 * Somebody else at work: makes one small call after the other, in a process that nothing else disturbs, until its input
 * ends; then says how long each took, in milliseconds. `node prober.mjs ADDRESS HEADERS BODY`
 */
const [, , address, headers, body] = process.argv;
const EVERY = 20;
const waits = [];
let isOver = false;
process.stdin.on('end', () => {
  isOver = true;
});
process.stdin.resume();
while (!isOver) {
  const began = performance.now();
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...JSON.parse(headers) },
    body,
  });
  const said = await answer.json();
  if (!said.ok) throw new Error(`The call was refused: ${JSON.stringify(said.error)}`);
  waits.push(performance.now() - began);
  await new Promise((waited) => setTimeout(waited, EVERY));
}
process.stdout.write(JSON.stringify(waits));
