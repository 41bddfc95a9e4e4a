import { describe, expect, it } from 'vitest';
import { parseCitation } from '../../../../core/act/citation.ts';
import { contextOf } from '../../../../core/amend/checks/context.ts';
import { citingWords, inOtherActs } from '../../../../core/amend/checks/in-other-acts.ts';
import type { TextEdit } from '../../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../../core/amend/redline/redline.ts';
import type { HeldCitation } from '../../../../core/library/held-text.ts';
import { citationRows } from '../../../../data/corpus/library/division-rows.ts';
import { CITING_ACTS } from '../../../support/acts/citing-acts.ts';
import { type MadeUp, madeUpAct } from '../../../support/acts/library.ts';
import { act, draft, found, omit, replace } from '../../../support/drafts/check-drafts.ts';

const held = (acts: readonly MadeUp[]): readonly HeldCitation[] =>
  acts.flatMap((made) =>
    citationRows('', madeUpAct(made))
      .filter((row) => row.act === 'protection from harassment act 1997')
      .map(({ path, adopts, range, amends, field, key: _, act: __, ...row }) => ({
        ...row,
        ...{ id: made.id, version: 'current', title: made.title, field: field as 'content' },
        path: JSON.parse(path),
        adopts: JSON.parse(adopts),
        isRangeEnd: range === 1,
        amends: amends === 1,
      })),
  );
const CITING = held(CITING_ACTS);
const NAMED = 'the Protection from Harassment Act 1997';

const told = (selected: readonly Drafted[], citing = CITING) =>
  inOtherActs(contextOf({ instrument: act, selected, otherAmendments: [] }), citing).map(
    ({ kind, by, cited, now, term, usedIn, fix }) =>
      [kind, by.title.split(' ')[1], by.cite, cited, now ?? term ?? '', ...usedIn, fix?.insert ?? ''].join(
        ' | ',
      ),
  );

const renumbering = (citation: string, num: string): Drafted[] => {
  const pid = parseCitation(act.root, citation) ?? '';
  const to = citation.replace('section ', '').length;
  const edit: TextEdit = { type: 'text', pid, field: 'num', from: 0, to, insert: num, rank: 'V' };
  return [{ id: 'A-001', edits: [edit] }];
};

describe('what a draft means for other Acts', () => {
  it('of an omitted section: all that cite it, by its own name or the Act’s short one, in a list or a range', () => {
    expect(told(draft(omit('section 4')))).toEqual([
      'omitted | Offenders | section 1 | section 4 |  | ',
      'omitted | Housing | section 2 | section 4 |  | ',
      'spent | Amending | section 1 | section 4 |  | ',
    ]);
    expect(told(draft(omit('section 2')))).toEqual([
      'omitted | Housing | section 2 | section 2 |  | ',
      'omitted | Housing | section 3 | section 2 |  | ',
    ]);
    expect(told(draft(omit('section 5A(1)')))).toEqual([
      'omitted | Offenders | section 2 | section 5A(1) |  | ',
    ]);
    expect(told(draft(omit('section 6')))).toEqual([]);
  });

  it('of a renumbered section: each reference, with what it must say where that is sure', () => {
    expect(told(renumbering('section 4', '3B'))).toEqual([
      'renumbered | Offenders | section 1 | section 4 | section 3B | 3B',
      'renumbered | Housing | section 2 | section 4 | section 3B | 3B',
    ]);
    // The end of a range takes in others by their place: a person must look.
    expect(told(renumbering('section 2', '1B')).at(-1)).toBe(
      'renumbered | Housing | section 3 | section 2 | section 1B | ',
    );
    expect(told(renumbering('section 5A', '5B'))).toEqual([
      'renumbered | Offenders | section 2 | section 5A(1) | section 5B(1) | 5B(1)',
    ]);
  });

  it('of a changed definition: who takes a meaning from it, and who uses the term there', () => {
    const changed = draft(replace('section 7(3)', 'at least two occasions', 'at least three occasions'));
    expect(told(changed)).toEqual([
      'definition | Offenders | section 3 | section 7(3) | course of conduct | section 4 | ',
    ]);
  });

  it('of a definition: nobody who takes a meaning from another provision of the Act', () => {
    const sections = [
      ['Other', `“Course of conduct” has the meaning given by section 8 of ${NAMED}.`],
    ] as const;
    const elsewhere = held([{ id: 'ukpga/2099/9', title: 'Made-up Other Act 2099', sections }]);
    const whole = [['Whole', `“Course of conduct” has the same meaning as in ${NAMED}.`]] as const;
    const taken = held([{ id: 'ukpga/2099/8', title: 'Made-up Whole Act 2099', sections: whole }]);
    const changed = draft(replace('section 7(3)', 'at least two occasions', 'at least three occasions'));
    expect(told(changed, elsewhere)).toEqual([]);
    expect(told(changed, taken)).toEqual([
      'definition | Whole | section 1 | section 7(3) | course of conduct | ',
    ]);
  });

  it('of words that change: who cites them, and nobody who cites others', () => {
    expect(told(draft(replace('section 5A(1)', 'acquitted', 'cleared')))).toEqual([
      'changed | Offenders | section 2 | section 5A(1) |  | ',
    ]);
    expect(told([])).toEqual([]);
  });

  it('is quoted word for word, and told by the checks', () => {
    const findings = found(act, draft(omit('section 4')), { id: 'D23', citing: CITING, reverse: [] });
    expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'warning: A-001 omits section 4, which section 1 of the Made-up Offenders Act 2099 cites: “An offence under section 4 of the Protection from Harassment Act 1997 is a listed offence.”',
      'warning: A-001 omits section 4, which section 2 of the Made-up Housing Act 2099 cites: “The first ground is that the tenant was convicted under section 2 or 4 of the 1997 Act.”',
      'information: A-001 omits section 4, which section 1 of the Made-up Amending Act 2099 amended: that may be spent: “In section 4 of the Protection from Harassment Act 1997, in subsection (1), after “conduct” insert “or act”.”',
    ]);
    const long = {
      ...CITING[0],
      text: `${'word '.repeat(100)}section 4${' word'.repeat(100)}`,
      from: 500,
      to: 509,
    };
    expect(citingWords(long as HeldCitation)).toMatch(/^… (?:word )+section 4(?: word)+ …$/);
  });
});
