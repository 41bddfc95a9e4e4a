import type { Provision } from '../../../core/act/tree.ts';
import { readAkn } from '../../../data/formats/akn/read.ts';
import { must } from '../reviews/review.ts';
import { outlinedAct } from './outlined-act.ts';

export const WIDGETS = 'Widgets Act 1998';

const OUTLINE = `
Part 1 | Licences
  Chapter 1 | Applications
    ~ Making an application
      1 | Applications for a licence
        (1) A person may apply to the authority for a licence if—
          (a) the person is aged 18 or over,
          (b) the person has premises, and
          (c) the person is not disqualified,
          = but a body corporate may not apply.
        (2) An application must be made in writing to the authority.
        (3) The authority must acknowledge an application within 14 days.
        (4) The authority may refuse an application made after the relevant date, and may return an application at any time.
      2 | Fees
        . An applicant must pay to the authority—
        (a) a fee of £50, or
        (b) such other fee as may be prescribed.
    ~ Decisions
      3 | Grant of licence
        (1) The authority may grant a licence—
          (a) to the applicant, or
          (b) with the consent of the applicant, to—
            (i) a spouse of the applicant,
            (ii) a child of the applicant, or
            (iii) any other person.
        (2) The authority must not grant a licence if the applicant is unfit or the premises are unsuitable or unsafe.
        (3) A licence is granted for one year. It may be renewed. It may be varied.
        (4) This section is subject to section 8.
      4 | Notices
        . The authority must give notice of its decision.
      4A | Review
        (1) A decision may be reviewed.
        (2) A review must be held within 14 days.
  Chapter 2 | Keeping
    5 | Duties of keepers
      (1) A keeper must—
        (a) keep records;
        (b) keep widgets safe; and
        (c) report losses.
      (2) In subsection (1) “keeper” means a person who keeps widgets.
      (3) A keeper must not—
        (a) sell a widget to a child; or
        (b) sell a widget at night.
Part 2 | General
  6 | Interpretation
    (1) In this Act—
      “animal” includes a bird;
      “the authority” means—
        (a) in England, the council, and
        (b) in Wales, the Welsh Ministers;
      “keeper” has the meaning given by section 5(2);
      “licence” means a licence under section 3;
      “widget” means any of the following—
        (a) a sprocket,
        (b) a cog—
          (i) of metal, or
          (ii) of wood,
        (c) a gear.
    (2) References to a person include a partnership.
  7 | Offences
    (1) A person who contravenes section 5 commits an offence.
    (2) A person guilty of an offence under subsection (1) is liable on summary conviction—
      (a) in England and Wales, to imprisonment for a term not exceeding 6 months or to a fine, or both;
      (b) in Scotland, to imprisonment for a term not exceeding 12 months, or to a fine not exceeding level 5 on the standard scale, or both.
    (3) An offence under “the old law” is treated as an offence under this section.
  8 | Appeals
    (1) A person may appeal to the county court against a refusal.
    (2) A person may appeal to the county court against a variation.
    (3) The county court may confirm or quash the decision.
    (4) An appeal must be made within 28 days.
    (5) Subsection (4) is subject to any rules of court.
Part 3 | Final provisions
  9 | Extent
    . This Act extends to England and Wales.
  10 | Short title
    . This Act may be cited as the Widgets Act 1998.
Schedule 1 | Prescribed widgets
  Part 1 | Small widgets
    1 | 
      (1) A sprocket must be round.
      (2) A sprocket must be—
        (a) made of metal, and
        (b) marked.
    2 | 
      . A cog must have teeth.
  Part 2 | Large widgets
    3 | 
      . A gear must be—
      (a) guarded, or
      (b) locked.
Schedule 2 | Transitional provision
  1 | 
    . In this Schedule “old licence” means a licence granted before this Act came into force.
  2 | 
    . An old licence has effect as a licence.
`;

/** A small Act with the sorts of place that amending wording of the last seventy years names, as its file is read. */
const widgetsXml = (): string =>
  outlinedAct(
    WIDGETS,
    'An Act to make provision about the keeping of widgets; and for connected purposes.',
    OUTLINE,
  );

export const widgetsAct = (): Provision => must(readAkn(widgetsXml())).instrument.root;
