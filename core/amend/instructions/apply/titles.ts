import { titleKey } from '../../../act/references/titles.ts';
import type { Location, Locus } from '../syntax.ts';

/** The steps of a location, with those of what a step is beside: the Act may be named there only. */
export const within = (step: Locus): Location => {
  switch (step.type) {
    case 'italicBefore':
      return step.before.flatMap(within);
    case 'wordsBeside':
      return step.of.flatMap(within);
    case 'wordsBetween':
      return [...step.first, ...step.second].flatMap(within);
    default:
      return [step];
  }
};

/**
 * The Act that words are about: the one they name or, where they say "that Act", the one last named; '' where they name
 * none.
 */
export function actOf(steps: Location, before: string | null): string {
  const act = steps
    .flatMap(within)
    .findLast(
      (step) =>
        (step.type === 'act' && step.title !== '') || (step.type === 'anaphor' && step.unit === 'Act'),
    );
  if (!act) return '';
  return act.type === 'act' ? act.title : (before ?? '');
}

/** Whether a title is one of an Act's own; any is where it has none. */
export const isTitleOf = (titles: readonly string[], title: string): boolean =>
  titles.length === 0 || titles.some((own) => [titleKey(own), withoutYear(own)].includes(titleKey(title)));

/** A title as people cite it without its year: “the Harbours Act”. */
const withoutYear = (title: string): string => titleKey(title).replace(/ \d{4}$/, '');

/** Whether a location is in an Act that has these titles. */
export const isNamed = (titles: readonly string[], steps: Location): boolean =>
  isTitleOf(titles, actOf(steps, null));

/** Whether a title is what a text calls an Act for short, and it is not known which Act that is. */
export const isShortName = (title: string): boolean =>
  /^(?:(?:\d{4}|principal) \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ of \d{4})$/u.test(title);
