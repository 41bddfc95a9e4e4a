import { describe, expect, it } from 'vitest';
import { cite } from '../../../../core/act/citation.ts';
import { extentOf } from '../../../../core/act/extent.ts';
import type { EditorialNote, Instrument } from '../../../../core/act/instrument.ts';
import { FIELDS, type Field, type Provision, type Status, walk } from '../../../../core/act/tree.ts';
import { loadAct } from '../../../../data/corpus/acts.ts';
import { firstDifference, type MarkedText, printSection } from '../../../support/acts/actText.ts';
import { must } from '../../../support/reviews/review.ts';
import { type Mark, type ReferenceSection, readReferenceAct } from './reference-act.ts';

const act = (version: string): Instrument => must(loadAct('ukpga/1997/40', version));

const sectionsOf = (root: Provision): readonly Provision[] =>
  root.children.filter((node) => node.kind === 'crossheading').flatMap((heading) => heading.children);

/**
 * Words that the reference's own notes trust less than the part they stand in: restored from the amending Act (1(2)),
 * or said to be from memory (2(3), 3(4)(b) as enacted). White space apart.
 */
const TRUSTED_LESS: Record<
  string,
  readonly { section: string; after: string; words: string; status: Status }[]
> = {
  current: [{ section: '1', after: 'amountedto', words: 'orinvolved', status: 'derived' }],
  enacted: [
    {
      section: '2',
      after: 'ProtectionfromHar',
      words: 'assmentAct1997(harassment).”.',
      status: 'unverified',
    },
    {
      section: '3',
      after: 'byacountycourt,toa',
      words: 'judgeordistrictjudgeofthatoranyothercountycourt',
      status: 'unverified',
    },
  ],
};

function expected(version: string, section: ReferenceSection): MarkedText {
  const statuses = [...section.statuses];
  for (const less of TRUSTED_LESS[version] ?? []) {
    if (less.section !== section.num) continue;
    const from = section.text.indexOf(less.after + less.words) + less.after.length;
    expect(from, `${less.words} in section ${less.section}`).toBeGreaterThanOrEqual(less.after.length);
    statuses.fill(less.status, from, from + less.words.length);
  }
  return { text: section.text, statuses };
}

/** A copy of a tree with one field of one provision changed. */
function withField(node: Provision, pid: string, field: Field, text: string): Provision {
  const children = node.children.map((child) => withField(child, pid, field, text));
  return node.pid === pid ? { ...node, [field]: text, children } : { ...node, children };
}

const editions: readonly (readonly [string, string])[] = [
  ['current', 'act-current.json'],
  ['enacted', 'act-as-enacted.json'],
];

