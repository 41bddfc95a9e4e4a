/** What came of one part. */
async function outcome({ name, run }) {
  const start = Date.now();
  let passed = false;
  try {
    passed = await run();
  } catch (error) {
    console.error(error.message);
  }
  return { name, passed, seconds: ((Date.now() - start) / 1000).toFixed(1) };
}

/**
 * Runs named parts one after another, all of them whatever fails, and prints what came of each. Those of a list within
 * the list run side by side.
 * @returns {Promise<number>} the exit code: 0 only when every part held
 */
export async function runParts(parts, notes = []) {
  const results = [];
  for (const each of parts) {
    const together = [each].flat();
    console.log(`\n── ${together.map(({ name }) => name).join('; ')}`);
    results.push(...(await Promise.all(together.map(outcome))));
  }
  console.log('\n── summary');
  for (const { name, passed, seconds } of results) {
    console.log(`${passed ? '  ok  ' : 'FAILED'}  ${name} (${seconds} s)`);
  }
  for (const note of notes) console.log(` note   ${note}`);
  return results.every(({ passed }) => passed) ? 0 : 1;
}
