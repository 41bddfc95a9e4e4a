import type { AgreementFigures } from '../../../core/coding/calls.ts';

/** The bands of Landis and Koch (1977), by the lowest kappa of each: a habit of speech, and no test. */
const BANDS = [
  [0.81, 'almost perfect'],
  [0.61, 'substantial'],
  [0.41, 'moderate'],
  [0.21, 'fair'],
  [0, 'slight'],
] as const;

/** What a kappa means, in words; why there is none, where there is none. */
export function agreementWords({ kappa, why: reason }: Pick<AgreementFigures, 'kappa' | 'why'>): string {
  if (kappa === null) return reason === '' ? 'cannot be calculated' : `cannot be calculated: ${reason}`;
  if (kappa === 1) return 'they agree on every text';
  if (kappa < 0) return 'less than by chance';
  const rounded = Math.round(kappa * 100) / 100;
  const band = BANDS.find(([least]) => rounded >= least)?.[1] ?? 'slight';
  return kappa === 0 ? 'no more than by chance' : `${band} agreement beyond chance`;
}

/** A kappa to two places, with a proper minus; a dash where there is none. */
export const kappaFigure = (kappa: number | null): string =>
  kappa === null
    ? '–'
    : kappa
        .toFixed(2)
        .replace(/^-(?=.*[1-9])/, '−')
        .replace(/^-/, '');

/** A share as a percentage without places. */
export const shareFigure = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)}%`;
