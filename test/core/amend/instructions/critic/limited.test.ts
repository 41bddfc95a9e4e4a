import { describe } from 'vitest';
import { widgetsAct } from '../../../../support/acts/critic-act.ts';
import { judge, type Row } from './table.ts';

/** Instructions about a provision as it is for some only: no text that is for all is changed by them. */
const LIMITED: readonly Row[] = [
  ['In section 8(4) (as it applies in relation to Orkney), for “28” substitute “21”.', /only as it applies/],
  ['In section 8(4), as it has effect in Scotland, for “28” substitute “21”.', /only as it has effect/],
  ['In section 8 (as it extends to Wales), omit subsection (4).', /only as it extends to Wales/],
  [
    'Section 8(4), so far as it applies to appeals by post, is repealed.',
    /only so far as it applies to appeals by post/,
  ],
  ['In section 8(4), in its application to Orkney, for “28” substitute “21”.', /depends/],
  ['In relation to Orkney, in section 8(4), for “28” substitute “21”.', /depends/],
  [
    'For section 8(4), as it applies in relation to Orkney, substitute—\n“(4) An appeal must be made at once.”',
    /only as it applies/,
  ],
  [
    'In section 8(4) (appeals), as amended by section 2, for “28” substitute “21”.',
    ['-(4) An appeal must be made within 28 days.', '+(4) An appeal must be made within 21 days.'],
  ],
];

describe('a provision as it is for some only', () => judge(widgetsAct, LIMITED));
