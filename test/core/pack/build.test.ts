import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import { modelOf, settleOn } from '../../../core/pack/build.ts';
import { withheldWords } from '../../../core/pack/cover-lines.ts';
import { packBase } from '../../../core/pack/pack-base.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { finished } from '../../../core/pack/settled-parts.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { drafts } from '../../support/drafts/drafts.ts';
import {
  amendment,
  currentAct,
  linkOf,
  noEvidence,
  note,
  packInputOf,
  packOf,
  pidOf,
  sampleAmendments,
} from '../../support/papers/pack.ts';
import { caseCount } from '../../support/run/amount.ts';

const withNotes = (...notes: Evidence['notes']): Evidence => ({ ...loadEvidence(), notes });

/** The parts of a paper by themselves, and as they are in the whole of it. */
function looks(chosen: readonly Amendment[]) {
  const base = packBase(packInputOf(chosen));
  const paper = {
    ...UNEDITED_PAPER,
    arrangement: { ...UNEDITED_PAPER.arrangement, order: ['effects', 'matrix', 'marked-up'] },
  };
  const whole = modelOf(finished(settleOn(base, paper))).document.parts;
  return whole.map((part) => {
    const look = settleOn(base, { ...paper, wantedParts: [part.id] }, part.place === 'file');
    return { part, alone: modelOf(finished(look)).document.parts.find(({ id }) => id === part.id) };
  });
}

describe('a look at one part of a paper', () => {
  it('is that part as it is in the whole of it, whatever the draft', () => {
    const act = currentAct().root;
    fc.assert(
      fc.property(drafts(act), ({ amendments }) => {
        const { chosen } = chooseCompatible(act, amendments);
        const found = looks(chosen.map(({ id, edits }) => amendment(id, edits)));
        // A draft of which no clause can be written: that its annex is not there is known once it was tried.
        const isTold = chosen.length === 0 || found.some(({ part }) => part.id === 'draft-bill');
        for (const { part, alone } of found) if (isTold || part.place === 'body') expect(alone).toEqual(part);
      }),
      { numRuns: caseCount(15, 200) },
    );
  });

  it('sets out a heading that a proposal changes, over sections that it leaves', () => {
    const heading = [...walk(currentAct().root)].find(({ kind }) => kind === 'crossheading');
    const edit: Edit = {
      ...{ type: 'text', pid: heading?.pid ?? '', field: 'heading', rank: 'V' },
      ...{ from: 0, to: 'England'.length, insert: 'Scotland' },
    };
    const parts = looks([amendment('A-001', [edit])]).map(({ alone }) => alone);
    const law = (id: string) =>
      parts
        .find((part) => part?.id === id)
        ?.blocks.flatMap((block) => (block.kind === 'law' ? [block] : []))
        .map(({ name, lines }) => [name, ...plainLines(lines, 'as-amended')].join(': '));
    expect(law('background')).toEqual([
      'the italic heading before section 1, as it stands: England and Wales',
    ]);
    expect(law('proposal:A-001')?.[0]).toBe(
      'the italic heading before section 1, as it would read: Scotland and Wales',
    );
  });

  it('relies on nothing under a heading that a proposal changes', () => {
    const heading = [...walk(currentAct().root)].find(({ kind }) => kind === 'crossheading');
    const edit: Edit = {
      ...{ type: 'text', pid: heading?.pid ?? '', field: 'heading', rank: 'V' },
      ...{ from: 0, to: 'England'.length, insert: 'Scotland' },
    };
    const { reliedOn } = modelOf(
      finished(settleOn(packBase(packInputOf([amendment('A-001', [edit])])), UNEDITED_PAPER)),
    );
    expect(reliedOn.map(({ pid }) => pid)).not.toContain(heading?.children[0]?.pid);
    expect(reliedOn.filter(({ pid }) => pid !== heading?.pid)).toEqual([]);
  });

  it('is of a table of all proposals where the part is one', () => {
    const parts = looks(sampleAmendments()).map(({ alone }) => alone);
    const effects = parts.find((part) => part?.id === 'effects')?.blocks[0];
    expect(effects?.kind === 'table' && effects.rows.map(([where]) => where)).toEqual([
      'Section 2A(3)(g)',
      'After section 2A(3)(g)',
      'The heading of section 2A',
      'Section 2(2)',
    ]);
  });
});

