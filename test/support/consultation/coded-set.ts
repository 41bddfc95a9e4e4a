import type { CodedText } from '../../../core/coding/suggest/theme-words.ts';
import { diceOf } from './planted-campaigns.ts';

/**
 * A coded set of our own: answers that nobody gave, made up of sentences about seven subjects, each coded with the subject
 * that it was written for. Some sentences are about nothing, some borrow a word of another subject, and a coder overlooks
 * one in ten.
 */

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  delay: [
    'It took the police {n} days to call back',
    'The hearing was put off {n} times before anybody listened',
    'I waited {n} months for an order',
    'By the time somebody answered it was too late',
    'A statement was not taken for {n} weeks',
    'Cases drift for months and nothing happens',
    'Every force should have to reply within {n} days',
    'The wait for a court date is far too long',
  ],
  devices: [
    'He put a tracker on the car of my {kin}',
    'Location sharing on a phone is used to follow people',
    'Tags that fit in a bag let anybody trace you',
    'The list should name tracking devices and apps',
    'Spyware was found on the telephone of my {kin}',
    'A doorbell camera pointed at the house for {n} months',
    'Technology has moved on since the list was written',
    'Drones and cameras are used to watch homes',
  ],
  training: [
    'Officers need training to see the pattern',
    'The call handler had never been taught what to ask',
    'Specialist officers understood at once',
    'Guidance exists but staff are not trained on it',
    'Every new recruit should be taught about coercion',
    'Learning from reviews never reaches the front line',
    'A course of {n} days would be enough for each officer',
    'Judges should have training as well',
  ],
  breach: [
    'The order was broken {n} times and nobody was charged',
    'Breach must lead to arrest',
    'He ignored the injunction from the first week',
    'Conditions mean little when they are not enforced',
    'A breach should be an offence with a real penalty',
    'Reports of breach were written off as minor',
    'Enforcement of orders is weak',
    'Power of arrest should follow every breach',
  ],
  evidence: [
    'My diary was never asked for',
    'Screenshots were refused as proof',
    'They wanted evidence that only the offender had',
    'Messages were deleted before anybody secured them',
    'The burden of proof falls on the victim',
    'Phone records were not collected for {n} weeks',
    'A log of incidents should count as evidence',
    'Witnesses such as my {kin} were not interviewed',
  ],
  support: [
    'An advocate made all the difference to my {kin}',
    'Support services have a waiting list of {n} weeks',
    'Charities need stable funding',
    'Nobody told us what help there was',
    'Counselling ended after {n} sessions',
    'Helplines close at weekends',
    'Advocates should be funded in every area',
    'Schools and employers need somewhere to refer people',
  ],
  speech: [
    'Journalists must be free to ask questions',
    'Protest is not harassment',
    'The offence is so wide that it could catch campaigners',
    'Free expression needs a clear defence',
    'Reasonable conduct should stay lawful',
    'A neighbour dispute should not become a crime',
    'Debt collectors fear that letters will be caught',
    'Wider powers threaten lawful protest',
  ],
};
const ABOUT_NOTHING = [
  'I am grateful for the chance to answer',
  'Thank you for reading this',
  'I have lived here for {n} years',
  'My {kin} asked me to write',
  'Please see what I said before',
  'These are my own views',
  'I hope that something comes of it',
  'I speak from what I have seen',
];
const KIN = ['sister', 'daughter', 'neighbour', 'colleague', 'mother'];

export const SUBJECT_NAMES: readonly string[] = Object.keys(SUBJECTS);

/** So many coded answers. @param isShuffled whether the codes are dealt out anew, by chance */
export function codedSet(answers: number, seed: number, isShuffled = false): readonly CodedText[] {
  const dice = diceOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
  const filled = (sentence: string): string =>
    sentence.replaceAll('{n}', `${2 + Math.floor(dice() * 20)}`).replaceAll('{kin}', () => pick(KIN));
  const texts: { of: string; text: string; passages: { from: number; to: number; themes: string[] }[] }[] =
    [];
  for (let at = 0; at < answers; at += 1) {
    let text = '';
    const passages: { from: number; to: number; themes: string[] }[] = [];
    for (let sentence = 2 + Math.floor(dice() * 3); sentence > 0; sentence -= 1) {
      const subject = dice() < 0.3 ? null : pick(SUBJECT_NAMES);
      const words = filled(pick(subject === null ? ABOUT_NOTHING : (SUBJECTS[subject] ?? [])));
      // What people write around it is about anything.
      const said = `${words}${dice() < 0.3 ? `, and ${filled(pick(ABOUT_NOTHING)).toLowerCase()}` : ''}`;
      if (subject !== null && dice() >= 0.1)
        passages.push({ from: text.length, to: text.length + said.length, themes: [subject] });
      text += `${said}. `;
    }
    texts.push({ of: `answer:${1000 + at}`, text: text.trim(), passages });
  }
  if (isShuffled) {
    const codes = texts.flatMap(({ passages }) => passages.map(({ themes }) => themes));
    const dealt = codes.map((themes) => ({ themes, by: dice() })).sort((a, b) => a.by - b.by);
    for (const { passages } of texts)
      for (const passage of passages) passage.themes = dealt.pop()?.themes ?? [];
  }
  return texts;
}
