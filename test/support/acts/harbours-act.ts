import type { Provision } from '../../../core/act/tree.ts';
import { readAkn } from '../../../data/formats/akn/read.ts';
import { must } from '../reviews/review.ts';
import { outlinedAct } from './outlined-act.ts';

export const HARBOURS = 'Harbours Act 1994';

const OUTLINE = `
Part I | Harbour orders
  1 | Power to make orders
    (1) The Minister may by order make provision for the improvement of a harbour.
    (2) An order may include provision for the dredging of the harbour. For this purpose a pier is part of the harbour.
    (3) Subsection (1) does not apply to a closed harbour unless the Minister directs otherwise.
    (4) Before making an order, the Minister shall consult the Authority and shall publish a notice.
    (5) In this section, “pier” includes a jetty.
  2 | Applications
    (1) An application for an order must—
      (a) be in writing,
      (b) state the reasons for it, and
      (c) include a plan,
      = and must be published.
    (2) The Minister may refuse an application if—
      (a) it is late; or
      (b) it is incomplete.
    (3) The fee for an application is £10.
  ~ Objections and inquiries
    3 | Objections
      . A person may object to an application. The objection must be in writing. The Minister must consider it.
    4 | Inquiries
      (1) The Minister may hold an inquiry, and must hold one if the Authority asks for it.
      (2) The Authority must be given notice of an inquiry, and the Authority may appear at it.
      (2A) An inquiry must be held in public.
      (3) The Minister must have regard to the report of an inquiry.
Part II | Offences
  5 | Offence of damage
    (1) A person who damages a harbour commits an offence.
    (2) A person guilty of an offence under subsection (1) is liable—
      (a) on summary conviction, to a fine not exceeding the statutory maximum;
      (b) on conviction on indictment, to imprisonment for a term not exceeding two years or to a fine, or to both.
    (3) It is a defence to show that—
      (a) the damage was caused—
        (i) by accident, or
        (ii) by the weather, and
      (b) reasonable care was taken.
  6 | Powers of officers
    . An officer may—
    (a) enter a harbour,
    (b) search a vessel, and
    (c) seize anything found.
Part III | General
  7 | Interpretation
    (1) In this Act—
      “the Authority” means the Ports Authority;
      “harbour” includes a haven;
      “officer” has the meaning given by section 6; and
      “vessel” means—
        (a) a ship, or
        (b) a boat.
    (2) References to a harbour include its approaches.
  8 | Orders
    . An order under this Act shall be made by statutory instrument.
  9 | Short title and extent
    (1) This Act may be cited as the Harbours Act 1994.
    (2) This Act does not extend to Northern Ireland.
Schedule 1 | Procedure
  Part I | Preliminary
    1 | 
      (1) A notice must be given to the Authority.
      (2) A notice must state—
        (a) the place, and
        (b) the date.
    2 | 
      . The Minister may make rules.
  Part II | Inquiries
    3 | 
      . The inspector may require evidence.
`;

/** A made-up Act of thirty years ago, with sentences that amendments of three decades go into. */
export const harboursAct = (): Provision =>
  must(readAkn(outlinedAct(HARBOURS, 'An Act to make provision about harbours.', OUTLINE))).instrument.root;

/** Its lines, by what they are called. */
export const LINES = {
  s1_1: '(1) The Minister may by order make provision for the improvement of a harbour.',
  s1_2: '(2) An order may include provision for the dredging of the harbour. For this purpose a pier is part of the harbour.',
  s1_3: '(3) Subsection (1) does not apply to a closed harbour unless the Minister directs otherwise.',
  s1_4: '(4) Before making an order, the Minister shall consult the Authority and shall publish a notice.',
  s1_5: '(5) In this section, “pier” includes a jetty.',
  s2_1: '(1) An application for an order must—',
  s2_1a: '(a) be in writing,',
  s2_1b: '(b) state the reasons for it, and',
  s2_1c: '(c) include a plan,',
  s2_1close: 'and must be published.',
  s2_2: '(2) The Minister may refuse an application if—',
  s2_2a: '(a) it is late; or',
  s2_2b: '(b) it is incomplete.',
  s2_3: '(3) The fee for an application is £10.',
  italic3: 'Objections and inquiries',
  s3: '3 Objections A person may object to an application. The objection must be in writing. The Minister must consider it.',
  s4: '4 Inquiries',
  s4_1: '(1) The Minister may hold an inquiry, and must hold one if the Authority asks for it.',
  s4_2: '(2) The Authority must be given notice of an inquiry, and the Authority may appear at it.',
  s4_2A: '(2A) An inquiry must be held in public.',
  s4_3: '(3) The Minister must have regard to the report of an inquiry.',
  pt2: 'Part II Offences',
  s5: '5 Offence of damage',
  s5_1: '(1) A person who damages a harbour commits an offence.',
  s5_2: '(2) A person guilty of an offence under subsection (1) is liable—',
  s5_2a: '(a) on summary conviction, to a fine not exceeding the statutory maximum;',
  s5_2b:
    '(b) on conviction on indictment, to imprisonment for a term not exceeding two years or to a fine, or to both.',
  s5_3: '(3) It is a defence to show that—',
  s5_3a: '(a) the damage was caused—',
  s5_3ai: '(i) by accident, or',
  s5_3aii: '(ii) by the weather, and',
  s5_3b: '(b) reasonable care was taken.',
  s6: '6 Powers of officers An officer may—',
  s6a: '(a) enter a harbour,',
  s6b: '(b) search a vessel, and',
  s6c: '(c) seize anything found.',
  s7: '7 Interpretation',
  authority: '“the Authority” means the Ports Authority;',
  harbour: '“harbour” includes a haven;',
  officer: '“officer” has the meaning given by section 6; and',
  vessel: '“vessel” means—',
  vessel_a: '(a) a ship, or',
  vessel_b: '(b) a boat.',
  s7_2: '(2) References to a harbour include its approaches.',
  s8: '8 Orders An order under this Act shall be made by statutory instrument.',
  s9: '9 Short title and extent',
  s9_1: '(1) This Act may be cited as the Harbours Act 1994.',
  s9_2: '(2) This Act does not extend to Northern Ireland.',
  sch1: 'Schedule 1 Procedure',
  sch1pt1: 'Part I Preliminary',
  sch1_1: '1',
  sch1_1_1: '(1) A notice must be given to the Authority.',
  sch1_1_2: '(2) A notice must state—',
  sch1_1_2a: '(a) the place, and',
  sch1_1_2b: '(b) the date.',
  sch1_2: '2 The Minister may make rules.',
  sch1pt2: 'Part II Inquiries',
  sch1_3: '3 The inspector may require evidence.',
} as const;
