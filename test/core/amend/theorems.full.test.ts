import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTyping } from '../../../core/amend/typing/typing.ts';
import { sampleAct } from '../../support/acts/sample-act.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { expectCanonical, expectLines, expectTheorems } from '../../support/drafts/redline-theorems.ts';
import { faultOfSession, type Seen, session } from '../../support/people/typing.ts';
import { amount } from '../../support/run/amount.ts';

/** The theorems of redlines, canonical forms, lines and typing, at the length that every run of all tests has. */
const LONGEST = 900_000;

describe('of the real Act', () => {
  const act = realAct();

  it(
    'a redline is the base text, and the amended text, in any order of amendments',
    () => {
      expectTheorems(act, amount(6000, 60_000));
    },
    LONGEST,
  );

  it(
    'lines read as the base text and as the amended text',
    () => {
      expectLines(act, amount(500, 5000));
    },
    LONGEST,
  );
});

describe('of an Act of odd texts', () => {
  it(
    'a redline is the base text, and the amended text, in any order of amendments',
    () => {
      expectTheorems(sampleAct, amount(4000, 40_000));
    },
    LONGEST,
  );

  it(
    'the canonical form of an amendment reads the same',
    () => {
      expectCanonical(sampleAct, amount(4000, 40_000));
    },
    LONGEST,
  );

  it(
    'lines read as the base text and as the amended text',
    () => {
      expectLines(sampleAct, amount(3000, 30_000));
    },
    LONGEST,
  );
});

it(
  'typing of three people makes the text that was typed and changes nothing else',
  () => {
    const seen: Seen = { keys: 0, touched: 0, canonical: 0 };
    const numRuns = amount(4000, 40_000);
    fc.assert(
      fc.property(session, (given) => {
        expect(faultOfSession(given, applyTyping, seen)).toBeNull();
      }),
      { numRuns },
    );
    expect(seen.keys).toBeGreaterThan(10 * numRuns);
    expect(seen.touched).toBeGreaterThan(numRuns);
    expect(seen.canonical / seen.keys).toBeGreaterThan(0.9);
  },
  LONGEST,
);
