/** The first of a form's needs that is not met, as the sentence that says so; null where all are. */
export const unmet = (...needs: readonly (readonly [isMet: boolean, sentence: string])[]): string | null =>
  needs.find(([isMet]) => !isMet)?.[1] ?? null;