describe('what a pack contains', () => {
  it('is the whole Act in both readings', () => {
    const chosen = sampleAmendments();
    const { markedUp, asAmended } = packOf(chosen);
    const base = currentAct().root;
    const amended = asAmendedOf(redline(base, chosen));
    expect(plainLines(markedUp, 'original')).toEqual(plainLines(linesOf(redline(base, [])), 'original'));
    expect(plainLines(markedUp, 'as-amended')).toEqual(plainLines(asAmended, 'original'));
    expect(plainLines(asAmended, 'original')).toEqual(plainLines(linesOf(redline(amended, [])), 'original'));
  });

  it('lists each amendment’s changes, and each once', () => {
    const { amendments } = packOf(sampleAmendments());
    expect(
      amendments.map(({ amendment: { id }, changes }) => [id, changes.map(({ words }) => words)]),
    ).toEqual([
      [
        'A-001',
        [
          'In section 2A(3)(g): deleted “.” (full stop); inserted “,” (comma)',
          'After section 2A(3)(g): inserted “(h) naming a person’s home in public.”',
        ],
      ],
      ['A-002', ['In the heading of section 2A: deleted “stalking”; inserted “stalking and following”']],
      ['A-003', [expect.stringMatching(/^Omitted section 2\(2\): “/)]],
    ]);
  });

  it('has every section in its contents, and says which change', () => {
    const { outline } = packOf(sampleAmendments());
    const sections = [...walk(currentAct().root)].filter(
      ({ kind, pid }) => kind === 'section' && outline.some((entry) => entry.pid === pid),
    );
    expect(outline.filter(({ kind }) => kind === 'section').map(({ num }) => num)).toEqual(
      '1 2 2A 2B 3 3A 4 4A 4B 5 5A 6 7 8 8A 9 10 11 12 13 14 15 16'.split(' '),
    );
    expect(sections).toHaveLength(23);
    expect(outline.filter(({ changed }) => changed).map(({ num }) => num)).toEqual(['2', '2A']);
    expect(outline.find(({ num }) => num === '2A')?.heading).toBe('Offence of stalking and following');
    expect(outline.find(({ num }) => num === '8')?.extent).toBe('S');
  });

  it('tells what is left alone, and what that is linked to', () => {
    const links = [linkOf('L-1', 'considered-in', `provision:${pidOf('4', '(1)')}`, 'recommendation:3')];
    const { provisions } = packOf(sampleAmendments(), { links, evidence: loadEvidence() });
    const changed = provisions.filter((provision) => provision.changed).map(({ cite }) => cite);
    expect(changed).toEqual(['section 2', 'section 2A']);
    const four = provisions.find(({ cite }) => cite === 'section 4');
    expect(four?.changed).toBe(false);
    expect(four?.links.shownLinks[0]?.words).toMatch(/^is considered in: Recommendation 3 — /);
  });

  it('says where the text can’t be relied on, without saying it of the rest', () => {
    const { reliance } = packOf([]);
    const of = (cite: string) => reliance.find((entry) => entry.cite === cite);
    expect(of('section 2B')).toMatchObject({ status: 'unverified', words: [], sources: [] });
    expect(of('section 3A')).toMatchObject({ status: 'derived', words: [] });
    expect(of('section 1(2)')).toMatchObject({ status: 'derived', words: ['or involved'] });
    expect(of('section 8(8)')).toMatchObject({ meaning: 'the wording is not available' });
    expect(of('section 1')).toBeUndefined();
    expect(of('section 1(1)')).toBeUndefined();
    expect(of('this Act')).toBeUndefined();
  });

  it('claims nothing of a text of which nothing is said', () => {
    const instrument = currentAct();
    const bare = { ...instrument, root: { ...instrument.root, status: undefined, children: [] }, notes: [] };
    const { status: _, ...root } = { ...bare.root, content: 'Words.' };
    expect(packOf([], { instrument: { ...bare, root } }).reliance).toMatchObject([{ status: 'unverified' }]);
  });

  it('opens with what must be said first', () => {
    const cover = packOf(sampleAmendments(), {
      paper: { ...UNEDITED_PAPER, readers: 'lawyer' },
      leftOut: [{ id: 'A-004', title: '', why: 'It is withdrawn.' }],
    }).cover.join('\n');
    expect(cover).toMatch(/^Not an official version/);
    expect(cover).toContain('As in force before the Crime and Policing Act 2026');
    expect(cover).toContain('A-001 (draft), A-002 (draft), A-003 (draft)');
    expect(cover).toContain('A-004 (It is withdrawn)');
    expect(cover).toContain('23 November 2026');
    expect(cover).toContain('Open Government Licence v3.0');
  });
});

