import { type Ref, splitRef } from '../evidence/link.ts';
import type { Excerpt, Theme } from '../evidence/records.ts';
import type { LinkedEvidence } from './report-schema.ts';
import { type CoveredLink, isEvidence } from './ties.ts';

/** What people made of the evidence, as far as coverage depends on it. */
export interface Coding {
  readonly excerpts: readonly Pick<Excerpt, 'id' | 'themes'>[];
  readonly themes: readonly Pick<Theme, 'id' | 'name' | 'parent'>[];
}

export const NO_CODING: Coding = { excerpts: [], themes: [] };

/** What stands behind a theme, and the themes of an excerpt: found once, for every link to ask. */
export interface CodingIndex {
  /** The excerpts under a theme and under the themes that are part of it. */
  readonly byTheme: ReadonlyMap<string, ReadonlySet<Ref>>;
  readonly themesOf: ReadonlyMap<string, readonly string[]>;
}

export function codingIndex({ excerpts, themes }: Coding): CodingIndex {
  const parents = new Map(themes.map(({ id, parent }) => [id, parent]));
  const byTheme = new Map<string, Set<Ref>>();
  for (const excerpt of excerpts) {
    for (const theme of excerpt.themes) {
      const passed = new Set<string>();
      for (let at: string | null = theme; at !== null && !passed.has(at); at = parents.get(at) ?? null) {
        passed.add(at);
        const excerptRefs = byTheme.get(at) ?? new Set();
        byTheme.set(at, excerptRefs.add(`excerpt:${excerpt.id}`));
      }
    }
  }
  return { byTheme, themesOf: new Map(excerpts.map(({ id, themes: own }) => [id, own])) };
}

/**
 * What was said, as some links have it. Whether it is for or against is what the link says, for it speaks of this
 * change: a stance is towards a question. What is linked both ways is listed once, as for.
 */
export function saidBy(links: readonly CoveredLink[], { byTheme, themesOf }: CodingIndex): LinkedEvidence {
  const themes = new Set<string>();
  const sides = { for: new Set<Ref>(), against: new Set<Ref>(), considered: new Set<Ref>() };
  const behind = new Set<Ref>();
  for (const { type, to } of links) {
    if (!isEvidence(to)) continue;
    const side = type === 'evidence-for' ? 'for' : type === 'evidence-against' ? 'against' : 'considered';
    const { kind, id } = splitRef(to);
    sides[side].add(to);
    if (kind === 'theme') {
      themes.add(id);
      for (const excerpt of byTheme.get(id) ?? []) behind.add(excerpt);
    } else behind.add(to);
    if (kind === 'excerpt') for (const theme of themesOf.get(id) ?? []) themes.add(theme);
  }
  const against = [...sides.against].filter((ref) => !sides.for.has(ref));
  const considered = [...sides.considered].filter((ref) => !sides.for.has(ref) && !sides.against.has(ref));
  return { for: [...sides.for], against, considered, themes: [...themes].sort(), weight: behind.size };
}
