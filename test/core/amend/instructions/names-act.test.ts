import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesAct, saysWhichAct, underAct } from '../../../../core/amend/instructions/names-act.ts';
import { readInstructions } from '../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../core/amend/instructions/read/text/amending-text.ts';
import { instrumentIn } from '../../../support/acts/bill-pair.ts';
import { must } from '../../../support/reviews/review.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/amending');
const itemsOf = (text: string) => readInstructions(must(readAmendingText(text)));

describe('the Act that words are of', () => {
  it.each([
    ['In section 1, omit subsection (2).', false, false],
    ['In section 1 of the Theft Act 1968, omit subsection (2).', true, true],
    ['In section 1 of that Act, omit subsection (2).', false, true],
    ['Omit section 4 of the Theft Act 1968.', true, true],
    ['In section 1, after subsection (2) insert— “(3) See section 4 of the Theft Act 1968.”', false, false],
  ])('is said by their places, and not by what they put in: %s', (text, names, says) => {
    const [item, ...others] = itemsOf(text);
    expect(others).toEqual([]);
    expect(item && [namesAct(item), saysWhichAct(item)]).toEqual([names, says]);
  });

  it.each(['ferries', 'lighthouse', 'peat'])('is found in every item of a Bill: %s', (name) => {
    const items = readInstructions(instrumentIn(join(FOLDER, name, 'bill.xml')).root);
    for (const item of items) {
      const written = JSON.stringify(item);
      expect(namesAct(item)).toBe(/"type":"act"/.test(written));
      expect(saysWhichAct(item)).toBe(/"type":"act"|"unit":"Act"/.test(written));
      const [first] = underAct(item, 'Theft Act 1968').context;
      if (!saysWhichAct(item)) expect(first).toEqual({ type: 'act', title: 'Theft Act 1968' });
      else expect(underAct(item, 'Theft Act 1968')).toBe(item);
    }
  });
});
