import type { AgreementFigures } from './calls.ts';

/** The contingency table of two coders and one theme: the numbers of texts, of those that both have read. */
export type Codings = Pick<AgreementFigures, 'both' | 'onlyFirst' | 'onlySecond' | 'neither'>;

const NO_TEXTS = 'The two coders have not read any of the same texts.';
const NEVER = 'Neither coder used this theme, so there is nothing to compare.';
const ALWAYS = 'Both coders used this theme on every text, so agreement by chance cannot be ruled out.';

const textsOf = ({ both: bothCoded, onlyFirst, onlySecond, neither }: Codings): number =>
  bothCoded + onlyFirst + onlySecond + neither;

/** The observed share of agreement, and the share expected by chance if each coder keeps their own rate. */
function shares(codings: Codings): { readonly observed: number; readonly expected: number } {
  const texts = textsOf(codings);
  const first = (codings.both + codings.onlyFirst) / texts;
  const second = (codings.both + codings.onlySecond) / texts;
  return {
    observed: (codings.both + codings.neither) / texts,
    expected: first * second + (1 - first) * (1 - second),
  };
}

/** Why kappa is undefined: without texts, or if chance alone would agree on every text. '' if it is defined. */
function undefinedReason(codings: Codings): string {
  const texts = textsOf(codings);
  if (texts === 0) return NO_TEXTS;
  if (codings.neither === texts) return NEVER;
  return codings.both === texts ? ALWAYS : '';
}

/** Cohen's kappa of one theme (Cohen 1960): the agreement beyond chance, as a share of the possible agreement beyond chance. */
export function kappaOf(codings: Codings): AgreementFigures {
  const reason = undefinedReason(codings);
  const hasNoTexts = textsOf(codings) === 0;
  const { observed, expected } = hasNoTexts ? { observed: null, expected: 0 } : shares(codings);
  const kappa = reason !== '' || observed === null ? null : (observed - expected) / (1 - expected);
  return { ...codings, observed, kappa, why: reason };
}

/**
 * The kappa of a whole code frame (the pooled estimator of De Vries and others 2008). Observed and expected agreement are
 * averaged over the themes, and put in Cohen's formula. Themes without a kappa are left out.
 */
export function pooledKappa(themes: readonly Codings[]): AgreementFigures {
  const sum = (of: keyof Codings): number => themes.reduce((total, theme) => total + theme[of], 0);
  const codings = {
    both: sum('both'),
    onlyFirst: sum('onlyFirst'),
    onlySecond: sum('onlySecond'),
    neither: sum('neither'),
  };
  const definedShares = themes.filter((theme) => undefinedReason(theme) === '').map(shares);
  if (definedShares.length === 0) {
    const reason = textsOf(codings) === 0 ? NO_TEXTS : 'Kappa cannot be calculated for any theme.';
    const observed = textsOf(codings) === 0 ? null : 1;
    return { ...codings, observed, kappa: null, why: reason };
  }
  const mean = (of: 'observed' | 'expected'): number =>
    definedShares.reduce((total, share) => total + share[of], 0) / definedShares.length;
  const [observed, expected] = [mean('observed'), mean('expected')];
  return { ...codings, observed, kappa: (observed - expected) / (1 - expected), why: '' };
}
