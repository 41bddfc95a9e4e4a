import { describe, expect, it } from 'vitest';
import { cite } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { outstandingByPlace } from '../../../core/act/outstanding.ts';
import { actAt } from '../../support/acts/act.ts';

const affecting = (affectedProvisions: string): Instrument => ({
  ...actAt('current'),
  outstanding: [
    { id: 'e', affecting: 'Test Act 2026', affectedProvisions, effect: 'repealed', status: 'verified' },
  ],
});

const placesOf = (affected: string): readonly string[] => {
  const instrument = affecting(affected);
  return [...outstandingByPlace(instrument).keys()].map((pid) => cite(instrument.root, pid, 'short'));
};

describe('the places of outstanding effects', () => {
  it.each<[string, readonly string[]]>([
    ['s. 5', ['s. 5']],
    ['s. 2A(1) and (3)', ['s. 2A(1)', 's. 2A(3)']],
    ['s. 2A(1) (3)(a)', ['s. 2A(1)', 's. 2A(3)(a)']],
    ['ss. 3, 4', ['s. 3', 's. 4']],
    ['s. 2-3', ['s. 2', 's. 2A', 's. 2B', 's. 3']],
    // Not there yet: the effect is on what it would be in.
    ['s. 2A(9)(b)', ['s. 2A']],
    ['s. 99', []],
    ['Act', []],
    ['not known', []],
    ['', []],
  ])('of %s', (affected, places) => {
    expect(placesOf(affected)).toEqual(places);
  });

  it('are known of the section that the Sentencing Act repealed', () => {
    const instrument = actAt('current');
    expect([...outstandingByPlace(instrument).keys()].map((pid) => cite(instrument.root, pid))).toEqual([
      'section 5',
      'section 9',
    ]);
  });
});
