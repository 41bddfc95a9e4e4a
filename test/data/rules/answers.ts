import { asFile, csv } from '../consultation/support.ts';

const CAMPAIGN =
  'I ask the Government to name tracking devices in the list of examples, to train an officer in every force, and to bring a Bill before the House this session, since delay has cost lives and the warnings were there for all to see.';

/** Answers of a made-up consultation, three of them of one campaign. */
export const ANSWERS = ['It took months to call back.', CAMPAIGN, `${CAMPAIGN} Yes.`, `${CAMPAIGN} So.`];

export const answersFile = () =>
  asFile(
    'answers.csv',
    csv([
      ['Id', 'Responding as', 'Q1: Please explain your answer'],
      ...ANSWERS.map((text, at) => [`R-${at}`, at % 2 === 0 ? 'Police' : 'Charity', text]),
    ]),
  );
