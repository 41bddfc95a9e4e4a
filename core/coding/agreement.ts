import type { Ref } from '../evidence/link.ts';
import type { Excerpt, Theme } from '../evidence/records.ts';
import type { AgreementFigures } from './calls.ts';
import { type Codings, kappaOf, pooledKappa } from './kappa.ts';

/** How two coders agree on each theme, and on all of them. */
interface Agreement {
  readonly texts: number;
  readonly themes: readonly (AgreementFigures & { readonly theme: string; readonly name: string })[];
  readonly overall: AgreementFigures;
}

/**
 * How two coders agree, text by text: a coder put a theme on a text where an excerpt of theirs from it has the theme.
 * Excerpts of texts that not both have read don't count: who didn't read a text didn't leave a theme off it.
 * @param both the texts that both have read
 */
export function agreementOf(
  coders: readonly [string, string],
  codedByBoth: ReadonlySet<Ref>,
  themes: readonly Theme[],
  excerpts: Iterable<Pick<Excerpt, 'of' | 'by' | 'themes'>>,
): Agreement {
  const refsByTheme = coders.map(() => new Map<string, Set<Ref>>());
  for (const { of, by, themes: on } of excerpts) {
    const mine = refsByTheme[coders.indexOf(by)];
    if (!mine || !codedByBoth.has(of)) continue;
    for (const theme of on) mine.set(theme, (mine.get(theme) ?? new Set()).add(of));
  }
  const codingsOf = (theme: string): Codings => {
    const [first = new Set(), second = new Set()] = refsByTheme.map(
      (mine) => mine.get(theme) ?? new Set<Ref>(),
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
