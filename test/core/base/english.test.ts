import { expect, it } from 'vitest';
import { articleOf } from '../../../core/base/english.ts';

it.each([
  ...[
    'agent',
    'offence',
    'Order',
    'umbrella',
    'uninsured person',
    'unimportant thing',
    'usher',
    'Irish court',
  ],
  ...[
    'hour',
    'honest belief',
    'heir',
    'SPO',
    'NHS body',
    'MP',
    'EU regulation',
    'IOPC report',
    'SFO',
    'AI system',
  ],
])('puts “an” before %s', (words) => expect(articleOf(words)).toBe('an'));

it.each([
  ...[
    'person',
    'user',
    'use',
    'unit',
    'uniform',
    'university',
    'European court',
    'one-off payment',
    'utility',
  ],
  ...[
    'hearing',
    'house',
    'UK order',
    'US firm',
    'CPS lawyer',
    'DPP',
    'NATO force',
    'usual place',
    'once-only act',
    '',
  ],
])('puts “a” before %s', (words) => expect(articleOf(words)).toBe('a'));
