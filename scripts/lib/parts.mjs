/** What came of one part, which answers whether it passed, or that with notes for the summary. */
async function outcome({ name, run }) {
  const start = Date.now();
  let told = { passed: false, notes: [] };
  try {
    const result = await run();
    told = typeof result === 'boolean' ? { passed: result, notes: [] } : result;
  } catch (error) {
    console.error(error.message);
  }
  return { name, ...told, seconds: ((Date.now() - start) / 1000).toFixed(1) };
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
  const said = [...notes, ...results.flatMap((result) => result.notes)];
  for (const note of said) console.log(` note   ${note}`);
  return results.every(({ passed }) => passed) ? 0 : 1;
}
