import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn, writeAknMarked } from '../../../../data/formats/akn/write.ts';
import { readClml } from '../../../../data/formats/clml/read.ts';
import { actAt } from '../../../support/acts/act.ts';
import { BREAKAGES } from '../../../support/acts/akn-breakages.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import {
  ALL_PLACES,
  BREAKABLE,
  instrumentOf,
  sectionWith,
  TABLE,
  UNUSUAL,
} from '../../../support/acts/unusual-provisions.ts';
import { faultsByXmllint } from '../../../support/acts/xmllint.ts';
import { drafts } from '../../../support/drafts/drafts.ts';
import { must } from '../../../support/reviews/review.ts';

const ID_STYLES = ['lawmaker', 'legislation'] as const;

const fixtures = join(import.meta.dirname, '../../../fixtures');
const made = (kind: string): readonly (readonly [string, string])[] =>
  readdirSync(join(fixtures, kind))
    .filter((name) => name.endsWith('.xml') && !name.endsWith('.feed.xml'))
    .map((name) => [name, readFileSync(join(fixtures, kind, name), 'utf8')]);

describe('the schema of Akoma Ntoso accepts', () => {
  it.each(['current', 'enacted'] as const)('the 1997 Act, %s', (version) => {
    for (const ids of ID_STYLES) expect(faultsByXmllint(writeAkn(actAt(version), { ids }))).toBe('');
  });

  it.each<readonly [string, readonly Provision[]]>([
    ...UNUSUAL.map(([name, children]) => [name, [sectionWith(children)]] as const),
    ['all places of an Act', ALL_PLACES],
    ['a table of another format', [TABLE]],
    ['nothing', []],
  ])('%s', (_, children) => {
    for (const ids of ID_STYLES) expect(faultsByXmllint(writeAkn(instrumentOf(children), { ids }))).toBe('');
  });

  it.each(made('akn'))('our made-up file akn/%s, and what is written of it', (_, xml) => {
    expect(faultsByXmllint(xml)).toBe('');
    const { instrument } = must(readAkn(xml));
    for (const ids of ID_STYLES) expect(faultsByXmllint(writeAkn(instrument, { ids }))).toBe('');
  });

  it.each(made('clml'))('what is written of our made-up file clml/%s', (_, xml) => {
    const { instrument } = must(readClml(xml));
    for (const ids of ID_STYLES) expect(faultsByXmllint(writeAkn(instrument, { ids }))).toBe('');
  });

  it.each([
    ['a small Act', sampleAct],
    ['the 1997 Act', actAt('current').root],
  ] as const)('changes marked in %s', (_, root) => {
    for (const { amendments } of fc.sample(drafts(root), 20)) {
      const changed = redline(root, chooseCompatible(root, amendments).chosen);
      const xml = writeAknMarked({ ...actAt('current'), notes: [], root }, changed, { ids: 'lawmaker' });
      expect(faultsByXmllint(xml)).toBe('');
    }
  });
});

describe('the schema refuses what our own check of structure tells', () => {
  const sound = writeAkn(BREAKABLE, { ids: 'lawmaker' });
  it.each(BREAKAGES)('%s', (_, broken) => {
    expect(faultsByXmllint(sound)).toBe('');
    expect(faultsByXmllint(broken(sound))).not.toBe('');
  });
});
