import { stateInSentence } from '../amend/edits/states.ts';
import { findContactDetails } from '../base/contact-details.ts';
import { onOneLine } from '../coding/describe-copy.ts';
import { linkWords, refWords } from '../evidence/describe.ts';
import { type Link, splitRef } from '../evidence/link.ts';
import { modelOf } from './build.ts';
import { contradictionsIn } from './contradictions.ts';
import { FINDING_KINDS, type FindingKind, type FindingPlace, type PackFinding } from './finding.ts';
import { internalWords } from './internal-words.ts';
import type { PackModel } from './model.ts';
import type { SettledDocument } from './paper/document.ts';
import type { PackFacts } from './paper/facts.ts';
import { DATE_GAPS, EMPTY_GAPS } from './paper/front-parts.ts';
import { namedInPart } from './paper/headings.ts';
import { asPublished } from './published.ts';
import { type RedactedWords, redactedWordsIn } from './redacted-words.ts';

/** The facts that a checklist is made from. */
interface Checked extends SettledDocument {
  /** The links whose ends have changed since a person last looked at them. */
  readonly suspect: readonly Pick<Link, 'from' | 'to' | 'type'>[];
  /** The names of everybody who works on the review. */
  readonly people: readonly string[];
  readonly redacted: RedactedWords;
}

const KIND_OF_GAP: ReadonlyMap<string, FindingKind> = new Map([
  ...Object.values(DATE_GAPS).map((what) => [what, 'date'] as const),
  ...Object.values(EMPTY_GAPS).map((what) => [what, 'empty'] as const),
]);

const inPart = (part: string, slot?: string): FindingPlace => ({
  kind: 'part',
  part,
  ...(slot !== undefined && { slot }),
});

function paperFindings({ parts }: SettledDocument): readonly PackFinding[] {
  const isIn = parts.filter(({ isIncluded }) => isIncluded);
  const fields = new Set<string>();
  return isIn.flatMap((settled): readonly PackFinding[] => {
    const { id: part, gaps, items } = settled;
    return [
      ...gaps.flatMap(({ label, slot, field }): readonly PackFinding[] => {
        // A missing detail that several parts need is reported once.
        if (field !== undefined && fields.has(field)) return [];
        const kind = KIND_OF_GAP.get(label) ?? 'not-written';
        if (field !== undefined && kind === 'not-written') fields.add(field);
        const place = field === undefined ? inPart(part, slot) : ({ kind: 'field', field } as const);
        return [{ id: `${kind}:${part}:${label}`, kind, words: namedInPart(settled, label), place }];
      }),
      ...items.flatMap((item): readonly PackFinding[] =>
        item.kind === 'text' && item.state === 'out-of-step'
          ? [
              {
                id: `out-of-step:${part}:${item.slot}`,
                kind: 'out-of-step',
                words: namedInPart(settled, item.label),
                place: inPart(part, item.slot),
              },
            ]
          : [],
      ),
    ];
  });
}

function amendmentFindings({ amendments }: PackFacts): readonly PackFinding[] {
  return amendments
    .filter(({ amendment }) => amendment.state !== 'agreed')
    .map(({ amendment: { id, title, state } }) => ({
      id: `not-agreed:${id}:${state}`,
      kind: 'not-agreed',
      words: `${id}${title ? `, ${title}` : ''}: ${stateInSentence(state)}`,
      place: { kind: 'amendment', id },
    }));
}

function linkFindings({ facts, suspect }: Checked): readonly PackFinding[] {
  const inPack = new Set(facts.amendments.map(({ amendment }) => `amendment:${amendment.id}`));
  return suspect
    .filter(({ from }) => inPack.has(from))
    .map(({ from, to, type }) => ({
      id: `link:${from} ${type} ${to}`,
      kind: 'link',
      words: `${refWords(from)} ${linkWords(type)} ${refWords(to)}`,
      place: { kind: 'amendment', id: splitRef(from).id },
    }));
}

/** The document without the words of the law. The law is not checked, and searching its words would take long. */
const withoutLaw = (settled: SettledDocument): SettledDocument => ({
  ...settled,
  facts: { ...settled.facts, markedUp: [], asAmended: [], matrix: [] },
  parts: settled.parts.map((part) => ({
    ...part,
    items: part.items.map((item) => (item.kind === 'law' ? { ...item, lines: [] } : item)),
  })),
});

/** Findings for contact details of quoted people. Only the annexes contain notes. */
function contactFindings({ notes, excerpts, document }: PackModel): readonly PackFinding[] {
  const hasAnnexes = document.parts.some(({ blocks }) => blocks.some(({ kind }) => kind === 'annex'));
  const texts = [...(hasAnnexes ? notes.map(({ text }) => text) : []), ...excerpts.map(({ quote }) => quote)];
  return texts.flatMap((text) =>
    findContactDetails(text).map(({ words, kind }) => ({
      id: `contact-details:${words}`,
      kind: 'contact-details',
      words: `“${words}”, in “${onOneLine(text)}”, may be ${kind}`,
      place: null,
    })),
  );
}

/**
 * What a person should check before a document is published, without repetitions; empty if nothing prevents
 * publication.
 */
export function checklistOf(checked: Checked): readonly PackFinding[] {
  const { facts, people, redacted } = checked;
  const model = modelOf(withoutLaw(checked));
  const published = asPublished(model);
  // Published parts have other names than parts in the builder, but the same order.
  const parts = new Map(
    published.document.parts.map(({ id }, at) => [id, model.document.parts[at]?.id ?? id]),
  );
  const placeOf = (part: string): FindingPlace | null => {
    if (part === 'cover') return { kind: 'field', field: 'title' };
    return part === '' ? null : inPart(parts.get(part) ?? part);
  };
  const findings: readonly PackFinding[] = [
    ...contradictionsIn(model).map(
      ({ id, words, part }): PackFinding => ({
        id: `contradiction:${id}`,
        kind: 'contradiction',
        words,
        place: placeOf(part === 'contents' ? 'about' : part),
      }),
    ),
    ...paperFindings(checked),
    ...amendmentFindings(facts),
    ...linkFindings(checked),
    ...facts.reliedOn.map(
      ({ pid, cite, meaning, words }): PackFinding => ({
        id: `unverified:${cite}:${words.join('|')}`,
        kind: 'unverified',
        words: `${cite}: ${meaning}${words.length > 0 ? ` (${words.map((text) => `“${text}”`).join(', ')})` : ''}`,
        place: { kind: 'provision', pid },
      }),
    ),
    ...internalWords(published, people).map(
      ({ words, kind, heading, part }): PackFinding => ({
        id: `internal-word:${part}:${words}`,
        kind: 'internal-word',
        words: `“${words}”, ${kind}, in “${heading}”`,
        place: placeOf(part),
      }),
    ),
    ...redactedWordsIn({ ...published, markedUp: facts.markedUp }, redacted).map(
      ({ words, part, amendment }): PackFinding => ({
        id: `redacted-words:${part}:${words}`,
        kind: 'redacted-words',
        words,
        place: amendment === undefined ? placeOf(part) : { kind: 'amendment', id: amendment },
      }),
    ),
    ...contactFindings(published),
  ];
  const once = [...new Map(findings.map((finding) => [finding.id, finding])).values()];
  return FINDING_KINDS.flatMap((kind) => once.filter((finding) => finding.kind === kind));
}
