import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../../core/act/citation.ts';
import { citationsIn, findCited } from '../../../core/act/references/citations.ts';
import { readClml } from '../../../data/formats/clml/read.ts';
import { clmlBody } from '../../support/acts/clml.ts';
import { currentAct, must } from '../../support/reviews/review.ts';

const section = (num: number, text: string) =>
  `<P1group><Title>T</Title><P1 id="section-${num}"><Pnumber>${num}</Pnumber><P1para>${text}</P1para></P1></P1group>`;
const text = (words: string) => `<Text>${words}</Text>`;
const actOf = (...sections: readonly string[]) =>
  must(readClml(clmlBody(sections.map((words, at) => section(at + 1, words)).join('')))).instrument;

/** What the sections of a made-up Act are read to cite, each as the words and the provision of the 1997 Act. */
const cited = (...sections: readonly string[]) => {
  const { root, title } = actOf(...sections);
  return citationsIn(root, title).map(({ text: words, cites }) => {
    const found = findCited(currentAct(), cites.path);
    return [words, cites.act, found && cite(currentAct(), found.pid), cites.amends ? 'amends' : ''];
  });
};

const THE_ACT = 'the Protection from Harassment Act 1997';
const NAMED = 'Protection from Harassment Act 1997';

describe('what an Act cites of another', () => {
  it('is each provision that it names, and the Act', () => {
    expect(cited(text(`An offence under section 4(1) or 4A of ${THE_ACT} counts.`))).toEqual([
      ['section 4(1)', NAMED, 'section 4(1)', ''],
      ['4A', NAMED, 'section 4A', ''],
      [THE_ACT.slice(4), NAMED, 'this Act', ''],
    ]);
    expect(
      cited(text(`See subsection (3) of section 2A of that Act, and ${THE_ACT}.`)).map(([words]) => words),
    ).toEqual([THE_ACT.slice(4)]);
  });

  it('follows “that Act” and an Act’s own short name for it', () => {
    expect(cited(text(`${THE_ACT} applies; and section 5 of that Act does.`)).at(-2)).toEqual([
      ...['section 5', NAMED, 'section 5', ''],
    ]);
    expect(
      cited(
        text(`In this Act “the 1997 Act” means ${THE_ACT}.`),
        text('Section 3 of the 1997 Act binds.'),
      ).slice(2),
    ).toEqual([
      ['Section 3', NAMED, 'section 3', ''],
      ['1997 Act', NAMED, 'this Act', ''],
    ]);
    // Of two Acts of that year, neither.
    expect(cited(text('Section 3 of the 1997 Act binds.'))).toEqual([]);
  });

  it.each([
    ['the principal Act', `In this Act “the principal Act” means ${THE_ACT}.`],
    ['the Harassment Act', `“the Harassment Act” means ${THE_ACT} (c. 40);`],
    ['PHA 1997', `“PHA 1997” means ${THE_ACT};`],
    ['the 1997 Act', `${THE_ACT} (“the 1997 Act”) applies.`],
    ['the 1997 Act', `${THE_ACT} (c. 40) (in this Part referred to as “the 1997 Act”) applies.`],
    ['the principal Act', `Section 9 of ${THE_ACT} (“the principal Act”) binds.`],
  ])('follows the name that it gives an Act itself: %s', (name, definition) => {
    const found = cited(text(definition), text(`Section 3(1) of ${name} binds.`));
    const [provision, act] = found.slice(-2);
    expect(provision).toEqual(['Section 3(1)', NAMED, 'section 3(1)', '']);
    expect(act).toEqual([name.replace('the ', ''), NAMED, 'this Act', '']);
  });

  it('follows no name that it gives two Acts, or no one Act, or that is not defined', () => {
    const binds = text('Section 3 of the principal Act binds.');
    const two = (first: string, second: string) =>
      cited(text(first), text(second), binds).filter(([words]) => words === 'Section 3');
    expect(
      two(`“the principal Act” means ${THE_ACT}.`, '“the principal Act” means the Theft Act 1968.'),
    ).toEqual([]);
    expect(two(`“the principal Act” means ${THE_ACT} or the Theft Act 1968.`, 'It applies.')).toEqual([]);
    expect(two('A principal Act is an Act.', 'It applies.')).toEqual([]);
    expect(two('“the principal Act” means this Act.', 'It applies.')).toEqual([]);
    expect(
      cited(
        text(`“the Harassment Act” means ${THE_ACT}.`),
        text('Section 3 of the Welsh Harassment Act binds.'),
      ).filter(([words]) => words === 'Section 3' || words === 'Harassment Act').length,
    ).toBe(1);
    expect(
      cited(text(`“PHA” means ${THE_ACT}.`), text('Section 3 of PHAX binds.')).filter(
        ([words]) => words === 'Section 3',
      ),
    ).toEqual([]);
  });

  it('finds no provision where there is none of that number, and none in words quoted for another Act', () => {
    expect(cited(text(`Under section 99 of ${THE_ACT}.`))[0]).toEqual(['section 99', NAMED, null, '']);
    expect(
      cited(text(`In section 1 of the Theft Act 1968, for “x” substitute “section 4 of ${THE_ACT}”.`)).map(
        ([, act, , role]) => [act, role],
      ),
    ).toEqual([
      ['Theft Act 1968', 'amends'],
      ['Theft Act 1968', 'amends'],
    ]);
  });

  it('is no Act after which an instrument is called, and no change where a provision only applies', () => {
    expect(
      cited(
        text('By Article 2 of the Local Government Finance Act 1992 (Recovery) Saving Order 1993.'),
      ).filter(([, named]) => named?.includes('1992')),
    ).toEqual([]);
    const roles = (words: string) => cited(text(words)).map(([said, , , role]) => `${said} ${role}`);
    expect(roles(`Sections 2 and 4 of ${THE_ACT} (inserted by this Act) apply.`)).toEqual([
      'Sections 2 ',
      '4 ',
      `${NAMED} `,
    ]);
    expect(roles(`Section 4 of ${THE_ACT} (c. 40) is repealed.`)).toEqual([
      'Section 4 amends',
      `${NAMED} amends`,
    ]);
    expect(roles(`After section 4 of ${THE_ACT} insert—`)).toEqual(['section 4 amends', `${NAMED} amends`]);
  });

  it.each([
    'Magistrates’ Courts Act 1980',
    'Abolition of Domestic Rates Etc. (Scotland) Act 1987',
    'Offices, Shops and Railway Premises Act 1963',
    'Anti-terrorism, Crime and Security Act 2001',
    'Children’s Commissioner for Wales Act 2001',
    'Health and Safety at Work etc. Act 1974',
    'Management of Health and Safety at Work Regulations 1999',
    'Housing Grants, Construction and Regeneration Act 1996',
  ])('has the whole title: %s', (whole) => {
    expect(cited(text(`Article 2 of the ${whole} applies.`)).map(([, act]) => act)).toEqual([whole, whole]);
    expect(cited(text(`The ${whole} (c. 18) and the Theft Act 1968 apply.`)).map(([, act]) => act)).toEqual([
      whole,
      'Theft Act 1968',
    ]);
    expect(cited(text(whole)).map(([, act]) => act)).toEqual([whole]);
  });

  it('has no title with what a heading says is done to it, and none of a year alone', () => {
    for (const done of ['Amendment of', 'Amendments to', 'Repeal of', 'Application of Part 4 of'])
      expect(cited(text(`${done} Land Registration (Scotland) Act 1979`)).at(-1)?.[1]).toBe(
        'Land Registration (Scotland) Act 1979',
      );
    expect(cited(text('The 2010 Regulations and the 1998 Order apply.'))).toEqual([]);
  });

  it('is never a title that is half of another', () => {
    const first = ['Courts', 'Magistrates’', 'Shops,'];
    const words = [...first, 'Etc.', '(Scotland)', '(Isles of Wales)', 'and Shops', 'of Rates'];
    fc.assert(
      fc.property(
        fc.constantFrom(...first),
        fc.array(fc.constantFrom(...words), { maxLength: 5 }),
        (one, more) => {
          const title = [one, ...more].join(' ');
          const acts = cited(text(`It is under the ${title} Act 1980 and the Theft Act 1968.`));
          expect(acts.map(([, act]) => act)).toEqual([`${title} Act 1980`, 'Theft Act 1968']);
        },
      ),
      { numRuns: 300 },
    );
  });
});