describe.each(editions)('the Act %s and the reference copy', (version, file) => {
  const { front, sections } = readReferenceAct(file);

  it('opens with the same words', () => {
    const instrument = act(version);
    const [longTitle, enactingWords, ...headings] = instrument.root.children;
    expect(longTitle).toMatchObject({ kind: 'longTitle', content: front.longTitle });
    expect(enactingWords).toMatchObject({ kind: 'enactingWords', content: front.enactingText });
    expect(instrument).toMatchObject({
      title: front.title,
      uri: front.uri,
      date: front.royalAssent,
      dateOfEnactment: front.dateOfEnactment,
    });
    const groups = headings.map((heading) => ({
      title: heading.heading,
      sections: `${heading.children[0]?.num}-${heading.children.at(-1)?.num}`,
    }));
    expect(groups).toEqual(front.crossheadings);
  });

  it('has the same sections, headings and extents', () => {
    const { root } = act(version);
    const ours = sectionsOf(root).map(({ pid, num, heading }) => ({
      num,
      heading,
      extent: extentOf(root, pid),
    }));
    const theirs = sections.map(({ num, heading, extent }) => ({
      num,
      heading: heading.replace(' (PRE-1.12.2020 TEXT)', ''),
      extent,
    }));
    expect(ours).toEqual(theirs);
  });

  it('has the same words, each with the same status, white space and F-marks aside', () => {
    const { root } = act(version);
    const differences = sectionsOf(root).map((section, i) => {
      const theirs = sections[i];
      return theirs
        ? firstDifference(printSection(root, section), expected(version, theirs))
        : 'no such section';
    });
    expect(differences.filter((difference) => difference !== null)).toEqual([]);
  });

  it('has a space where the reference has one, and nowhere else', () => {
    const { root } = act(version);
    const ours = sectionsOf(root).map((section) => printSection(root, section).spaced);
    expect(ours).toEqual(sections.map((section) => section.spaced));
    expect(ours[0]).toMatch(/^\(1\) A person must not pursue a course of conduct— \(a\) which amounts/);
  });

  it('would not pass if any word, or any word’s status, were another', () => {
    const { root } = act(version);
    let words = 0;
    sectionsOf(root).forEach((section, i) => {
      const theirs = sections[i];
      if (!theirs) throw new Error(`No section ${section.num}`);
      const wanted = expected(version, theirs);
      for (const node of walk(section)) {
        if (node === section) continue;
        for (const field of FIELDS) {
          for (const { 0: word, index } of node[field].matchAll(/\S+/g)) {
            const changed = `${node[field].slice(0, index)}${word}x${node[field].slice(index + word.length)}`;
            const other = withField(section, node.pid, field, changed);
            const tree = { ...root, children: [other] };
            if (firstDifference(printSection(tree, other), wanted) === null)
              throw new Error(`A change of “${word}” in ${cite(root, node.pid)} was not seen`);
            words++;
          }
        }
      }
      const ours = printSection(root, section);
      for (let at = 0; at < ours.statuses.length; at++) {
        const statuses = ours.statuses.with(at, ours.statuses[at] === 'derived' ? 'verified' : 'derived');
        if (firstDifference({ text: ours.text, statuses }, wanted) === null)
          throw new Error(`A change of status at ${at} in section ${section.num} was not seen`);
      }
    });
    expect(words).toBeGreaterThan(version === 'current' ? 3000 : 1800);
  });

  it('notes exactly what was in brackets or was dots, and where', () => {
    const { root, notes } = act(version);
    const unmarked: string[] = [];
    sectionsOf(root).forEach((section, i) => {
      const within = new Map([...walk(section)].map((node) => [node.pid, node]));
      const printed = printSection(root, section);
      const ours: Mark[] = [];
      for (const note of notes.filter(({ pid }) => within.has(pid))) {
        const node = within.get(note.pid);
        if (node === section || node?.repealed) {
          unmarked.push(cite(root, note.pid));
          continue;
        }
        const mark = placed(note, node ?? section, printed, root);
        const last = ours.at(-1);
        // One pair of brackets round several provisions is a note on each.
        if (last?.mark === mark.mark && last.at + last.words.length === mark.at && note.field === undefined)
          ours.splice(-1, 1, { ...last, words: last.words + mark.words });
        else ours.push(mark);
      }
      const byPlace = (marks: readonly Mark[]): readonly Mark[] => marks.toSorted((a, b) => a.at - b.at);
      expect(byPlace(ours), `section ${section.num}`).toEqual(byPlace(sections[i]?.marks ?? []));
    });
    // Whole sections whose insertion is known from the Act that made it, and the row of dots for 2(3).
    const whole = ['2A', '2B', '3A', '4A', '4B', '5A', '8A'].map((num) => `section ${num}`);
    expect(unmarked).toEqual(version === 'current' ? ['section 2(3)', ...whole] : []);
  });
});

function placed(
  note: EditorialNote,
  node: Provision,
  printed: ReturnType<typeof printSection>,
  root: Provision,
): Mark {
  if (note.field === undefined) {
    return {
      mark: note.mark,
      at: printed.at(node.pid, 'num', 0),
      words: node.num + printSection(root, node).text,
    };
  }
  const words = node[note.field].slice(note.from, note.to).replace(/\s/g, '');
  return { mark: note.mark, at: printed.at(node.pid, note.field, note.from ?? 0), words };
}
