import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../../core/amend/checks/context.ts';
import type { Finding } from '../../../../core/amend/checks/finding.ts';
import type { Drafted } from '../../../../core/amend/redline/redline.ts';
import { act, draft, fixed, found, omit, pid } from '../../../support/drafts/check-drafts.ts';
import { LAW } from './law.rows.ts';
import { LISTS } from './lists.rows.ts';
import { PLACES } from './places.rows.ts';
import { WORDS } from './words.rows.ts';

const ROWS = [...PLACES, ...LISTS, ...WORDS, ...LAW];

describe('a fix', () => {
  const offered = ROWS.flatMap(([id, name, selected]) =>
    found(act, selected, { id }).flatMap((finding) => (finding.fix ? [{ id, name, selected, finding }] : [])),
  );

  it.each(offered)(
    'makes its finding go, and no error come: $id, $name: $finding.fix.words',
    ({ selected, finding }) => {
      const after = found(act, fixed(act, selected, finding));
      expect(after.map(({ key }) => key)).not.toContain(finding.key);
      const errors = (all: readonly Finding[]) => all.filter(({ severity }) => severity === 'error').length;
      expect(errors(after)).toBeLessThanOrEqual(errors(found(act, selected)));
    },
  );

  it('is offered by the checks that can tell what is wanted', () => {
    expect([...new Set(offered.map(({ id }) => id))]).toEqual([
      'D02',
      'D06',
      'D07',
      'D08',
      'D13',
      'D15',
      'D17',
      'D19',
      'D31',
      'D35',
      'D36',
      'D20',
      'D26',
      'D30',
    ]);
  });

  it.each([
    ['4(5)', 'section 2A', 'section 2 or 2A.', 'section 2.'],
    ['4(5)', 'section 2', 'section 2 or 2A.', 'section 2A.'],
    ['10(2)', 'section 2A', '', ''],
  ])('of a list in %s without %s', (place, gone, before, after) => {
    const selected = draft(omit(gone));
    const finding = found(act, selected, { id: 'D02' }).find((one) => one.pid === pid(place));
    if (!before) return expect(finding).toBeUndefined();
    const text = (all: readonly Drafted[]) =>
      contextOf({ instrument: act, selected: all, otherAmendments: [] }).index.byPid.get(pid(place))?.content;
    expect(text(selected)).toContain(before);
    if (finding) expect(text(fixed(act, selected, finding))).toContain(after);
    return expect(finding?.fix).toBeDefined();
  });
});
