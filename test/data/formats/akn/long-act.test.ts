import { describe, expect, it } from 'vitest';
import { type Kind, walk } from '../../../../core/act/tree.ts';
import { plainText } from '../../../../core/amend/redline/lines.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { LONG_ACT, longAct, longActXml } from '../../../support/acts/long-act/long-act.ts';
import { longOutline } from '../../../support/acts/long-act/outline.ts';
import { planOf } from '../../../support/acts/long-act/plan.ts';
import { must } from '../../../support/reviews/review.ts';

describe('the long made-up Act', () => {
  const { root, notes, title } = longAct();
  const nodes = [...walk(root)];
  const count = (kind: Kind) => nodes.filter((node) => node.kind === kind).length;

  it('is read whole, with nothing that is not understood', () => {
    expect(must(readAkn(longActXml())).remarks).toEqual([]);
    expect(title).toBe(LONG_ACT.title);
    expect(count('section')).toBe(LONG_ACT.sections);
    expect(plainText(root).length).toBeGreaterThan(400_000);
  });

  it('has of everything that a long Act has', () => {
    const least: Partial<Record<Kind, number>> = {
      part: 14,
      chapter: 15,
      crossheading: 80,
      subsection: 1600,
      paragraph: 1600,
      subparagraph: 400,
      definition: 200,
      schedule: 4,
      scheduleParagraph: 60,
      scheduleSubparagraph: 100,
    };
    for (const [kind, some] of Object.entries(least))
      expect(count(kind as Kind), kind).toBeGreaterThanOrEqual(some);
    expect(nodes.filter(({ content }) => /^(\. ){20,}\.$/.test(content)).length).toBeGreaterThan(100);
    const rows = nodes.filter(({ kind }) => kind === 'table').map(({ children }) => children.length);
    expect(rows.toSorted((a, b) => b - a)).toEqual([161, 91, 27]);
    expect(notes.length).toBeGreaterThan(10);
    expect(nodes.some(({ kind, num }) => kind === 'section' && /^\d+[A-Z]$/.test(num))).toBe(true);
  });

  it('cites nothing that it has not', () => {
    const has = new Set(
      nodes
        .filter(({ kind }) => kind === 'section')
        .flatMap(({ num, children }) => [
          num,
          ...children.filter(({ kind }) => kind === 'subsection').map((child) => `${num}${child.num}`),
        ]),
    );
    const cited = [...plainText(root).matchAll(/\bsection (\d+[A-Z]?(?:\(\d+\))?)/g)].map(
      ([, place = '']) => place,
    );
    expect(cited.length).toBeGreaterThan(500);
    expect(cited.filter((place) => !has.has(place))).toEqual([]);
  });

  it('is the same each time, and the same when it is written and read again', () => {
    expect(longOutline(planOf(3))).toBe(longOutline(planOf(3)));
    const again = must(readAkn(writeAkn(longAct(), { ids: 'legislation' }))).instrument;
    expect(plainText(again.root)).toBe(plainText(root));
    expect([...walk(again.root)].map(({ kind, num }) => `${kind} ${num}`)).toEqual(
      nodes.map(({ kind, num }) => `${kind} ${num}`),
    );
    expect(again.notes.map(({ text }) => text)).toEqual(notes.map(({ text }) => text));
  });
});
