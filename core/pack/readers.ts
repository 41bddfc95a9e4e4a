import { LEAST_SHOWN } from '../consultation/small-numbers.ts';
import type { Ref } from '../evidence/link.ts';
import { type PackConsultation, plainTheme, publishedTheme } from './consultation.ts';
import type { PackInput } from './pack-input.ts';
import { UNTOUCHED } from './paper/document.ts';
import type { Readers } from './parts.ts';
import type { WordProfile } from './word-profiles.ts';

/** A place on somebody’s own disk or network: up to what ends it in a sentence. */
const PATH =
  /(?:file:\/\/|\b[A-Za-z]:[\\/]|\\\\[\w.$-]+\\|(?<![\w:/.])~?\/(?:home|Users|Volumes|mnt|media|tmp|var|root)\/)[^\n;,"”)]*/g;

/** Where something was found, without the places that only those who work on it can go to. */
const withoutPaths = <T extends { readonly found: string }>(one: T): T => ({
  ...one,
  found: one.found.replace(PATH, 'a file'),
});

/** What stands for the responses to a recommendation where none is on record: that nobody answered is more than is known. */
export const NO_RESPONSE: Readonly<Record<Readers, string>> = {
  public: 'None recorded',
  colleagues: 'Not known',
};

/** Whom a document of a profile is for. */
export const readersOf = (profile: WordProfile): Readers => (profile === 'lawyer' ? 'colleagues' : 'public');

/** What people said as the public is told of it: without our numbers, and without numbers that are too small to be published. */
function publishedConsultation(consultation: PackConsultation, least: number): PackConsultation {
  const themes = consultation.themes.map((theme) => publishedTheme(theme, least));
  const plain = themes.map((theme): [Ref, string] => [`theme:${theme.id}`, plainTheme(theme)]);
  const names = new Map([...(consultation.plain ?? []), ...plain]);
  const excerpts = consultation.excerpts.map((excerpt) => ({
    ...excerpt,
    from: names.get(excerpt.of) ?? 'a respondent',
  }));
  return { ...consultation, themes, excerpts, plain: names };
}

/**
 * What a pack is made from, for whom it is meant. Beyond the people at work on it nobody is told who they are or in what role;
 * when each of them did what; and what of their drafts is not in the pack, but only that something isn't.
 */
export function forReaders(given: PackInput, profile: WordProfile): PackInput {
  const input: PackInput = {
    ...given,
    paper: { ...(given.paper ?? UNTOUCHED), readers: readersOf(profile) },
  };
  if (profile === 'lawyer') return input;
  const { at } = input.ledger;
  const { leastShown = LEAST_SHOWN } = input.paper ?? UNTOUCHED;
  return {
    ...input,
    evidence: {
      ...input.evidence,
      notes: input.evidence.notes.map(withoutPaths),
      recommendations: input.evidence.recommendations.map(withoutPaths),
    },
    chosen: input.chosen.map(({ aside: _, ...amendment }) => ({
      ...amendment,
      author: '',
      changedBy: '',
      createdAt: at,
      changedAt: at,
    })),
    leftOut: input.leftOut.map((left) => ({ ...left, title: '' })),
    withoutEdits: input.withoutEdits.map((edit) => ({
      ...edit,
      change: 'a change that is not part of this pack',
    })),
    links: input.links.map(({ looked: _, ...link }) => ({ ...link, by: '', at })),
    ...(input.consultation && { consultation: publishedConsultation(input.consultation, leastShown) }),
    ...(input.decisions && { decisions: input.decisions.map((decision) => ({ ...decision, by: '', at })) }),
  };
}
