import { describe, expect, it } from 'vitest';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { BREAKAGES } from '../../../support/acts/akn-breakages.ts';
import { faultsInAkn } from '../../../support/acts/akn-faults.ts';
import { BREAKABLE } from '../../../support/acts/unusual-provisions.ts';

describe('what is amiss with a file in Akoma Ntoso', () => {
  const sound = writeAkn(BREAKABLE, { ids: 'lawmaker' });

  it('is nothing, with what we write', () => {
    expect(faultsInAkn(sound)).toEqual([]);
  });

  it.each(BREAKAGES)('is told: %s', (_, broken) => {
    const xml = broken(sound);
    expect(xml).not.toBe(sound);
    expect(faultsInAkn(xml)).not.toEqual([]);
  });

  it('is told of a note that is named and not there, which no schema sees', () => {
    const xml = sound.replace(/<note [^>]*eId="n-note"[\s\S]*?<\/note>/, '');
    expect(xml).not.toBe(sound);
    expect(faultsInAkn(xml)).toContain('#n-note is named, and is not there');
  });
});
