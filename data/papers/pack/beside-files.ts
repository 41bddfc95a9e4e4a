import { DRAFT } from '../../../core/pack/draft.ts';
import type { BesideFile } from '../../formats/html/page.ts';

/** The text of the link to each file of a pack, on the pack's page. */
const WORDS: Readonly<Record<string, string>> = {
  'consultation-paper.pdf': 'This paper (PDF)',
  'response.pdf': 'This paper (PDF)',
  'consultation-paper.docx': 'This paper (Word)',
  'response.docx': 'This paper (Word)',
  'response-form.docx': 'Response form, to fill in (Word)',
  'response-form.csv': 'Response form, for a consultation platform (CSV)',
  'response-form.json': 'Response form, as data (JSON)',
  'marked-up.docx': 'The Act with tracked changes (Word)',
  'marked-up-with-comments.docx': 'The Act with tracked changes and comments (Word)',
  'as-amended.docx': 'The Act as it would read (Word)',
  'marked-up.akn.xml': 'The Act with its changes marked (Akoma Ntoso)',
  'as-amended.akn.xml': 'The Act as it would read (Akoma Ntoso)',
  'tables.xlsx': 'Tables of the changes (Excel)',
  'changes.csv': 'What each change answers (CSV)',
  'effects.csv': 'Table of effects (CSV)',
  'instrument.json': 'The text of the Act, as data (JSON)',
  'pack.json': 'This paper, as data (JSON)',
};
const FORMATS: Readonly<Record<string, string>> = { pdf: 'PDF', docx: 'Word' };

/** A file name of an annex with its letter, or of a volume of a paper with its number. */
const NUMBERED = /^(annex|[a-z-]+-volume)-0*([a-z]+|\d+)(?:-[a-z-]+)?\.(pdf|docx)$/;

/** The files of a pack with the texts of their links. @throws RangeError for a file that isn't in these tables */
export const besideFiles = (paths: readonly string[]): readonly BesideFile[] =>
  paths.map((path) => {
    const name = path.replace(new RegExp(`^${DRAFT}-`), '');
    const [, kind = '', number = '', format = ''] = NUMBERED.exec(name) ?? [];
    const part = kind === 'annex' ? `Annex ${number.toUpperCase()}` : `Volume ${number}`;
    const words = WORDS[name] ?? (kind === '' ? undefined : `${part} (${FORMATS[format]})`);
    if (words === undefined) throw new RangeError(`No words for ${path}`);
    return { path, words };
  });
