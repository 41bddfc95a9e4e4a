import { expect, it } from 'vitest';
import { readText } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { must } from '../../../../support/reviews/review.ts';

const HARBOURS = 'Harbours Act 1994';
const PORTS = 'Ports Act 1990';

/** Where the last instruction of a text is, outermost first: the Act's title, then the labels of each step. */
function placeOf(text: string): readonly string[] {
  const last = readText(must(readAmendingText(text))).items.at(-1);
  if (!last?.read) throw new RangeError(`Not read: ${text}`);
  return last.context.flatMap((step) =>
    step.type === 'act' ? [step.title] : step.type === 'unit' ? step.labels.flatMap(({ from }) => from) : [],
  );
}

it.each([
  ['section 1', 'and in section 1 in subsection (1)', HARBOURS, ['1', '(1)']],
  ['section 1', 'and in section 1(2) in paragraph (a)', HARBOURS, ['1', '(2)', '(a)']],
  ['section 1(2)', 'and in section 1(2) in paragraph (a)', HARBOURS, ['1', '(2)', '(a)']],
  ['section 1', 'and in section 1 in subsection (1)', PORTS, ['1', '(1)']],
  ['section 1', 'and in section 3 in subsection (1)', PORTS, ['3', '(1)']],
  ['Schedule 1', 'and in Schedule 1 in paragraph 2', HARBOURS, ['1', '2']],
])(
  'a place that an instruction names again after the one before it is not lost: %s, %s of the %s',
  (before, again, act, steps) => {
    const joined = before.startsWith('Schedule') ? 'to' : 'of';
    const first = `In ${before} ${joined} the ${HARBOURS}, for “x” substitute “y”`;
    const [link, ...place] = again.split(' ');
    const second = `${place.join(' ')} of the ${act} for “a” substitute “b”.`;
    expect(placeOf(`${first}, ${link} ${second}`)).toEqual([act, ...steps]);
    expect(placeOf(`${first}; ${second}`)).toEqual([act, ...steps]);
    expect(placeOf(`I${second.slice(1)}`)).toEqual([act, ...steps]);
  },
);
