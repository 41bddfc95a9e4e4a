import type { Instrument } from '../../../../../../core/act/instrument.ts';
import { type Field, type Provision, walk } from '../../../../../../core/act/tree.ts';
import type { Edit } from '../../../../../../core/amend/edits/edit.ts';
import type { PlainEdit } from '../../../../../../core/amend/edits/plain-edit.ts';
import { readAkn } from '../../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../../support/acts/outlined-act.ts';
import { must } from '../../../../../support/reviews/review.ts';

const OUTLINE = `
Part 1 | Moorings
  Chapter 1 | Licensing
    ~ Licences
      1 | Licences for moorings
        (1) The harbour board may grant a licence for a mooring to a person who—
          (a) is aged 18 or over,
          (b) owns a vessel,
          (c) lives within 5 miles of the mooring,
          (d) has paid the fee under section 3, and
          (e) is not disqualified under section 9.
        (2) The harbour board must not grant a licence if the harbour board thinks that the mooring is unsafe.
        (3) A licence lasts for 12 months.
        (4) A licence may be renewed, and a renewed licence lasts for 12 months.
        (5) Sections 2, 4, 5, 7 and 11 apply to a renewed licence.
      2 | Conditions
        (1) A licence may be subject to conditions about—
          (a) the length of the vessel,
          (b) the weight of the vessel,
          (c) the use of lights,
          (d) the use of ropes, or
          (e) insurance.
        (2) The harbour board may vary a condition of a licence at any time while the licence has effect—
          (a) on an application by the holder, or
          (b) of its own motion, if—
            (i) the vessel has been altered, or
            (ii) the mooring has been altered,
          = but only after giving notice to the holder.
        (3) In this section “vessel” includes a raft.
    ~ Fees
      3 | Fees
        (1) The fee for a licence is £20.
        (2) The fee for the renewal of a licence is £10.
        (3) The harbour board must publish the fees.
  Chapter 2 | Mooring masters
    4 | Appointment of mooring masters
      (1) The harbour board may appoint mooring masters.
      (2) A mooring master holds office for 3 years.
      (3) A mooring master may resign by giving notice to the harbour board.
    5 | Powers of mooring masters
      (1) A mooring master may—
        (a) board a vessel which is moored, and
        (b) inspect—
          (i) the ropes,
          (ii) the lights, and
          (iii) any anchor,
        = and may order the vessel to be moved if it is a danger to any other vessel.
      (2) A mooring master must, without delay, produce evidence of authority if asked.
      (3) An order under subsection (1) must be in writing.
Part 2 | Enforcement
  ~ Offences
    6 | Mooring without a licence
      (1) A person who moors a vessel without a licence commits an offence.
      (2) A person guilty of an offence under subsection (1) is liable on summary conviction to a fine not exceeding level 2 on the standard scale.
    7 | Obstruction
      (1) A person who obstructs a mooring master commits an offence.
      (2) A person guilty of an offence under subsection (1) is liable on summary conviction to a fine not exceeding level 2 on the standard scale.
  ~ Disqualification
    8 | Notice of disqualification
      . The harbour board must be given notice of a disqualification.
    9 | Disqualification
      (1) The court may disqualify a person who is convicted of an offence under section 6 or 7.
      (2) The court must give reasons for a disqualification, and the court must give a copy of the reasons to the person.
      (3) A disqualification lasts for 2 years or, if the court so orders, 5 years.
Part 3 | General
  10 | Appeals
    (1) A person may appeal to the court against—
      (a) a refusal of a licence,
      (b) a condition of a licence, or
      (c) an order under section 5(1).
    (2) On an appeal, the court may—
      (a) confirm the decision;
      (b) quash the decision;
      (c) vary the decision.
    (3) Schedule 1 makes provision about appeals.
  11 | Interpretation
    (1) In this Act—
      “beacon” includes a light;
      “buoy” includes a beacon;
      “harbour board” means the board for the harbour;
      “licence” means a licence under section 1;
      “mooring” means a place where a vessel may be moored;
      “vessel” means—
        (a) a ship,
        (b) a boat, or
        (c) a hovercraft.
    (2) References to a vessel include its tender.
  12 | Short title
    . This Act may be cited as the Moorings Act 2004.
Schedule 1 | Procedure for appeals
  ~ Notices
    1 |
      (1) A notice of appeal must be given to the clerk.
      (2) The clerk must send a copy of the notice to the harbour board.
    2 |
      . The clerk must keep a register of notices.
  ~ Hearings
    3 |
      . The clerk must fix a day for the hearing.
    4 |
      . An appellant may be represented.
Schedule 2 | Fees for vessels
  1 |
    . The fee for a vessel is in the table.
    | Vessel | Fee
    | A ship | £40
    | A boat | £20
    | A raft | £5
    | A hovercraft | £60
`;

/** A made-up Act in which words, numbers and fines come again and again. */
export const moorings: Instrument = must(
  readAkn(
    outlinedAct('Moorings Act 2004', 'An Act to make provision about moorings and mooring masters.', OUTLINE),
  ),
).instrument;

const SAID: readonly Field[] = ['intro', 'content', 'wrapUp'];

/** One word or phrase for another at every place where it stands as a whole word, headings left alone. */
export function throughout(
  of: Instrument,
  words: string,
  by: string,
  { within = of.root, but = () => false }: { within?: Provision; but?: (node: Provision) => boolean } = {},
): readonly PlainEdit[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'gu');
  return [...walk(within)]
    .filter((node) => !but(node))
    .flatMap((node) =>
      SAID.flatMap((field) =>
        [...node[field].matchAll(pattern)].map(
          ({ index }): Edit => ({
            type: 'text',
            pid: node.pid,
            field,
            from: index,
            to: index + words.length,
            insert: by,
            rank: 'V001',
          }),
        ),
      ),
    );
}
