/** How long it is waited between two looks, in milliseconds: a page in the background draws no frames to count by. */
const APART = 30;

/** Looks again until nothing is wrong, or there was time enough for it. @returns what is wrong at the end; '' for nothing */
export async function lookAgain(look: () => Promise<string>, patience = 3_000): Promise<string> {
  const end = performance.now() + patience;
  for (;;) {
    const wrong = await look();
    if (wrong === '' || performance.now() > end) return wrong;
    await new Promise((done) => setTimeout(done, APART));
  }
}
