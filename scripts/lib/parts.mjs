/**
 * Runs named parts one after another, all of them whatever fails, and prints what came of each.
 * @returns {Promise<number>} the exit code: 0 only when every part held
 */
export async function runParts(parts, notes = []) {
  const results = [];
  for (const { name, run } of parts) {
    console.log(`\n── ${name}`);
    const start = Date.now();
    let passed = false;
    try {
      passed = await run();
    } catch (error) {
      console.error(error.message);
    }
    results.push({ name, passed, seconds: ((Date.now() - start) / 1000).toFixed(1) });
  }
  console.log('\n── summary');
  for (const { name, passed, seconds } of results) {
    console.log(`${passed ? '  ok  ' : 'FAILED'}  ${name} (${seconds} s)`);
  }
  for (const note of notes) console.log(` note   ${note}`);
  return results.every(({ passed }) => passed) ? 0 : 1;
}
