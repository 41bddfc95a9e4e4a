/** The outcome of one part. A part returns whether it passed, or that with notes for the summary. */
async function outcome({ name, run }) {
  const start = Date.now();
  let partOutcome = { passed: false, notes: [] };
  try {
    const returned = await run();
    partOutcome = typeof returned === 'boolean' ? { passed: returned, notes: [] } : returned;
  } catch (error) {
    console.error(error.message);
  }
  return { name, ...partOutcome, seconds: ((Date.now() - start) / 1000).toFixed(1) };
}

/**
 * Runs named parts one after another, even if some fail, and prints a summary. The parts of a nested list run at the
 * same time. @returns {Promise<number>} the exit code: 0 only if every part passed
 */
export async function runParts(parts, notes = []) {
  const results = [];
  for (const each of parts) {
    const group = [each].flat();
    console.log(`\n── ${group.map(({ name }) => name).join('; ')}`);
    results.push(...(await Promise.all(group.map(outcome))));
  }
  console.log('\n── summary');
  for (const { name, passed, seconds } of results) {
    console.log(`${passed ? '  ok  ' : 'FAILED'}  ${name} (${seconds} s)`);
  }
  const allNotes = [...notes, ...results.flatMap((result) => result.notes)];
  for (const note of allNotes) console.log(` note   ${note}`);
  return results.every(({ passed }) => passed) ? 0 : 1;
}
