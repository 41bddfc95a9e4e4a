import { type Ref, splitRef } from '../evidence/link.ts';
import type { Excerpt, Theme } from '../evidence/records.ts';
import type { LinkedEvidence } from './report-schema.ts';
import { type CoveredLink, isEvidence } from './resolve-links.ts';

/** The parts of the coding that coverage needs. */
export interface Coding {
  readonly excerpts: readonly Pick<Excerpt, 'id' | 'themes'>[];
  readonly themes: readonly Pick<Theme, 'id' | 'name' | 'parent'>[];
}

export const NO_CODING: Coding = { excerpts: [], themes: [] };

/** An index of the coding, built once for all links. */
export interface CodingIndex {
  /** The excerpts of a theme and of its parts at any depth. */
  readonly byTheme: ReadonlyMap<string, ReadonlySet<Ref>>;
  readonly themesOf: ReadonlyMap<string, readonly string[]>;
}

export function codingIndex({ excerpts, themes }: Coding): CodingIndex {
  const parents = new Map(themes.map(({ id, parent }) => [id, parent]));
  const byTheme = new Map<string, Set<Ref>>();
  for (const excerpt of excerpts) {
    for (const theme of excerpt.themes) {
      const visited = new Set<string>();
      for (let at: string | null = theme; at !== null && !visited.has(at); at = parents.get(at) ?? null) {
        visited.add(at);
        const excerptRefs = byTheme.get(at) ?? new Set();
        byTheme.set(at, excerptRefs.add(`excerpt:${excerpt.id}`));
      }
    }
  }
  return { byTheme, themesOf: new Map(excerpts.map(({ id, themes: own }) => [id, own])) };
}

/**
 * The evidence of some links. The type of the link decides whether it is for or against the change. The stance of an excerpt
 * doesn't, because it concerns a question. Evidence linked both ways is listed as `for`.
 */
export function linkedEvidence(
  links: readonly CoveredLink[],
  { byTheme, themesOf }: CodingIndex,
): LinkedEvidence {
  const themes = new Set<string>();
  const sides = { for: new Set<Ref>(), against: new Set<Ref>(), considered: new Set<Ref>() };
  const evidenceRefs = new Set<Ref>();
  for (const { type, to } of links) {
    if (!isEvidence(to)) continue;
    const side = type === 'evidence-for' ? 'for' : type === 'evidence-against' ? 'against' : 'considered';
    const { kind, id } = splitRef(to);
    sides[side].add(to);
    if (kind === 'theme') {
      themes.add(id);
      for (const excerpt of byTheme.get(id) ?? []) evidenceRefs.add(excerpt);
    } else evidenceRefs.add(to);
    if (kind === 'excerpt') for (const theme of themesOf.get(id) ?? []) themes.add(theme);
  }
  const against = [...sides.against].filter((ref) => !sides.for.has(ref));
  const considered = [...sides.considered].filter((ref) => !sides.for.has(ref) && !sides.against.has(ref));
  return { for: [...sides.for], against, considered, themes: [...themes].sort(), weight: evidenceRefs.size };
}
