import { describe, expect, it } from 'vitest';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { clause, compact, said } from './compact.ts';

const read = (...lines: readonly string[]) =>
  readInstructions(clause(...lines.map((line) => said(line)))).map(compact);

describe('reading amending wording', () => {
  it('takes the context of provisions from those they stand under and after', () => {
    const tree = clause(
      said('(1)\tThe Protection from Harassment Act 1997 (c. 40) is amended as follows.'),
      said('(2)\tIn section 1 (prohibition of harassment)—', [
        said('(a)\tafter subsection (1) insert—⟦(1A)⟧;'),
        said(
          '(b)\tin subsection (2), after “amounts to” insert “or involves” and after “amounted to” insert “or involved”;',
        ),
      ]),
      said('(3)\tIn section 2(1) (offence of harassment) for “section 1” substitute “section 1(1) or (1A)”.'),
      said('(4)\tAfter section 3 insert—⟦3A⟧'),
    );
    const act = 'Protection from Harassment Act 1997 (c. 40)';
    expect(readInstructions(tree).map(compact)).toEqual([
      `${act} > section 1 (prohibition of harassment) | insert after [subsection (1)]: ⟦(1A)⟧`,
      `${act} > section 1 (prohibition of harassment) > subsection (2) | insert after “amounts to”: “or involves”`,
      `${act} > section 1 (prohibition of harassment) > subsection (2) | insert after “amounted to”: “or involved”`,
      `${act} > section 2(1) (offence of harassment) | for “section 1”: “section 1(1) or (1A)”`,
      `${act} | insert after [section 3]: ⟦3A⟧`,
    ]);
    expect(readInstructions(tree).map(({ source }) => source.cite)).toEqual([
      'section 1(2)(a)',
      'section 1(2)(b)',
      'section 1(2)(b)',
      'section 1(3)',
      'section 1(4)',
    ]);
  });

  it('gives nothing for words that amend nothing', () => {
    expect(
      read(
        'In this Act “worker” means a person who works.',
        'A person who omits to do so commits an offence.',
      ),
    ).toEqual([]);
  });

  it('says what it could not read', () => {
    expect(read('after release insert “certain”')).toEqual([
      '? Words that are named stand in no quotation marks => after “release” insert “certain”',
    ]);
    expect(read('for “(2)“ substitute “(1A)”;')).toEqual([
      '? An opening mark stands where a closing one should => for “(2)” substitute “(1A)”;',
    ]);
  });
});
