import { describe, expect, it } from 'vitest';
import { PACK_FORMATS } from '../../../core/pack/formats.ts';
import { WORD_PROFILES } from '../../../core/pack/word-profiles.ts';
import { LEAKING, PLANTED } from './leaking.ts';
import { findingsIn, modelOf } from './offences.ts';

const FORMATS = PACK_FORMATS.filter((format) => format !== 'pdf');

describe.each(LEAKING)('what %s lets through', (_, pipeline) => {
  it.each(WORD_PROFILES)('is found in every format: %s', async (profile) => {
    const model = modelOf(PLANTED, profile, pipeline);
    const silent: string[] = [];
    for (const format of FORMATS)
      if ((await findingsIn(model, PLANTED, profile, format)).offences.length === 0) silent.push(format);
    expect(silent).toEqual([]);
  });
});
