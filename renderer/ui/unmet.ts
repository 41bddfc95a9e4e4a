/** Returns the sentence of the first requirement that is not met; null if all are met. */
export const unmet = (...needs: readonly (readonly [isMet: boolean, sentence: string])[]): string | null =>
  needs.find(([isMet]) => !isMet)?.[1] ?? null;
