import { after, done, go, into, refused, type StyleRow, slips, turn } from './rows.ts';

const ORDERS = 'In section 8 of the Harbours Act 1994, after “Act” insert “or rules”.';
const FEE = 'In section 2(3) of the Harbours Act 1994, for “£10” substitute “£20”.';
const fee = turn('s2_3', ['£10', '£20']);
const NOT_MADE = /says that this amendment is not made/;
const HEARING = turn('s4_1', ['an inquiry', 'an inquiry or a hearing']);

/** What papers, older prints and plain notes do otherwise than a Bill. */
export const PAPERS: readonly StyleRow[] = [
  // What a paper says became of an amendment.
  refused(`Amendment 1 (withdrawn)\n${ORDERS}`, NOT_MADE),
  refused('Amendment 4\nSection 4, leave out subsection (2A).\nAmendment 4 was withdrawn.', NOT_MADE),
  refused(`${FEE} [Withdrawn]`, NOT_MADE, NOT_MADE),
  refused(`${FEE} (Amendment not moved.)`, NOT_MADE, NOT_MADE),
  refused(`Withdrawn amendments\n1 ${FEE}`, NOT_MADE),
  refused(`Commons disagreement to Lords amendment\n${FEE}`, NOT_MADE),
  refused(
    `Lords Amendment 12\n${FEE}\nThe Commons disagree to Lords Amendment 12 because it would alter charges.`,
    NOT_MADE,
  ),
  {
    ...refused(`Amendments not agreed to\n${ORDERS}\nAmendments agreed to\n${FEE}`, NOT_MADE),
    changes: fee,
  },
  {
    ...refused(`Amendment 1\n${ORDERS}\nAmendment 1 was negatived.\nAmendment 2\n${FEE}`, NOT_MADE),
    changes: fee,
  },
  // What words of law say of amendments is no record of what became of them.
  done(
    `${FEE}\nThe amendments made by this section do not apply to an application that was withdrawn before it came into force.`,
    fee,
  ),
  // A side-note above the number of its section.
  done(
    'After section 8 of the Harbours Act 1994 insert—\n“Fees for orders\n8A (1) The Minister may charge a fee.\n(2) The fee is £5.”',
    after('s8', '8A Fees for orders', '(1) The Minister may charge a fee.', '(2) The fee is £5.'),
  ),
  done(
    'After section 8 of the Harbours Act 1994 insert—\n“Fees for orders.\n8A.—(1) The Minister may charge a fee.\n(2) The fee is £5.\nWaiver\n8B.—(1) The Minister may waive it.\n(2) It must be written.”',
    after(
      's8',
      '8A Fees for orders.',
      '(1) The Minister may charge a fee.',
      '(2) The fee is £5.',
      '8B Waiver',
      '(1) The Minister may waive it.',
      '(2) It must be written.',
    ),
  ),
  done(
    'After section 8 of the Harbours Act 1994 insert—\n“Fees\nPower to charge\n8A The Minister may charge.”',
    after('s8', 'Fees', '8A Power to charge The Minister may charge.'),
  ),
  done(
    'After section 8 of the Harbours Act 1994 insert—\n“Fees\n8A Power to charge\n(1) The Minister may charge.”',
    after('s8', 'Fees', '8A Power to charge', '(1) The Minister may charge.'),
  ),
  // Words of a line that are set out in one of their own.
  done('In section 4(1) of the Harbours Act 1994, after “an inquiry” insert—\n“or a hearing”.', HEARING),
  done(
    'In section 4(1) of the Harbours Act 1994, after the words “an inquiry” there shall be inserted the words—\n“or a hearing”.',
    HEARING,
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for “for an order” substitute—\n“for an order or rules”',
    turn('s2_1', ['for an order', 'for an order or rules']),
  ),
  done(
    'In section 5(1) of the Harbours Act 1994, before “commits” insert—\n“without reasonable excuse”.',
    turn('s5_1', ['commits', 'without reasonable excuse commits']),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, in the definition of “harbour”, at the end insert—\n“and a marina”.',
    turn('harbour', ['haven;', 'haven and a marina;']),
  ),
  slips(
    'In section 4(1) of the Harbours Act 1994, at the beginning insert—\n“Subject to subsection (3),”.',
    [/“the” has no capital, now that words stand before it/],
    turn('s4_1', ['(1) The', '(1) Subject to subsection (3), the']),
  ),
  done(
    'In section 4(3) of the Harbours Act 1994, at the end insert—\n“(but need not follow it)”.',
    turn('s4_3', ['inquiry.', 'inquiry (but need not follow it).']),
  ),
  done(
    'In section 3 of the Harbours Act 1994, after the second sentence insert—\n“It must be signed.”',
    turn('s3', ['writing. The', 'writing. It must be signed. The']),
  ),
  done(
    'In section 4(2A) of the Harbours Act 1994, for “in public” substitute—\n“—\n(a) in public, or\n(b) online”',
    into('s4_2A', '(2A) An inquiry must be held—', '(a) in public, or', '(b) online.'),
  ),
  done(
    'In section 4(2A) of the Harbours Act 1994, for “in public” substitute—\n“in public if—\n(a) the Minister agrees, or\n(b) the Authority asks for it”',
    into(
      's4_2A',
      '(2A) An inquiry must be held in public if—',
      '(a) the Minister agrees, or',
      '(b) the Authority asks for it.',
    ),
  ),
  // An item that goes on from words, where the list has words after it.
  refused(
    'In section 2(1) of the Harbours Act 1994, at the end insert “, and\n(d) be signed.”',
    /ends with “and must be published\.”, and it is not clear whether the new text goes before or after it/,
  ),
  refused(
    'At the end of section 2(1) of the Harbours Act 1994 insert— “; and (d) be signed”',
    /ends with “and must be published\.”/,
  ),
  // A linking word that brackets say stays at the end.
  done(
    'In section 2(1) of the Harbours Act 1994, after paragraph (b) (but before the word “and” at the end of it) insert—\n“(ba) be signed,”.',
    into('s2_1b', '(b) state the reasons for it,', '(ba) be signed, and'),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, after paragraph (a) (before the “or”) insert—\n“(aa) it is unsigned;”.',
    into('s2_2a', '(a) it is late;', '(aa) it is unsigned; or'),
  ),
  refused(
    'In section 2(2) of the Harbours Act 1994, after paragraph (a) (but before the linking word) insert—\n“(aa) it is unsigned;”.',
    /could not be read/,
  ),
  // How plain notes cite.
  done('In the Harbours Act, 1994, in section 2(3), for “£10” substitute “£20”.', fee),
  done('In section 2(3) of the Harbours Act, for “£10” substitute “£20”.', fee),
  done("In section 2(3) of the Harbours Act 1994, for '£10' substitute '£20'.", fee),
  done(
    "In section 4(2) of the Harbours Act 1994, omit 'of an inquiry'",
    turn('s4_2', [' of an inquiry', '']),
  ),
  done(
    'Harbours Act 1994\nSECTION 4 (INQUIRIES)\nIn subsection (1), after “an inquiry” insert “or a hearing”.',
    HEARING,
  ),
  done(
    'Amendments to section 2 of the Harbours Act 1994\nIn subsection (3), for “£10” substitute “£20”.',
    fee,
  ),
  done('Harbours Act 1994 (c. 12)\nSection 2\nIn subsection (3), for “£10” substitute “£20”.', fee),
  done(
    'In section 5(3) of the Harbours Act 1994, in sub-paragraph (b), for “reasonable” substitute “due”.',
    turn('s5_3b', ['reasonable', 'due']),
  ),
  done('In section two of the Harbours Act 1994, in subsection (3), for “£10” substitute “£20”.', fee),
  refused('Section twenty-three of the Harbours Act 1994 is repealed.', /there is no section 23 in this Act/),
  // Pairs, ranks, and what is done in the place of what goes.
  done(
    'Section 2(3) of the Harbours Act 1994 is amended by substituting “charge” for “fee” and “£20” for “£10”.',
    turn('s2_3', ['fee', 'charge'], ['£10', '£20']),
  ),
  done(
    'In section 2(3) of the Harbours Act 1994 for “fee” and “£10” there are substituted, respectively, “charge” and “£20”.',
    turn('s2_3', ['fee', 'charge'], ['£10', '£20']),
  ),
  done('In section 2(3) of the Harbours Act 1994, “£10” is omitted and “£20” inserted in its place.', fee),
  done(
    'In section 5(1) of the Harbours Act 1994 the words “a harbour” are omitted and the words “a port” are inserted in their place.',
    turn('s5_1', ['a harbour', 'a port']),
  ),
  done(
    'In section 4(2) of the Harbours Act 1994, for the second “Authority” substitute “Board”.',
    turn('s4_2', ['and the Authority', 'and the Board']),
  ),
  done(
    'Section 8 of the Harbours Act 1994 is repealed, as are sections 3 and 4(2A).',
    go('s8', 's3', 's4_2A'),
  ),
  done('Harbours Act 1994, section 2(3), leave out “£10” and insert “£20”', fee),
  done(`—(1) ${FEE}\n(2) Omit section 8.`, fee, go('s8')),
  // What is asked for in plain words, and what goes on with an instruction and is no condition of it.
  refused('Could you change £10 to £20 in section 2(3) of the Harbours Act 1994?', /could not be read/),
  refused('Amend the Harbours Act 1994:\n• s2(3): £10 → £20', /could not be read/),
  refused(`The Minister moved: ${FEE}`, /could not be read as an instruction/),
  refused(
    'In section 2(3) of the Harbours Act 1994, for “£10” substitute “£20” (see the 2020 review).',
    /The words “\(see the 2020 review\)” could not be read with what is before them/,
  ),
];
