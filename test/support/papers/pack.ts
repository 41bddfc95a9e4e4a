import type { Instrument } from '../../../core/act/instrument.ts';
import { type Pid, type Provision, provision, walk } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { copiesOf } from '../../../core/coding/scrub.ts';
import { MIN_SHOWN } from '../../../core/consultation/small-numbers.ts';
import type { Reader } from '../../../core/disclosure/reader.ts';
import type { Evidence, Note } from '../../../core/evidence/evidence.ts';
import type { Link, Ref } from '../../../core/evidence/link.ts';
import type { Redaction } from '../../../core/evidence/records.ts';
import { buildPack } from '../../../core/pack/build.ts';
import { NO_FIELDS } from '../../../core/pack/consultation-fields.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { PackInput } from '../../../core/pack/pack-input.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { clearPaper, paperGate } from '../../../core/pack/source/clear-paper.ts';
import type { PaperSource } from '../../../core/pack/source/paper-source.ts';
import { selectAmendments } from '../../../core/pack/source/select-amendments.ts';
import { digest } from '../../../data/base/hash.ts';
import { loadAct } from '../../../data/corpus/acts.ts';

/** The real Act, as in force. */
export function currentAct(): Instrument {
  const act = loadAct('ukpga/1997/40', 'current');
  if (!act.ok) throw new Error(act.error.message);
  return act.value;
}

/** The pid of a provision of the real Act by its labels, from the section down: `pidOf('2A', '(3)', '(g)')`. */
export function pidOf(...labels: readonly string[]): Pid {
  let found: Provision | undefined = currentAct().root;
  for (const label of labels) {
    const root: Provision | undefined = found;
    found = root && [...walk(root)].find((node) => node !== root && node.num === label);
  }
  if (!found) throw new RangeError(`No provision ${labels.join('')}`);
  return found.pid;
}

/** An amendment of these edits, by one of two authors at one of two times. */
export function amendment(id: string, edits: readonly Edit[], given: Partial<Amendment> = {}): Amendment {
  return {
    id,
    revision: 1,
    title: `Title of ${id}`,
    purpose: `Purpose of ${id}`,
    reason: `Reason for ${id}`,
    state: 'draft',
    author: 'Ann Official',
    createdAt: '2026-11-20T09:00:00.000Z',
    changedAt: '2026-11-21T10:30:15.250Z',
    changedBy: 'Ann Official',
    edits,
    ...given,
  };
}

/** How Word has the changes of an amendment of that author. */
export const signedBy = (author: string) => ({ author, date: '2026-11-21T10:30:15Z' });

/** Replaces the first `old` of a field of the real Act. */
export function replace(
  pid: Pid,
  field: 'content' | 'intro' | 'heading' | 'num' | 'wrapUp',
  old: string,
  insert: string,
): Edit {
  const node = [...walk(currentAct().root)].find((candidate) => candidate.pid === pid);
  const from = node?.[field].indexOf(old) ?? -1;
  if (from < 0) throw new RangeError(`No “${old}” in ${field} of ${pid}`);
  return { type: 'text', pid, field, from, to: from + old.length, insert, rank: 'm' };
}

/** Three drafts of section 2A as an official might make them: words, a paragraph more, a subsection out. */
export function sampleAmendments(): readonly Amendment[] {
  const three = pidOf('2A', '(3)');
  const last = pidOf('2A', '(3)', '(g)');
  return [
    amendment('A-001', [
      replace(last, 'content', '.', ','),
      {
        type: 'insert',
        parent: three,
        after: last,
        rank: 'm',
        provision: provision({
          pid: 'new-h',
          kind: 'paragraph',
          num: '(h)',
          content: 'naming a person’s home in public.',
        }),
      },
    ]),
    amendment('A-002', [replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following')], {
      author: 'Bo Lawyer',
      changedAt: '2026-11-22T08:00:00.000Z',
    }),
    amendment('A-003', [{ type: 'omit', pid: pidOf('2', '(2)') }]),
  ];
}

export const note = (given: Partial<Note> & Pick<Note, 'id'>): Note => ({
  date: '2025-03-01',
  author: 'A Respondent',
  organisation: 'A Charity',
  question: 'Q1',
  text: 'We agree.',
  wording: 'sample',
  consent: true,
  confidential: false,
  found: 'test',
  ...given,
});

/** A link between two ends, made by somebody at some time. */
export const linkOf = (id: string, type: Link['type'], from: Ref, to: Ref): Link => ({
  id,
  type,
  from,
  to,
  fromHash: '',
  toHash: '',
  by: 'Ann Official',
  at: '2026-11-21T11:00:00.000Z',
});

export const noEvidence: Evidence = {
  sources: [],
  recommendations: [],
  responses: [],
  commitments: [],
  notes: [],
};

/** What a pack of these amendments to the real Act is made from. */
export function packInputOf(chosen: readonly Amendment[], given: Partial<PackInput> = {}): PackInput {
  const instrument = currentAct();
  return {
    generator: 'keeling test',
    review: { id: 'r-1', title: 'Stalking review' },
    ledger: { seq: 12, hash: 'ab'.repeat(32), at: '2026-11-23T12:00:00.000Z' },
    instrument,
    instrumentHash: digest(instrument),
    chosen,
    withoutEdits: [],
    leftOut: [],
    links: [],
    evidence: noEvidence,
    redacted: { redactions: [], copies: copiesOf([]) },
    ...given,
  };
}

/** A pack of these amendments to the real Act. */
export const packOf = (chosen: readonly Amendment[], given: Partial<PackInput> = {}): PackModel =>
  buildPack(packInputOf(chosen, given));

/** What a pack of some pieces is made from once they passed the gate for a reader. */
export function clearedInput(
  reader: Reader,
  input: PackInput,
  redactions: readonly Redaction[] = [],
): PackInput {
  const { sources, recommendations, responses, commitments, notes } = input.evidence;
  const source: PaperSource = {
    stored: {
      review: [input.review],
      amendment: input.chosen,
      link: input.links,
      source: sources,
      recommendation: recommendations,
      response: responses,
      commitment: commitments,
      note: notes,
      decision: input.decisions ?? [],
      theme: [],
      question: [],
      excerpt: [],
      text: [],
      consultation: [NO_FIELDS],
      'pack-text': [],
    },
    ledger: input.ledger,
    instrument: input.instrument,
    instrumentHash: input.instrumentHash,
    redactions,
    answersWithheld: { answersWithoutConsent: 0, confidentialAnswers: 0 },
    document: 'consultation',
    arrangement: UNEDITED_PAPER.arrangement,
    questions: [],
    leastShown: MIN_SHOWN,
    citing: [],
    outcome: null,
    suspect: [],
  };
  const selected = selectAmendments(
    clearPaper(paperGate(reader, source), source, input.generator).value,
    { amendments: input.chosen.map(({ id }) => id), isWhole: true },
    reader,
  );
  if (!selected.ok) throw new RangeError(selected.error.message);
  return selected.value;
}
