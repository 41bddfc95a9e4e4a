import type { Knex } from 'knex';
import type { Provision } from '../../core/act/tree.ts';
import type { SourceText } from '../../core/disclosure/kinds.ts';
import { type Ref, splitRef } from '../../core/evidence/link.ts';
import { questionName } from '../../core/evidence/question-name.ts';
import { findPieces } from './evidence.ts';
import { inBatches } from './in-parts.ts';
import { listRecords } from './records.ts';

/** A text that can be coded, with its question, type of respondent, and whether its words may be published. */
export type CodedText = Omit<SourceText, 'ownNames' | 'otherNames'>;

/** Why a text's words may not be published, in words; '' when they may. */
export const withheldBecause = ({
  consent,
  confidential,
}: Pick<CodedText, 'consent' | 'confidential'>): string => {
  if (!consent) return 'no consent to publication is recorded';
  return confidential ? 'it is confidential' : '';
};

/** The publication fields of a text that nobody answered, such as a source. */
const PUBLISHABLE = { type: '', consent: true, confidential: false } as const;
const NO_QUESTION = { key: '', name: '' } as const;

/** A provision's own words, without its children: each field with words as a line. Excerpts have offsets in this text. */
export const provisionText = ({ heading, intro, content, wrapUp }: Provision): string =>
  [heading, intro, content, wrapUp].filter((field) => field !== '').join('\n');

/** The texts that some refs name, by ref. Unknown refs are left out. @param provisions the provisions of the base text, by pid */
export async function codedTexts(
  trx: Knex.Transaction,
  refs: Iterable<Ref>,
  provisions: ReadonlyMap<string, Provision>,
): Promise<ReadonlyMap<Ref, CodedText>> {
  const targets = [...new Set(refs)].map((ref) => ({ ref, ...splitRef(ref) }));
  const idsOf = (kind: string): readonly string[] =>
    targets.filter((one) => one.kind === kind).map(({ id }) => id);
  const texts = new Map<Ref, CodedText>();
  for (const [id, note] of await findPieces(trx, 'note', idsOf('note'))) {
    const { text, consent, confidential, question } = note;
    const noteQuestion = question === '' ? NO_QUESTION : { key: `asked:${question}`, name: question };
    const of: Ref = `note:${id}`;
    texts.set(of, {
      of,
      by: of,
      name: `note ${id}`,
      text,
      question: noteQuestion,
      type: '',
      consent,
      confidential,
    });
  }
  for (const [id, { title, text }] of await findPieces(trx, 'source', idsOf('source')))
    texts.set(`source:${id}`, {
      of: `source:${id}`,
      by: `source:${id}`,
      name: title,
      text,
      question: NO_QUESTION,
      ...PUBLISHABLE,
    });
  for (const id of idsOf('provision')) {
    const node = provisions.get(id);
    if (!node) continue;
    const of: Ref = `provision:${id}`;
    texts.set(of, {
      of,
      by: of,
      name: `provision ${node.num}`,
      text: provisionText(node),
      question: NO_QUESTION,
      ...PUBLISHABLE,
    });
  }
  for (const answer of await answerTexts(trx, idsOf('answer'))) texts.set(answer.of, answer);
  return texts;
}

/** An answer, joined with the fields of its respondent. */
interface AnswerTextRow {
  readonly id: number;
  readonly respondent: number;
  readonly question: string;
  readonly text: string;
  readonly type: string;
  readonly consent: number | boolean;
  readonly confidential: number | boolean;
}

/** The texts of answers, with their question and respondent. */
async function answerTexts(trx: Knex.Transaction, ids: readonly string[]): Promise<readonly CodedText[]> {
  if (ids.length === 0) return [];
  const names = new Map((await listRecords(trx, 'question')).map((one) => [one.id, questionName(one)]));
  const texts: CodedText[] = [];
  const numbers = ids.filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number);
  for (const batch of inBatches(numbers)) {
    const rows: readonly AnswerTextRow[] = await trx('answer')
      .join('respondent', 'respondent.id', 'answer.respondent')
      .whereIn('answer.id', batch)
      .select('answer.id', 'answer.respondent', 'answer.question', 'answer.text', 'respondent.type')
      .select('respondent.consent', 'respondent.confidential');
    for (const { id, respondent, question, text, type, consent, confidential } of rows) {
      const name = names.get(question) ?? question;
      texts.push({
        of: `answer:${id}`,
        by: `respondent:${respondent}`,
        name: `answer ${id} to ${name}`,
        text,
        question: { key: question, name },
        type,
        consent: Boolean(consent),
        confidential: Boolean(confidential),
      });
    }
  }
  return texts;
}
