import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type CallName, type CallOutput, calls } from '../../../core/api.ts';
import { makeAnchor } from '../../../core/evidence/anchor.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { leaksIn, type Search, searchIn } from '../../support/papers/leaks.ts';
import { published } from '../../support/papers/publish.ts';
import { type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { asFile, csv } from '../consultation/support.ts';
import { addNote, newSharedReview, passage, take } from './shared-review.ts';

/** Words that must not leave, each planted in its own way; signs in some, so that markup must escape them. */
const SECRET = {
  redacted: 'Zebulon <Quillfeather> & daughters',
  before: 'Zwickau terrace',
  copied: 'Hesperides Lane 41',
  unconsented: 'marmalade constabulary',
  confidential: 'velvet tribunal',
  silentNote: 'porcelain barracks',
  secretNote: 'lantern magistrate',
  detached: 'umbrella detective',
  respondent: 'Ottoline Featherstonehaugh',
  email: 'ottoline@secret.example',
  silentRespondent: 'Peregrine Throckmorton',
  silentEmail: 'peregrine@hidden.example',
  analyst: 'analyst says wolfsbane',
  comment: 'comment of mandragora',
} as const;
const PUBLISHED = 'The examples are too few';

const NOTE = `My name is ${SECRET.redacted}. ${PUBLISHED}. I live at ${SECRET.before}, and say so.`;
const ANSWER = `${PUBLISHED}, says one who lives at ${SECRET.copied}.`;

async function importAnswers(review: Opened): Promise<readonly Ref[]> {
  const header = [
    'Respondent ID',
    'Name',
    'Email',
    'Can we publish?',
    'Confidential?',
    'Remarks',
    'Q1. What do you think?',
  ];
  const rows = [
    ['1', SECRET.respondent, SECRET.email, 'Yes', 'No', SECRET.analyst, ANSWER],
    ['2', SECRET.silentRespondent, SECRET.silentEmail, 'No', 'No', '', `A ${SECRET.unconsented} came.`],
    ['3', 'Someone Else', 'else@hidden.example', 'Yes', 'Yes', '', `A ${SECRET.confidential} sat.`],
  ];
  const roles = [
    'respondent-id',
    'name',
    'email',
    'consent',
    'confidential',
    'analyst-note',
    'open-question',
  ] as const;
  await review.do('consultation.import', {
    ...asFile('responses.csv', csv([header, ...rows])),
    mapping: {
      header: 'one',
      columns: roles.map((role, index) => ({ index, role })),
    },
  });
  const { answers } = await review.do('consultation.responses', {});
  return answers.map(({ id }): Ref => `answer:${id}`);
}

/** The same words to a reader, written so that no search for the words as they are finds them. */
const rewritten = (words: string): string =>
  words.replace(/(?<=\p{L}{2})(?=\p{L}{2})/gu, '\u00AD').replaceAll(' ', '\u00A0\u200B');
const twice = (words: string): string => `${words} or ${rewritten(words)}`;
const REWRITTEN = [SECRET.redacted, SECRET.before, SECRET.copied].map(rewritten);

/** A review in which every secret stands wherever people can put one. */
async function planted() {
  const shared = await newSharedReview();
  const { id: theme } = await shared.do('coding.addTheme', {
    name: `Lives at ${twice(SECRET.copied)}`,
    description: `Said by ${twice(SECRET.redacted)}`,
  });
  const taken: Ref[] = [];
  const excerpt = async (of: Ref, text: string, quote: string) => {
    const remark = `He is ${twice(SECRET.redacted)}`;
    const { id } = await take(shared, of, text, quote, { themes: [theme], stance: 'supports', remark });
    taken.push(`excerpt:${id}`);
    return id;
  };
  const open = await addNote(shared, NOTE);
  const silent = await addNote(shared, `A ${SECRET.silentNote} here.`, {
    consent: false,
    author: 'Nobody Known',
  });
  const secret = await addNote(shared, `A ${SECRET.secretNote} here.`, { confidential: true });
  const changed = await addNote(shared, `A ${SECRET.detached} here.`);
  await excerpt(open, NOTE, SECRET.redacted);
  await excerpt(open, NOTE, `Quillfeather> & daughters. ${PUBLISHED}`);
  const shown = await excerpt(open, NOTE, PUBLISHED);
  await excerpt(silent, `A ${SECRET.silentNote} here.`, SECRET.silentNote);
  await excerpt(secret, `A ${SECRET.secretNote} here.`, SECRET.secretNote);
  await excerpt(changed, `A ${SECRET.detached} here.`, SECRET.detached);
  const was = (await shared.do('evidence.get', {})).notes.find(({ id }) => `note:${id}` === changed);
  if (was)
    await shared.do('note.revise', { was, is: { ...was, text: 'Nothing.' }, because: 'Sent in error' });

  const [first = 'answer:0', second = 'answer:0', third = 'answer:0'] = await importAnswers(shared);
  await excerpt(first, ANSWER, `lives at ${SECRET.copied}`);
  await excerpt(second, `A ${SECRET.unconsented} came.`, SECRET.unconsented);
  await excerpt(third, `A ${SECRET.confidential} sat.`, SECRET.confidential);

  const { sources, commitments } = await shared.do('evidence.get', {});
  const pinned = commitments.map(({ pin }) => pin).find(({ quote }) => quote.includes(' will '));
  const source = sources.find(({ id }) => id === pinned?.source);
  if (!pinned || !source) throw new RangeError('No commitment that says “will”');
  const promised = pinned.quote.slice(0, 30);
  await shared.do('redaction.add', {
    of: `source:${source.id}`,
    from: pinned.from,
    to: pinned.from + 30,
    quote: promised,
  });
  for (const quote of [SECRET.redacted, SECRET.before])
    await shared.do('redaction.add', { of: open, ...passage(NOTE, quote) });
  await shared.do('redaction.add', { of: first, ...passage(ANSWER, SECRET.copied) });

  const pid = stalkingExamples(shared.act).pid;
  const { id: amendment } = await shared.do('amendment.create', {
    title: `For ${twice(SECRET.redacted)}`,
    purpose: `As asked at ${twice(SECRET.copied)}`,
    reason: `They said “${promised}” to ${twice(SECRET.redacted)}, of ${twice(SECRET.before)}`,
    edits: [replacing(shared.act, pid, 'examples', 'telling examples')],
  });
  for (const to of [open, silent, secret, changed, first, second, third, `theme:${theme}`, ...taken] as const)
    await shared.do('link.add', { type: 'evidence-for', from: `amendment:${amendment}`, to: to as Ref });
  await shared.do('link.add', { type: 'considered-in', from: `provision:${pid}`, to: second });
  await shared.do('decision.add', {
    about: 'recommendation:3',
    outcome: 'not-taken-forward',
    reason: `${twice(SECRET.redacted)} was against it`,
  });
  await shared.do('thread.add', {
    on: open,
    words: null,
    text: `A ${SECRET.comment}, of ${twice(SECRET.redacted)}`,
  });
  const words = {
    ...makeAnchor(`A ${SECRET.silentNote} here.`, 2, 2 + SECRET.silentNote.length),
    field: 'text',
  };
  await shared.do('thread.add', { on: silent, words, text: 'Comment for the lawyer' });
  await shared.do('review.rename', { title: `Stalking, for ${twice(SECRET.redacted)}` });
  await plantInPapers(shared, amendment);
  return { shared, open, shown, promised };
}

/** Puts secrets wherever people write in a pack: its parts, what is known of the consultation, and what is asked. */
async function plantInPapers(shared: Opened, amendment: string): Promise<void> {
  await shared.do('pack.describe', {
    title: `The law, for ${twice(SECRET.redacted)}`,
    enquiries: `Ask at ${twice(SECRET.copied)}`,
    shortTitle: `${twice(SECRET.redacted)} Act 2027`,
  });
  const asked = {
    text: `What of ${twice(SECRET.redacted)}?`,
    kind: 'closed',
    options: [twice(SECRET.copied), 'No'],
  } as const;
  await shared.do('pack.ask', { ...asked, options: [...asked.options], about: amendment });
  for (const document of ['consultation', 'response'] as const)
    for (const { id: part, items } of (await shared.do('pack.builder', { document })).parts) {
      const item = items.find(({ kind }) => kind === 'text');
      if (item?.kind !== 'text') continue;
      const { slot, text: was, computed: against } = item;
      const text = `Of ${twice(SECRET.redacted)}, at ${twice(SECRET.copied)}.`;
      await shared.do('pack.write', { document, part, slot, text, was, against });
    }
  await shared.do('pack.consulted', { consulted: true });
}

/** Who is at work on the draft: named in the ledger, and in no pack for others. */
const AUTHOR = 'Ann Draper';

const BILL = {
  longTitle: 'A Bill to amend the Protection from Harassment Act 1997.',
  shortTitle: 'Stalking Act 2026',
  commencement: 'This Act comes into force on the day on which it is passed.',
};
type ExportName = Extract<CallName, `${string}.export`>;
/** Every call that writes files for others, and what it is asked: one that is not here does not compile. */
const ASKED: { readonly [N in ExportName]: object } = {
  'pack.export': {},
  'schedule.export': {},
  'bill.export': { asBill: BILL },
  'coverage.export': {},
  'tallies.export': {},
  'responses.export': {},
  // For a lawyer it has the comments: outward it must not.
  'word.export': { profile: 'outward' },
};
const EXPORTS = Object.keys(ASKED) as readonly ExportName[];

it('what may not leave is in no byte of any export, and is counted', async () => {
  expect(EXPORTS.toSorted()).toEqual(
    Object.keys(calls)
      .filter((name) => name.endsWith('.export'))
      .sort(),
  );
  const { shared, open, promised, shown } = await planted();
  const folder = temporaryFolder();
  const made = new Map<ExportName, unknown>();
  const searches = new Map<string, Search>();
  /** Which of some words left with an export: each is unpacked and read once. */
  const left = (name: string, words: readonly string[]): readonly string[] => {
    const search = searches.get(name) ?? searchIn(join(folder, name));
    searches.set(name, search);
    return search(words);
  };
  // What people said goes out where somebody puts it in.
  await shared.do('pack.arrange', {
    document: 'consultation',
    order: ['notes', 'themes', 'matrix'],
    leftOut: [],
  });
  for (const name of EXPORTS) {
    const given = { ...ASKED[name], to: join(folder, name, 'out') } as never;
    made.set(name, await (name === 'pack.export' ? published(shared, given) : shared.do(name, given)));
    const secrets = [...Object.values(SECRET), ...REWRITTEN, promised, 'Nobody Known'];
    expect(left(name, secrets), name).toEqual([]);
  }
  await published(shared, { document: 'response', to: join(folder, 'response', 'out') });
  for (const document of ['consultation', 'response'] as const) {
    const { html } = await shared.do('pack.preview', { document });
    const secrets = [...Object.values(SECRET), ...REWRITTEN, promised];
    expect(leaksIn({ path: document, bytes: strToU8(html) }, secrets)).toEqual([]);
  }
  const hidden = [...Object.values(SECRET), ...REWRITTEN, promised, 'Nobody Known', AUTHOR];
  for (const name of ['pack.export', 'response', 'word.export']) expect(left(name, hidden), name).toEqual([]);
  const { manifest } = made.get('pack.export') as CallOutput<'pack.export'>;
  expect(manifest.withheld.consultation).toEqual({
    answersWithoutConsent: 1,
    confidentialAnswers: 1,
    excerptsWithoutConsent: 2,
    confidentialExcerpts: 2,
    redactedExcerpts: 3,
    detachedExcerpts: 1,
    redactedPassages: 4,
  });
  // A lawyer reads the comments, and no words of respondents that may not leave.
  await shared.do('word.export', { profile: 'lawyer', to: join(folder, 'lawyer', 'word') });
  await shared.do('pack.export', { profile: 'lawyer', to: join(folder, 'lawyer', 'pack') });
  // What may leave is there, so that the search does find words.
  for (const [name, words] of [
    ['pack.export', PUBLISHED],
    ['pack.export', 'Suzy Lamplugh Trust, January 2026'],
    ['lawyer', `excerpt ${shown} of`],
    ['lawyer', `excerpt ${shown} of ${open.replace(':', ' ')} — Suzy Lamplugh Trust, January 2026 — quoted`],
    ['pack.export', '[redacted]'],
    ['coverage.export', 'For [redacted]'],
    ['schedule.export', 'telling examples'],
    ['bill.export', 'telling'],
  ] as const)
    expect(left(name, [words]), name).not.toEqual([]);
  const { comment: _, ...others } = SECRET;
  expect(left('lawyer', [...Object.values(others), ...REWRITTEN, promised, 'Nobody Known'])).toEqual([]);
  expect(left('lawyer', ['Comment for the lawyer'])).not.toEqual([]);
  await shared.do('ledger.verify', {});
});

describe('the search for leaks', () => {
  const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
  it.each([
    ['in UTF-8', strToU8('x the secret x')],
    ['in UTF-16', wide('x the secret x')],
    ['in UTF-16, big end first', new Uint8Array(Buffer.from('x the secret x', 'utf16le').swap16())],
    ['cut by markup', strToU8('<w:t>the se</w:t><w:t>cret</w:t>')],
    ['written with entities', strToU8('the&#32;se&#x63;ret')],
    ['written with escapes', strToU8('{"a":["the\\u0020secret"]}')],
    ['in a zip in a zip', zipSync({ 'a.zip': zipSync({ 'b.xml': strToU8('<a>the <b>secret</b></a>') }) })],
    ['in the name of a file', zipSync({ 'the secret.txt': strToU8('') })],
  ])('finds words %s', (_, bytes) => {
    const found = leaksIn({ path: 'file', bytes }, ['the secret', 'another']);
    expect(found).not.toEqual([]);
    expect(found.filter((leak) => leak.startsWith('another'))).toEqual([]);
  });
});
