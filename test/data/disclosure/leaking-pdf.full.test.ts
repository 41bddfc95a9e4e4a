import { beforeEach, describe, expect, it } from 'vitest';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { printWithBrowser } from '../../../electron/print/chromium.ts';
import { needs } from '../../support/run/programs.ts';
import { chromiumPath } from '../../support/windows/chromium.ts';
import { LEAKING, PLANTED } from './leaking.ts';
import { AS_IT_IS, findingsIn, modelOf } from './offences.ts';

const browser = chromiumPath();

/** A profile for each reader: a paper’s PDF is the same outward and clean. */
const PROFILES = ['lawyer', 'outward'] as const satisfies readonly WordProfile[];

describe.skipIf(browser === null)('a word that is planted in a review', () => {
  beforeEach((context) => needs(context, 'Poppler'));
  const print = printWithBrowser(browser ?? '');
  const inPdf = (profile: WordProfile, pipeline = AS_IT_IS) =>
    findingsIn(modelOf(PLANTED, profile, pipeline), PLANTED, profile, 'pdf', print);

  it.each(PROFILES)('is in a PDF only where the table lets its reader have it: %s', async (profile) => {
    const { fields, offences } = await inPdf(profile);
    expect(offences).toEqual([]);
    expect(fields.size).toBeGreaterThan(0);
  });

  it.each(
    LEAKING.flatMap(([place, pipeline]) => PROFILES.map((profile) => [place, profile, pipeline] as const)),
  )('is found in a PDF where %s lets it through: %s', async (_, profile, pipeline) => {
    expect((await inPdf(profile, pipeline)).offences).not.toEqual([]);
  });
});
