import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import type { Provision } from '../../../../core/act/tree.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { actAt } from '../../../support/acts/act.ts';
import { wordsOfTree } from '../../../support/acts/akn.ts';
import { faultsInAkn } from '../../../support/acts/akn-faults.ts';
import {
  ALL_PLACES,
  instrumentOf,
  sectionWith,
  TABLE,
  UNUSUAL,
} from '../../../support/acts/unusual-provisions.ts';

function read(xml: string): Instrument {
  const result = readAkn(xml);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.instrument;
}

/** What of a provision the format has a place for. */
function carried({
  status: _s,
  spans: _p,
  sources: _o,
  remark: _r,
  missing: _m,
  eid: _e,
  ...node
}: Provision): Provision {
  const { versionDate: _v, repealed: _d, ...rest } = node;
  return { ...rest, children: node.children.map(carried) };
}

describe('the 1997 Act in Akoma Ntoso', () => {
  it.each(['current', 'enacted'] as const)('has every word and mark of it, %s', (version) => {
    const act = actAt(version);
    for (const ids of ['lawmaker', 'legislation'] as const) {
      const xml = writeAkn(act, { ids });
      expect(faultsInAkn(xml)).toEqual([]);
      const again = read(xml);
      expect(wordsOfTree(again)).toBe(wordsOfTree(act));
      expect(carried(again.root)).toEqual(carried(act.root));
      const { id, title, number, uri, date, dateOfEnactment } = act;
      expect(again).toMatchObject({ id, version, title, number, uri, date, dateOfEnactment });
    }
  });

  it('names provisions in the style that is asked for', () => {
    const act = actAt('current');
    expect(writeAkn(act, { ids: 'lawmaker' })).toContain('eId="sec_2A__subsec_3__para_g"');
    expect(writeAkn(act, { ids: 'legislation' })).toContain('eId="section-2A-3-g"');
  });

  it('keeps editors’ notes on the words that they are about', () => {
    const act = actAt('current');
    const again = read(writeAkn(act, { ids: 'lawmaker' }));
    const placed = ({ notes }: Instrument) =>
      notes
        .filter(({ from, to, effect }) => from !== undefined && (from !== to || effect === 'other'))
        .map(({ pid, field, from, mark }) => `${pid} ${field} ${from} ${mark}`)
        .sort();
    const kept = new Set(placed(again));
    const had = placed(act);
    expect(had.length).toBeGreaterThan(0);
    expect(had.filter((note) => !kept.has(note))).toEqual([]);
  });
});

describe('what stands in unusual places', () => {
  it.each(UNUSUAL)('is kept: %s', (_, children) => {
    const act = instrumentOf([sectionWith(children)]);
    const xml = writeAkn(act, { ids: 'lawmaker' });
    expect(faultsInAkn(xml)).toEqual([]);
    expect(carried(read(xml).root)).toEqual(carried(act.root));
  });

  it('is kept in groups, Schedules and their titles, and at the top', () => {
    const act = instrumentOf(ALL_PLACES);
    const xml = writeAkn(act, { ids: 'legislation' });
    expect(faultsInAkn(xml)).toEqual([]);
    expect(carried(read(xml).root)).toEqual(carried(act.root));
  });

  it('carries a table over from another format, and loses none of its words', () => {
    const act = instrumentOf([TABLE]);
    const xml = writeAkn(act, { ids: 'lawmaker' });
    expect(faultsInAkn(xml)).toEqual([]);
    const [table] = read(xml).root.children[0]?.children ?? [];
    expect(table?.kind).toBe('table');
    expect(table?.children.map((row) => row.children.map(({ content }) => content))).toEqual([['a', 'b']]);
  });

  it('writes an instrument with nothing in it', () => {
    const xml = writeAkn(instrumentOf([]), { ids: 'lawmaker' });
    expect(faultsInAkn(xml)).toEqual([]);
    expect(read(xml).root.children).toEqual([]);
  });
});