describe('links and notes', () => {
  it('carry a recommendation’s words and how it was answered', () => {
    const links = [linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1')];
    const model = packOf(sampleAmendments(), { links, evidence: loadEvidence() });
    const [shown] = model.amendments[0]?.links.shownLinks ?? [];
    expect(shown?.words).toMatch(/^implements: Recommendation 1 — Home Office — summary: /);
    expect(shown?.responses[0]).toContain('agrees with the assessment; review committed');
    const one = model.recommendations.find(({ recommendation }) => recommendation.id === '1');
    expect(one?.answers).toEqual([{ amendment: 'A-001', by: 'implements' }]);
  });

  it('let in notes with consent that nobody called confidential, and only count the others', () => {
    const evidence = withNotes(
      note({ id: 'N-1', text: 'open words' }),
      note({ id: 'N-2', text: 'secret one', consent: false }),
      note({ id: 'N-3', text: 'secret two', confidential: true }),
      note({ id: 'N-4', text: 'secret three', consent: false, confidential: true }),
    );
    const links = ['N-1', 'N-2', 'N-3', 'N-4', 'N-9'].map((id, at) =>
      linkOf(`L-${at}`, 'evidence-for', 'amendment:A-001', `note:${id}`),
    );
    const arrangement = { id: 'consultation', order: ['notes'], leftOut: [] } as const;
    const model = packOf(sampleAmendments(), { evidence, links, paper: { ...UNEDITED_PAPER, arrangement } });
    expect(model.withheld).toEqual({ notesWithoutConsent: 2, confidentialNotes: 1 });
    expect(model.withheldLinks).toBe(3);
    expect(model.amendments[0]?.links).toMatchObject({ withheld: 3, broken: 1 });
    expect(model.amendments[0]?.links.shownLinks.map(({ to }) => to)).toEqual(['note:N-1']);
    const all = JSON.stringify(model);
    expect(all).toContain('open words');
    expect(all).not.toMatch(/secret|N-2|N-3|N-4/);
  });

  it('are told of in words', () => {
    expect(withheldWords({ notesWithoutConsent: 0, confidentialNotes: 0 })).toBe(
      'No consultation note was withheld.',
    );
    expect(withheldWords({ notesWithoutConsent: 1, confidentialNotes: 2 })).toBe(
      'Withheld from this pack: 1 note without consent to publish and 2 confidential notes.',
    );
  });
});

describe('the matrix', () => {
  const evidence = withNotes(note({ id: 'N-1' }), note({ id: 'N-2' }));

  it('has a row for each change with each recommendation and each note', () => {
    const links = [
      linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1'),
      linkOf('L-2', 'responds-to', 'amendment:A-001', 'recommendation:2'),
      linkOf('L-3', 'evidence-for', 'amendment:A-001', 'note:N-1'),
      linkOf('L-4', 'evidence-against', 'amendment:A-001', 'note:N-2'),
    ];
    const rows = packOf(sampleAmendments(), { evidence, links }).matrix;
    const first = rows.filter((row) => row.amendment === 'A-001');
    expect(first.map(({ place, recommendation, note: id }) => `${place} ${recommendation} ${id}`)).toEqual(
      ['section 2A(3)(g)', 'After section 2A(3)(g)'].flatMap((place) =>
        ['Recommendation 1', 'Recommendation 2'].flatMap((named) =>
          ['N-1', 'N-2'].map((id) => `${place} ${named} ${id}`),
        ),
      ),
    );
    expect(first[1]).toMatchObject({ noteLink: 'is opposed by', recommendationLink: 'implements' });
    expect(rows.filter((row) => row.amendment === 'A-002')).toMatchObject([{ recommendation: '', note: '' }]);
  });

  it('reaches a recommendation by way of what was answered or undertaken', () => {
    const [commitment] = loadEvidence().commitments.filter(({ response }) => response !== null);
    if (!commitment) throw new Error('No commitment within a response');
    const links = [linkOf('L-1', 'implements', 'amendment:A-002', `commitment:${commitment.id}`)];
    const [row] = packOf(sampleAmendments(), { evidence, links }).matrix.filter(
      ({ amendment: id }) => id === 'A-002',
    );
    expect(row?.recommendation).toMatch(/^Recommendation \d+$/);
  });

  it('leaves out no amendment, though it changes nothing', () => {
    const rows = packOf([amendment('A-007', [])], { evidence: noEvidence }).matrix;
    expect(rows).toMatchObject([{ amendment: 'A-007', change: 'no change to the text' }]);
  });
});
