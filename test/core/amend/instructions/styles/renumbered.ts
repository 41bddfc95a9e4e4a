import { after, done, go, into, refused, type StyleRow, turn } from './rows.ts';

const renumber = (line: Parameters<typeof turn>[0], from: string, to: string) =>
  turn(line, [`(${from})`, `(${to})`]);

/** Provisions that are given other numbers, or moved, in the words that plain notes and Welsh Bills have for it. */
export const RENUMBERED: readonly StyleRow[] = [
  done(
    'In section 4 of the Harbours Act 1994, re-number subsection (2A) as subsection (2B).',
    renumber('s4_2A', '2A', '2B'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, re-letter subsection (2A) as (2B).',
    renumber('s4_2A', '2A', '2B'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, re-letter paragraph (c) as paragraph (d).',
    renumber('s2_1c', 'c', 'd'),
  ),
  done(
    'In section 1 of the Harbours Act 1994, renumber subsections (2) to (5) as subsections (2A) to (2D).',
    renumber('s1_2', '2', '2A'),
    renumber('s1_3', '3', '2B'),
    renumber('s1_4', '4', '2C'),
    renumber('s1_5', '5', '2D'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, subsections (2A) and (3) are re-numbered as subsections (3) to (3A).',
    renumber('s4_2A', '2A', '3'),
    renumber('s4_3', '3', '3A'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, reletter paragraphs (a) to (c) as paragraphs (aa) to (ac).',
    renumber('s2_1a', 'a', 'aa'),
    renumber('s2_1b', 'b', 'ab'),
    renumber('s2_1c', 'c', 'ac'),
  ),
  done(
    'In section 5(3)(a) of the Harbours Act 1994, renumber sub-paragraphs (i) and (ii) as sub-paragraphs (iv) to (v).',
    renumber('s5_3ai', 'i', 'iv'),
    renumber('s5_3aii', 'ii', 'v'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, move subsection (3) so that it follows subsection (1), and re-number it as subsection (1A).',
    go('s4_3'),
    after('s4_1', '(1A) The Minister must have regard to the report of an inquiry.'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, subsection (3) is moved to precede subsection (2A) and is re-numbered as subsection (2ZA).',
    go('s4_3'),
    into(
      's4_2A',
      '(2ZA) The Minister must have regard to the report of an inquiry.',
      '(2A) An inquiry must be held in public.',
    ),
  ),
  refused(
    'In section 1 of the Harbours Act 1994, subsections (3) to (5) are renumbered as subsections (3A) to (3D).',
    /^3 provisions can’t be given 4 numbers$/,
  ),
  refused(
    'In section 1 of the Harbours Act 1994, renumber subsections (1) to (5) as subsections (1A) to (4).',
    /don’t say which numbers “\(1A\) to \(4\)” are/,
  ),
  refused(
    'In section 1(2) of the Harbours Act 1994, renumber the second sentence as subsection (2A).',
    /^only a part of section 1\(2\) is to be renumbered/,
  ),
  refused(
    'In section 1 of the Harbours Act 1994, omit subsection (2) and renumber the remaining subsections accordingly.',
    /^Provisions are to be renumbered, and these words don’t say which gets which number/,
  ),
  refused(
    'In section 4 of the Harbours Act 1994, renumber the subsections that are left as subsections (1) to (3).',
    /^Keeling can’t renumber the subsections that are left as subsections \(1\) to \(3\)/,
  ),
];
