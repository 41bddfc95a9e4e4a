import { titleKey } from '../../../act/references/titles.ts';
import type { Location, Locus } from '../syntax.ts';

/** A step, or the steps of the place that it is beside, because only those may name the Act. */
export const stepsWithin = (step: Locus): Location => {
  switch (step.type) {
    case 'italicBefore':
      return step.before.flatMap(stepsWithin);
    case 'wordsBeside':
      return step.of.flatMap(stepsWithin);
    case 'wordsBetween':
      return [...step.first, ...step.second].flatMap(stepsWithin);
    default:
      return [step];
  }
};

/**
 * The title of the Act that words are about: the one they name or, for "that Act", the one named before. '' if they name no
 * Act.
 */
export function actOf(steps: Location, before: string | null): string {
  const act = steps
    .flatMap(stepsWithin)
    .findLast(
      (step) =>
        (step.type === 'act' && step.title !== '') || (step.type === 'anaphor' && step.unit === 'Act'),
    );
  if (!act) return '';
  return act.type === 'act' ? act.title : (before ?? '');
}

/** Whether a title is one of an Act's titles. True for an Act without titles. */
export const isTitleOf = (titles: readonly string[], title: string): boolean =>
  titles.length === 0 || titles.some((own) => [titleKey(own), withoutYear(own)].includes(titleKey(title)));

/** A title without its year, as people cite it: “the Harbours Act”. */
const withoutYear = (title: string): string => titleKey(title).replace(/ \d{4}$/, '');

/** Whether a location names an Act with these titles. */
export const isNamed = (titles: readonly string[], steps: Location): boolean =>
  isTitleOf(titles, actOf(steps, null));

/** Whether a title is only a short name ("the 1996 Act", "the principal Act"), which doesn't say which Act it is. */
export const isShortName = (title: string): boolean =>
  /^(?:(?:\d{4}|principal) \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ of \d{4})$/u.test(title);
