import { done, go, into, type StyleRow, slips, turn } from './rows.ts';

/** Where words meet those that stay: the spaces, the stops and the capitals that no instruction names. */
export const JOINTS: readonly StyleRow[] = [
  done(
    'In section 5(3)(a) of the Harbours Act 1994, for the words after “caused” substitute “by accident, and”.',
    into('s5_3a', '(a) the damage was caused by accident, and'),
    go('s5_3ai', 's5_3aii'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, in the opening words, for “must—” substitute “must do so by being made as follows—”.',
    turn('s2_1', ['must—', 'must do so by being made as follows—']),
  ),
  done(
    'In section 2(3) of the Harbours Act 1994, for the words following “£” substitute “25.”',
    turn('s2_3', ['10', '25']),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, for “, and must hold one” substitute “(and must hold one)”.',
    turn('s4_1', [', and must hold one', ' (and must hold one)']),
  ),
  done(
    'In section 4(2) of the Harbours Act 1994, for “, and” substitute “so that”.',
    turn('s4_2', [', and', ' so that']),
  ),
  done('In section 1(3) of the Harbours Act 1994, for “(1)” substitute “(2)”.', turn('s1_3', ['(1)', '(2)'])),
  done(
    'In section 5(2) of the Harbours Act 1994, in the opening words, after “subsection (1)” insert “(a)”.',
    turn('s5_2', ['subsection (1)', 'subsection (1)(a)']),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, in the definition of “officer”, after “section 6” insert “(1)”.',
    turn('officer', ['section 6', 'section 6(1)']),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, after “order” insert “(in writing)”.',
    turn('s1_1', ['order', 'order (in writing)']),
  ),
  done(
    'In section 9(1) of the Harbours Act 1994, after “1994” insert “(c. 40)”.',
    turn('s9_1', ['1994', '1994 (c. 40)']),
  ),
  done(
    'In section 1(5) of the Harbours Act 1994, after “pier” insert “or jetty”.',
    turn('s1_5', ['“pier”', '“pier or jetty”']),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, in the opening words, omit “an application if”.',
    turn('s2_2', [' an application if—', '—']),
  ),
  // What begins a heading or a sentence has a capital, and no stop before it.
  slips(
    'In the heading of section 9 of the Harbours Act 1994, omit “Short title and”.',
    [/“Extent” has a capital/],
    into('s9', '9 Extent'),
  ),
  slips(
    'In the heading of section 5 of the Harbours Act 1994, for “Offence of damage” substitute “damaging a harbour”.',
    [/“Damaging” has a capital/],
    into('s5', '5 Damaging a harbour'),
  ),
  slips(
    'In the heading of section 5 of the Harbours Act 1994, before “Offence” insert “principal”.',
    [/“Principal” has a capital.*“offence” has no capital/],
    into('s5', '5 Principal offence of damage'),
  ),
  slips(
    'In the heading of section 6 of the Harbours Act 1994, before “Powers” insert “further”.',
    [/“Further” has a capital.*“powers” has no capital/],
    turn('s6', ['Powers of', 'Further powers of']),
  ),
  done(
    'In the italic heading before section 3 of the Harbours Act 1994, at the end insert “and”.',
    into('italic3', 'Objections and inquiries and'),
  ),
  done(
    'In the heading of section 4 of the Harbours Act 1994, after “Inquiries” insert “: procedure”.',
    into('s4', '4 Inquiries: procedure'),
  ),
  slips(
    'In the italic heading before section 3 of the Harbours Act 1994, omit “Objections and”.',
    [/“Inquiries” has a capital/],
    into('italic3', 'Inquiries'),
  ),
  slips(
    'In the heading of Part II of the Harbours Act 1994, for “Offences” substitute “wrongs”.',
    [/“Wrongs” has a capital/],
    into('pt2', 'Part II Wrongs'),
  ),
  slips(
    'In section 1(4) of the Harbours Act 1994, omit “Before making an order,”.',
    [/“The” has a capital/],
    turn('s1_4', ['Before making an order, the', 'The']),
  ),
  slips(
    'In section 1(2) of the Harbours Act 1994, omit “For this purpose”.',
    [/“A” has a capital/],
    turn('s1_2', ['For this purpose a pier', 'A pier']),
  ),
  slips(
    'In section 4(2A) of the Harbours Act 1994, for “An inquiry” substitute “every inquiry”.',
    [/“Every” has a capital/],
    turn('s4_2A', ['An inquiry', 'Every inquiry']),
  ),
  slips(
    'In section 1(3) of the Harbours Act 1994, at the beginning insert “Subject to section 8,”.',
    [/“subsection” has no capital/],
    turn('s1_3', ['Subsection (1)', 'Subject to section 8, subsection (1)']),
  ),
  slips(
    'In section 4(3) of the Harbours Act 1994, before “The Minister” insert “in any case”.',
    [/“In” has a capital.*“the” has no capital/],
    turn('s4_3', ['The Minister', 'In any case the Minister']),
  ),
  slips(
    'In section 3 of the Harbours Act 1994, in the second sentence, before “The objection” insert “Except in an emergency,”.',
    [/“the” has no capital/],
    turn('s3', ['The objection must', 'Except in an emergency, the objection must']),
  ),
  done(
    'In section 3 of the Harbours Act 1994, after the first sentence insert “No fee is payable.”',
    turn('s3', ['application. The', 'application. No fee is payable. The']),
  ),
  // A name keeps its capital, and items of a list have none.
  slips(
    'In section 9(2) of the Harbours Act 1994, at the beginning insert “Except for section 7,”.',
    [/“this” has no capital/],
    turn('s9_2', ['This Act', 'Except for section 7, this Act']),
  ),
  done(
    'In section 2(1)(a) of the Harbours Act 1994, at the beginning insert “except in an emergency,”.',
    turn('s2_1a', ['be in', 'except in an emergency, be in']),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, for “The Minister” substitute “the Minister”.',
    turn('s1_1', ['The Minister', 'the Minister']),
  ),
];
