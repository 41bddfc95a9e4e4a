import { describe } from 'vitest';
import { widgetsAct } from '../../../../support/acts/critic-act.ts';
import { judge, type Row } from './table.ts';

const S1_2 = '(2) An application must be made in writing to the authority.';
const S8_1 = '(1) A person may appeal to the county court against a refusal.';
const S8_2 = '(2) A person may appeal to the county court against a variation.';

const OLDER: readonly Row[] = [
  [
    'In section 1(2) of the said Act, after the word “writing” there shall be inserted the words “and under seal”.',
    [`-${S1_2}`, '+(2) An application must be made in writing and under seal to the authority.'],
    'ins sec_1__subsec_2 After',
  ],
  [
    'In subsection (2) of section 1, for the words “in writing” there shall be substituted the words “by deed”.',
    [`-${S1_2}`, '+(2) An application must be made by deed to the authority.'],
    'sub sec_1__subsec_2 Replace',
  ],
  [
    'In section 1(2) the words “in writing” shall be omitted.',
    [`-${S1_2}`, '+(2) An application must be made to the authority.'],
  ],
  [
    'In section 1(2) the words “in writing” shall cease to have effect.',
    [`-${S1_2}`, '+(2) An application must be made to the authority.'],
  ],
  [
    'In section 1(2), there is inserted after “writing” “and signed”.',
    [`-${S1_2}`, '+(2) An application must be made in writing and signed to the authority.'],
  ],
  [
    'In section 1(2), there are inserted at the end the words “and to the council”.',
    [`-${S1_2}`, '+(2) An application must be made in writing to the authority and to the council.'],
  ],
  [
    'At the end of subsection (2) of section 1 there shall be added the words “and to the council”.',
    [`-${S1_2}`, '+(2) An application must be made in writing to the authority and to the council.'],
    'ins sec_1__subsec_2 After',
  ],
  [
    'In section 8(1), “refusal” is substituted for “county court”.',
    [`-${S8_1}`, '+(1) A person may appeal to the refusal against a refusal.'],
  ],
  [
    'In section 8(1), for “county court” there is substituted “High Court”.',
    [`-${S8_1}`, '+(1) A person may appeal to the High Court against a refusal.'],
  ],
  [
    'Section 8(1) is amended by substituting “High Court” for “county court”.',
    [`-${S8_1}`, '+(1) A person may appeal to the High Court against a refusal.'],
  ],
  [
    'Section 8(1) is amended by inserting “or the High Court” after “county court”.',
    [`-${S8_1}`, '+(1) A person may appeal to the county court or the High Court against a refusal.'],
  ],
  ['Section 8(1) shall have effect as if for “county court” there were substituted “High Court”.', [], ''],
  ['Section 8(1) has effect as if “county court” were omitted.', [], ''],
  [
    'In subsection (1) of the said section 8, the word “county” shall be repealed.',
    [`-${S8_1}`, '+(1) A person may appeal to the court against a refusal.'],
  ],
  [
    'In section 8(1), the word “county” is repealed.',
    [`-${S8_1}`, '+(1) A person may appeal to the court against a refusal.'],
    'del sec_8__subsec_1 Replace',
  ],
  [
    'In section 8, in subsections (1) and (2), “county”, wherever it occurs, is repealed.',
    [
      `-${S8_1}`,
      `-${S8_2}`,
      '+(1) A person may appeal to the court against a refusal.',
      '+(2) A person may appeal to the court against a variation.',
    ],
  ],
  [
    'In section 1(3), for “14 days” substitute “the period of 14 days beginning with the day on which it is received”.',
    [
      '-(3) The authority must acknowledge an application within 14 days.',
      '+(3) The authority must acknowledge an application within the period of 14 days beginning with the day on which it is received.',
    ],
  ],
  [
    'In section 1(3), for the words “acknowledge an application” substitute the words “reply”.',
    [
      '-(3) The authority must acknowledge an application within 14 days.',
      '+(3) The authority must reply within 14 days.',
    ],
  ],
  [
    'In section 9, after “Wales” insert “(“Cymru”)”.',
    [
      '-9 Extent This Act extends to England and Wales.',
      '+9 Extent This Act extends to England and Wales (“Cymru”).',
    ],
  ],
  ['Yn adran 9, yn lle “Wales” rhodder “Cymru”.', /./],
  [
    'In section 9, for “England and Wales” substitute “Cymru a Lloegr, gan gynnwys Ynys Môn a Llŷn”.',
    [
      '-9 Extent This Act extends to England and Wales.',
      '+9 Extent This Act extends to Cymru a Lloegr, gan gynnwys Ynys Môn a Llŷn.',
    ],
  ],
];

describe('words, as older Acts and other legislatures change them', () => judge(widgetsAct, OLDER));
