const REFERENCE =
  /^\(?(?:introduced by |made under )?(?:sections?|articles?|regulations?|rules?|paragraphs?|schedules?) (?:[A-Z]{0,2}\d|\()[^.;—\n]{0,200}\)?\.?$/i;

/**
 * Whether a Schedule’s opening words only name the provision that introduces it: “Section 8(3)”. Such a reference is printed
 * between the number and the heading (drafting-conventions.md §4.1).
 */
export const isScheduleReference = (words: string): boolean => REFERENCE.test(words.trim());
