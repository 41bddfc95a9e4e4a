/** Whether what waits for a person is to be shown once the review is open in which they asked for it. */
let isWanted = false;

export function wantWaiting(): void {
  isWanted = true;
}

/** Whether it was asked for, which it is no longer. */
export function takeWanted(): boolean {
  const was = isWanted;
  isWanted = false;
  return was;
}
