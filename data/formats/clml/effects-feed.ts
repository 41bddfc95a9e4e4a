import type { OutstandingEffect } from '../../../core/act/instrument.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { readXml } from '../xml/read.ts';
import { descend } from '../xml/tree.ts';
import { fromUri, idOf, outstandingOf } from './metadata.ts';
import { CLML } from './names.ts';
import type { ClmlOptions } from './read.ts';

/** One effect of a feed: what is done to which Act by which, and whether the published text shows it. */
export interface FeedEffect extends OutstandingEffect {
  /** `ukpga/2002/38`; '' where the feed doesn't say. */
  readonly affectedId: string;
  readonly affectingId: string;
  /** Whether the editors have made it in the published text. */
  readonly applied: boolean;
  /** Whether it changes the text at all, as against modifying or applying it. */
  readonly required: boolean;
}

const FEED: typeof CLML = { ...CLML, 'http://www.w3.org/2005/Atom': 'atom' };

const endOf = (end: 'Affected' | 'Affecting', given: Readonly<Record<string, string>>): string =>
  fromUri(given[`${end}URI`]) ?? idOf(given[`${end}Class`], given[`${end}Year`], given[`${end}Number`]) ?? '';

/** The effects in legislation.gov.uk's feed of changes to an Act (drafting-conventions.md §7.2). */
export function readEffectsFeed(
  input: string | Uint8Array,
  options: ClmlOptions = {},
): Result<readonly FeedEffect[]> {
  const xml = readXml(input, { prefixes: FEED, ...options });
  if (!xml.ok) return xml;
  if (xml.value.name !== 'atom:feed')
    return refuse('unsupported', `The file is no feed of effects: it begins with <${xml.value.name}>.`);
  const effects = [...descend(xml.value)].filter(({ name }) => name === 'ukm:Effect');
  return ok(
    effects.map((effect, at) => ({
      ...outstandingOf(effect, at),
      affectedId: endOf('Affected', effect.attributes),
      affectingId: endOf('Affecting', effect.attributes),
      applied: effect.attributes.Applied === 'true',
      required: effect.attributes.RequiresApplied === 'true',
    })),
  );
}
