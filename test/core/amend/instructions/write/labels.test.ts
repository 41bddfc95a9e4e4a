import { describe, expect, it } from 'vitest';
import { describeHeading as inBrackets } from '../../../../../core/amend/instructions/write/labels.ts';

describe('a heading in brackets after a number', () => {
  it.each([
    ['Offence of stalking', 'offence of stalking'],
    ['The Commissioner', 'the Commissioner'],
    ['The Northern Ireland Policing Board', 'the Northern Ireland Policing Board'],
    ['A Board for Wales', 'a Board for Wales'],
    ['Northern Ireland', 'Northern Ireland'],
    ['Secretary of State’s powers.', 'Secretary of State’s powers'],
    ['Andrew Smith', 'Andrew Smith'],
  ])('has “%s” as “%s”', (heading, expected) => {
    expect(inBrackets(heading)).toBe(expected);
  });
});
