import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainLines } from '../../../core/amend/redline/lines.ts';
import type { Link } from '../../../core/evidence/link.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { annexHtmlOf, annexName, filedParts, htmlOf } from '../../../data/formats/html/page.ts';
import { DRAFT_STYLE } from '../../../data/formats/html/style.ts';
import {
  amendment,
  currentAct,
  linkOf,
  noEvidence,
  note,
  packOf,
  pidOf,
  replace,
  sampleAmendments,
} from '../../support/papers/pack.ts';
import { findAll, type PageElement, readPage, textOf } from '../../support/papers/page-reader.ts';

const named =
  (...names: readonly string[]) =>
  (element: PageElement) =>
    names.includes(element.name);
const classed = (name: string) => (element: PageElement) =>
  element.attributes.class?.split(' ').includes(name) ?? false;

/** What isn't the law's on a line of it: words for the ear, tags, and links. */
const ours = (element: PageElement) => ['vh', 'tag', 'am', 'said'].some((name) => classed(name)(element));

/** The lines of the Act in one section of a page, in one of its readings. */
function lawLines(page: PageElement, section: string, leave: 'ins' | 'del' | null): readonly string[] {
  const [act] = findAll(page, (element) => element.attributes['aria-labelledby'] === section).flatMap(
    (found) => findAll(found, classed('act')),
  );
  if (!act) throw new Error(`No Act in ${section}`);
  return act.children
    .filter((line): line is PageElement => typeof line !== 'string' && !classed('said')(line))
    .map((line) =>
      textOf(line, (element) => ours(element) || element.name === leave)
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

const plain = (lines: readonly string[]) => lines.map((line) => line.replace(/\s+/g, ' ').trim());

describe('the page', () => {
  const model = packOf(sampleAmendments(), { paper: { ...UNEDITED_PAPER, readers: 'lawyer' } });
  const html = htmlOf(model);
  const page = readPage(html);
  const annexes = filedParts(model).map((part) => [part.id, readPage(annexHtmlOf(model, part))] as const);
  const pages = [page, ...annexes.map(([, annex]) => annex)];
  const annexOf = (id: string) => new Map(annexes).get(id) ?? page;
  const all = (wanted: (element: PageElement) => boolean) => pages.flatMap((one) => findAll(one, wanted));

  it('shows both texts, word for word, and what is between them', () => {
    const original = plain(plainLines(model.markedUp, 'original'));
    const amended = plain(plainLines(model.asAmended, 'original'));
    const marked = lawLines(annexOf('marked-up'), 'marked-up', 'ins').filter((line) => line !== '');
    expect(marked).toEqual(original);
    expect(lawLines(annexOf('marked-up'), 'marked-up', 'del').filter((line) => line !== '')).toEqual(amended);
    expect(lawLines(annexOf('as-amended'), 'as-amended', null)).toEqual(amended);
  });

  it('gives the date of enactment and marks a repealed number, outside the words of the text', () => {
    const shells = all(classed('shell'));
    // In the section as it stands, in what changes of it, and in each of the two readings of the Act.
    expect(shells.map((line) => textOf(line, ours).trim())).toEqual(['(3)', '(3)', '(3)', '(3)']);
    const dates = all(classed('said')).filter((line) => textOf(line).includes('Date of enactment'));
    expect(dates.map((line) => textOf(line))).toEqual(
      Array<string>(2).fill('Date of enactment: [21st March 1997]'),
    );
  });

  it('says every change in words, and not by colour alone', () => {
    const inserted = all(named('ins'));
    const omitted = all(named('del'));
    expect(inserted.length).toBeGreaterThan(2);
    for (const element of inserted)
      expect(textOf(element)).toMatch(/^ \[inserted[a-z ]*: .+\] end of insertion $/s);
    for (const element of omitted)
      expect(textOf(element)).toMatch(/^\[omitted[a-z ]*: .+\] end of omission $/s);
    expect(html).toMatch(/ins \{[^}]*underline/);
    expect(html).toMatch(/del \{[^}]*line-through/);
  });

  it('names the amendment beside its changes', () => {
    const names = findAll(annexOf('marked-up'), classed('am')).map((link) => textOf(link));
    expect(names).toEqual(expect.arrayContaining(['[A-001]', '[A-002]', '[A-003]']));
  });

  it('is in British English, with landmarks, one title, and headings in order', () => {
    expect(all(named('nav')).map(({ attributes }) => attributes['aria-label'])).toEqual([
      'Contents',
      'Provisions of the Act, marked up',
      'Provisions of the Act as it would read',
    ]);
    for (const one of pages) {
      expect(findAll(one, named('html'))[0]?.attributes.lang).toBe('en-GB');
      for (const name of ['header', 'main', 'footer', 'h1', 'title'])
        expect(findAll(one, named(name)), name).toHaveLength(1);
      const levels = findAll(one, (element) => /^h[1-6]$/.test(element.name)).map(({ name }) =>
        Number(name[1]),
      );
      levels.forEach((level, at) => {
        expect(level, `heading ${at}`).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
      });
    }
  });

  it('has no link to nowhere and no id twice', () => {
    for (const one of pages) {
      const ids = findAll(one, ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes.id);
      expect(new Set(ids).size).toBe(ids.length);
      const places = findAll(one, named('a')).map(({ attributes }) => attributes.href ?? '');
      expect(places.filter((href) => href.startsWith('#') && !ids.includes(href.slice(1)))).toEqual([]);
    }
    const beside = findAll(page, named('a')).map(({ attributes }) => attributes.href ?? '');
    expect(beside.filter((href) => href.endsWith('.html'))).toEqual(
      filedParts(model).map((part) => `${annexName(part)}.html`),
    );
  });

  it('gives every table a caption and headers with a scope', () => {
    const tables = all(named('table'));
    expect(tables.length).toBeGreaterThan(4);
    for (const table of tables) {
      expect(findAll(table, named('caption'))).toHaveLength(1);
      for (const header of findAll(table, named('th')))
        expect(header.attributes.scope).toMatch(/^(col|row)$/);
    }
  });

  it('says what text it is, how far to trust it, and under which licence', () => {
    const text = pages.map((one) => textOf(one)).join('\n');
    expect(text).toContain('As in force before the Crime and Policing Act 2026');
    expect(text).toContain('Not an official version');
    expect(text).toContain('Open Government Licence v3.0');
    expect(text).toContain('whole provisions yet to be inserted into this Act');
    expect(text).toContain('The words of this subsection are not held.');
    expect(text).toContain(model.ledger.hash);
  });

  it('allows itself its own style, and the style of a draft, and nothing else', () => {
    const policy = findAll(
      page,
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    )[0]?.attributes.content;
    const styles = findAll(page, named('style'));
    const draft = DRAFT_STYLE.toString().replace(/^<style>|<\/style>$/g, '');
    const hashes = [...styles.map((style) => textOf(style)), draft].map((css) => {
      const hash = createHash('sha256').update(css).digest('base64');
      return `'sha256-${hash}'`;
    });
    expect(styles.length).toBeGreaterThan(0);
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`,
    );
    expect(findAll(page, named('script', 'link', 'img', 'iframe', 'object', 'form'))).toEqual([]);
    expect(
      findAll(page, ({ attributes }) =>
        Object.keys(attributes).some((name) => /^(on|style$|src$)/.test(name)),
      ),
    ).toEqual([]);
  });

  it('holds hostile text as text, wherever a person could have typed it', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&\u0000\u202E';
    const shown = hostile.replace('\u0000', '␀');
    const link: Link = linkOf('L-1', 'evidence-for', 'amendment:A-001', 'note:N-1');
    const edit = replace(pidOf('2', '(1)'), 'content', 'guilty', hostile);
    const given = { title: hostile, purpose: hostile, reason: hostile, author: hostile };
    const spoken = note({
      id: 'N-1',
      text: hostile,
      author: hostile,
      organisation: hostile,
      question: hostile,
      found: hostile,
    });
    const whole = packOf([amendment('A-001', [edit], given)], {
      paper: { ...UNEDITED_PAPER, readers: 'lawyer' },
      review: { id: hostile, title: hostile },
      links: [link],
      leftOut: [{ id: 'A-002', title: hostile, why: hostile }],
      evidence: { ...noEvidence, notes: [spoken] },
    });
    const sources = [htmlOf(whole), ...filedParts(whole).map((part) => annexHtmlOf(whole, part))].map(
      readPage,
    );
    expect(sources.flatMap((source) => findAll(source, named('script', 'img')))).toEqual([]);
    expect(
      sources
        .map((source) => textOf(source))
        .join('')
        .split(shown).length,
    ).toBeGreaterThan(12);
  });

  it('has no paragraph without words, which would be read out', () => {
    const notes = ['', 'What do you think?'].map((question, at) =>
      note({ id: `N-${at + 1}`, text: 'Yes.', question, found: '' }),
    );
    const arrangement = { id: 'consultation', order: ['notes', 'matrix'], leftOut: [] } as const;
    for (const readers of ['public', 'lawyer'] as const) {
      const model = packOf(sampleAmendments(), {
        links: [],
        evidence: { ...noEvidence, notes },
        paper: { ...UNEDITED_PAPER, readers, arrangement },
      });
      const pages = [htmlOf(model), ...filedParts(model).map((part) => annexHtmlOf(model, part))].map(
        readPage,
      );
      expect(pages.map((page) => textOf(page)).join('')).toContain('Question: What do you think?');
      const words = pages
        .flatMap((page) => findAll(page, named('p', 'li', 'h2', 'h3')))
        .map((one) => textOf(one));
      expect(words.filter((text) => text.trim() === '')).toEqual([]);
    }
  });

  it('says so where there is nothing', () => {
    const none = packOf([], {
      instrument: { ...currentAct(), outstanding: [] },
      paper: { ...UNEDITED_PAPER, readers: 'lawyer' },
    });
    const empty = [htmlOf(none), ...filedParts(none).map((part) => annexHtmlOf(none, part))].map(readPage);
    const text = empty.map((one) => textOf(one)).join('\n');
    expect(text).toContain('No amendment is shown');
    expect(text).toContain('None on record.');
    expect(empty.flatMap((one) => findAll(one, named('ins', 'del')))).toEqual([]);
  });
});
