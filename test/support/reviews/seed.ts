import type { AmendmentState } from '../../../core/amend/edits/amendment.ts';
import type { PlainEdit } from '../../../core/amend/edits/plain-edit.ts';
import { resolvePlainEdits } from '../../../core/amend/edits/resolve-edits.ts';
import { firstRank } from '../../../core/amend/text/rank.ts';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';
import type { LinkType, Ref } from '../../../core/evidence/link.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { must, mustOpen } from './review.ts';

interface Sketch {
  readonly title: string;
  readonly purpose: string;
  readonly reason: string;
  readonly edits: readonly PlainEdit[];
  readonly links: readonly (readonly [LinkType, Ref])[];
  /** The states it goes through, and who moves it there. */
  readonly moves: readonly (readonly [AmendmentState, 'official' | 'lawyer'])[];
}

const PEOPLE = {
  official: { name: 'Ann Draper', role: 'Policy official' },
  lawyer: { name: 'Bo Counsel', role: 'Legal adviser' },
} as const;

const EFFECT = "which has a substantial adverse effect on B's usual day-to-day activities";

/** Five drafts as a review might have them half way: made up to try Keeling with, and nobody's policy. */
const SKETCHES: readonly Sketch[] = [
  {
    title: 'Following a person by device or app',
    purpose: 'Adds following by means of a device to the examples of stalking, and says what a device is.',
    reason:
      'Staff who use the list as a checklist miss what is not on it. The examples name the internet and email, and nothing that follows a person’s movements.',
    edits: [
      {
        in: 'section 2A(3)(d)',
        replace: 'the internet, email or any other form',
        with: 'any device, any app or any form',
      },
      { in: 'section 2A(3)(g)', replace: '.', with: ',' },
      {
        after: 'section 2A(3)(g)',
        insertProvision: {
          num: '(h)',
          text: 'following a person’s movements by means of a device or an app.',
        },
      },
      {
        after: 'section 7(5)',
        insertProvision: {
          num: '(6)',
          text: '“Device” includes any thing that records, or sends information about, where a person is.',
        },
      },
    ],
    links: [
      ['partly-implements', 'recommendation:1'],
      ['evidence-for', 'note:N-013'],
      ['considered-in', 'note:N-014'],
    ],
    moves: [
      ['ready', 'official'],
      ['in-legal-review', 'lawyer'],
    ],
  },
  {
    title: 'A general description before the examples',
    purpose: 'Says in general terms what stalking is, so that a reader meets the idea before the instances.',
    reason: 'The list of examples is read as if it were whole.',
    edits: [
      {
        after: 'section 2A(2)',
        insertProvision: {
          num: '(2A)',
          text: 'Acts or omissions are associated with stalking in particular if they are repeated and unwanted and—',
          children: [
            { num: '(a)', text: 'show a fixation on the person to whom they relate, or' },
            { num: '(b)', text: 'intrude on that person’s private life.' },
          ],
        },
      },
      { in: 'section 2A(3)', after: 'The following are', insert: ' further' },
    ],
    links: [
      ['partly-implements', 'recommendation:1'],
      ['evidence-for', 'note:N-015'],
      ['evidence-against', 'note:N-016'],
    ],
    moves: [
      ['ready', 'official'],
      ['in-legal-review', 'lawyer'],
      ['returned', 'lawyer'],
    ],
  },
  {
    title: 'A lower threshold of effect',
    purpose: 'Any adverse effect on day-to-day activities is enough.',
    reason: 'The same conduct has been described differently each time it was reported.',
    edits: [
      { in: 'section 4A(1)(b)(ii)', omit: 'substantial ' },
      { in: 'section 4A(3)', omit: 'substantial ' },
    ],
    links: [
      ['responds-to', 'recommendation:1'],
      ['evidence-for', 'note:N-018'],
    ],
    moves: [['ready', 'official']],
  },
  {
    title: 'No threshold of effect',
    purpose: 'Serious alarm or distress is enough, whatever its effect.',
    reason: '',
    edits: [
      { in: 'section 4A(1)(b)(ii)', omit: ` ${EFFECT}` },
      { in: 'section 4A(3)', omit: ` ${EFFECT}` },
    ],
    links: [],
    moves: [],
  },
  {
    title: 'Entry in relation to both offences of stalking',
    purpose: 'Lets a warrant be issued for an offence under section 4A as well.',
    reason: 'One power for both offences is easier for the police to understand and apply.',
    edits: [
      { in: 'section 2B', replace: 'offence of stalking', with: 'offences of stalking' },
      { in: 'section 2B(1)(a)', replace: 'section 2A', with: 'section 2A or 4A' },
    ],
    links: [['implements', 'recommendation:1']],
    moves: [],
  },
];

/**
 * Makes a review file with work in it: five amendments in four states, two of them alternatives, one returned, links
 * and evidence. The same bytes of content each time: its clock and its ids count up.
 */
export async function seedReview(path: string, title = 'Stalking: the super-complaint'): Promise<void> {
  let ticks = 0;
  let ids = 0;
  let person: { readonly name: string; readonly role: string } = PEOPLE.official;
  const deps = {
    now: () => new Date(Date.UTC(2026, 10, 2, 9, ticks++)).toISOString(),
    newId: () => `seed-${++ids}`,
    person: () => person,
  };
  const session = mustOpen(
    await createReview(path, { title, act: 'ukpga/1997/40', at: 'current', samples: true }, deps),
  );
  const ask = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    must(await session.call(name, input));
  const { root } = await ask('act.get', {});
  for (const [at, { title, purpose, reason, edits, links, moves }] of SKETCHES.entries()) {
    const id = `A-${String(at + 1).padStart(3, '0')}`;
    person = PEOPLE.official;
    const resolved = must(
      resolvePlainEdits(root, edits, { newPid: () => `seed-${++ids}`, rank: firstRank(id) }),
    );
    let { revision } = await ask('amendment.create', { title, purpose, reason, edits: [...resolved] });
    for (const [type, to] of links) await ask('link.add', { type, from: `amendment:${id}`, to });
    for (const [state, who] of moves) {
      person = PEOPLE[who];
      const { amendments } = await ask('amendment.setState', { id, revision, state });
      revision = amendments[0]?.revision ?? 0;
    }
  }
  await session.close();
}
