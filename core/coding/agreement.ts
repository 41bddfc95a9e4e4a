import type { Ref } from '../evidence/link.ts';
import type { Excerpt, Theme } from '../evidence/records.ts';
import type { AgreementFigures } from './calls.ts';
import { type Codings, kappaOf, pooledKappa } from './kappa.ts';

/** The agreement of two coders on each theme, and on all themes. */
interface Agreement {
  readonly texts: number;
  readonly themes: readonly (AgreementFigures & { readonly theme: string; readonly name: string })[];
  readonly overall: AgreementFigures;
}

/**
 * Computes the agreement of two coders by text: a coder gave a text a theme if one of the coder's excerpts from it has the theme.
 * Only texts that both have read count, because an unread text without a theme is no judgement.
 * @param codedByBoth the texts that both have read
 */
export function agreementOf(
  coders: readonly [string, string],
  codedByBoth: ReadonlySet<Ref>,
  themes: readonly Theme[],
  excerpts: Iterable<Pick<Excerpt, 'of' | 'by' | 'themes'>>,
): Agreement {
  const refsByTheme = coders.map(() => new Map<string, Set<Ref>>());
  for (const { of, by, themes: on } of excerpts) {
    const coderRefs = refsByTheme[coders.indexOf(by)];
    if (!coderRefs || !codedByBoth.has(of)) continue;
    for (const theme of on) coderRefs.set(theme, (coderRefs.get(theme) ?? new Set()).add(of));
  }
  const codingsOf = (theme: string): Codings => {
    const [first = new Set(), second = new Set()] = refsByTheme.map(
      (coderRefs) => coderRefs.get(theme) ?? new Set<Ref>(),
    );
    const shared = [...first].filter((of) => second.has(of)).length;
    return {
      both: shared,
      onlyFirst: first.size - shared,
      onlySecond: second.size - shared,
      neither: codedByBoth.size - first.size - second.size + shared,
    };
  };
  const codings = themes.map(({ id, name }) => ({ theme: id, name, codings: codingsOf(id) }));
  return {
    texts: codedByBoth.size,
    themes: codings.map(({ codings: of, ...named }) => ({ ...named, ...kappaOf(of) })),
    overall: pooledKappa(codings.map(({ codings: of }) => of)),
  };
}
