import type { AgreementFigures } from '../../../core/coding/calls.ts';

/** The bands of Landis and Koch (1977), by their lowest kappa. They are a convention, not a statistical test. */
const BANDS = [
  [0.81, 'almost perfect'],
  [0.61, 'substantial'],
  [0.41, 'moderate'],
  [0.21, 'fair'],
  [0, 'slight'],
] as const;

/** Describes a kappa in words or, if it is null, explains why it cannot be calculated. */
export function agreementWords({ kappa, why: reason }: Pick<AgreementFigures, 'kappa' | 'why'>): string {
  if (kappa === null) return reason === '' ? 'cannot be calculated' : `cannot be calculated: ${reason}`;
  if (kappa === 1) return 'they agree on every text';
  if (kappa < 0) return 'less than by chance';
  const rounded = Math.round(kappa * 100) / 100;
  const band = BANDS.find(([least]) => rounded >= least)?.[1] ?? 'slight';
  return kappa === 0 ? 'no more than by chance' : `${band} agreement beyond chance`;
}

/** A kappa with two decimals and a true minus sign; a dash for null. */
export const kappaFigure = (kappa: number | null): string =>
  kappa === null
    ? '–'
    : kappa
        .toFixed(2)
        .replace(/^-(?=.*[1-9])/, '−')
        .replace(/^-/, '');

/** A share as a whole percentage. */
export const shareFigure = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)}%`;
