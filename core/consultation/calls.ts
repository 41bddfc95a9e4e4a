import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { exporting, FILE_BODY, LONG_BODY, reads, writes } from '../contract.ts';
import { importSchema, PERMISSION_ROLES, PERMISSIONS, questionSchema } from '../evidence/records.ts';
import { COLUMN_ROLES, HEADER_LAYOUTS, mappingSchema } from './mapping.ts';
import { tallySchema } from './tally.ts';

/** The calls about the responses to a consultation. Part of the contract in `api.ts`. */

const count = z.number().int().min(0);
const id = z.string().max(300);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/**
 * A file's name and its bytes. The bytes are in base 64, or are named by the hash of an upload by `consultation.putFile`.
 * Refused `not-found` when that upload has been discarded. The reader detects the text encoding.
 */
const file = z.object({
  base64: base64(150_000_000).optional(),
  sha256: hash.optional(),
  name: z.string().min(1).max(300),
});
const tableFile = file.extend({
  /** The sheet of a workbook. When absent, the sheet that looks most like responses is read. */
  sheet: z.string().max(300).optional(),
  /** How to read the columns. When absent, the profile decides, and without a profile the roles are guessed. */
  mapping: mappingSchema.optional(),
  /** The profile to read the file by. When absent, the profile that fits. Refused `not-found` for an unknown name. */
  profile: z.string().max(300).optional(),
});

/** The filter of the answers. An absent member filters nothing. */
const answerFilter = z.object({
  /** Words that an answer must all have. Words "in quotation marks" are a phrase; the last word may be the start of a word. */
  search: z.string().max(500).default(''),
  question: id.optional(),
  kind: z.enum(['open', 'closed']).optional(),
  respondentType: z.string().max(1000).optional(),
  import: id.optional(),
  /** Whether the respondent consented to publication and the response is not confidential. */
  published: z.boolean().optional(),
  /** Whether a passage of the answer is an excerpt. */
  coded: z.boolean().optional(),
  /** The `pid` of a provision: the answer must name this provision or a part of it. */
  provision: id.optional(),
});

/** What happens to a row: imported; skipped as a duplicate; skipped because no question is answered; or not readable. */
export const ROW_FATES = ['added', 'doubled', 'empty', 'broken'] as const;
export type RowFate = (typeof ROW_FATES)[number];

const rowOutcomeSchema = z.object({
  /** The line of the file at which the row begins, or the row of the sheet, counted from 1. */
  line: z.number().int(),
  fate: z.enum(ROW_FATES),
  /** The reason in words; empty for a row that is added without a remark. */
  why: z.string(),
});

const problemSchema = z.object({
  kind: z.enum([
    'truncated-answer',
    'repeated-header',
    'encoding',
    'formula',
    'control-character',
    'uneven-row',
    'unclosed-quote',
    'no-question',
    'undecided-value',
    'kind-spelling',
    'same-email',
    'other',
  ]),
  message: z.string(),
  /** The first lines that have the problem. `lines` counts all of them. */
  at: z.array(z.number().int()).readonly(),
  lines: count,
  /** The column that has the problem, counted from 0; null when no column or several columns have it. */
  column: z.number().int().nullable(),
});

/** Something about a file that a person should know before importing the file. */
export type Problem = Readonly<z.infer<typeof problemSchema>>;

const dryRunSchema = z.object({
  /** Rows below the header. Each row is counted in exactly one of the next four members. */
  rows: count,
  added: count,
  doubled: count,
  empty: count,
  broken: count,
  /** How many answers would be stored. */
  answers: count,
  questions: z
    .array(
      z.object({
        column: z.number().int(),
        /** The stored question that the column matches; null for a new question. */
        question: id.nullable(),
        code: z.string(),
        text: z.string(),
        kind: z.enum(['open', 'closed']),
        answers: count,
      }),
    )
    .readonly(),
  /** The first 1,000 rows that have a remark, in the file's order. The counts above cover all rows. */
  told: z.array(rowOutcomeSchema).readonly(),
});

const columnPermissionsSchema = z.object({
  /** Counted from 0. */
  column: z.number().int(),
  header: z.string(),
  role: z.enum(PERMISSION_ROLES),
  /** Up to `MAX_SHOWN_VALUES`: first values that a person must decide, then plain answers; the most frequent first. */
  values: z
    .array(
      z.object({
        /** The key by which a decision names the value; '' for an empty cell. */
        key: z.string(),
        /** The first spelling in the file; cut after 1,000 characters, with an ellipsis. */
        text: z.string(),
        /** How many rows have the value. */
        count,
        /** What a person decided, or what a plain yes or no means. Null while undecided: nothing is then published. */
        means: z.enum(PERMISSIONS).nullable(),
      }),
    )
    .readonly(),
  /** How many values are not listed. */
  hiddenCount: count,
  undecided: z.object({ values: count, rows: count }),
});

/** A column that asks about publication, with the distinct values in it. */
export type ColumnPermissions = Readonly<z.infer<typeof columnPermissionsSchema>>;
export const MAX_SHOWN_VALUES = 2000;

/** What importing a file does, or would do, to its rows. */
export type DryRun = Readonly<z.infer<typeof dryRunSchema>>;

const respondentSchema = z.object({
  id: z.number().int(),
  import: id,
  line: z.number().int(),
  type: z.string(),
  organisation: z.string(),
  date: z.string(),
  consent: z.boolean(),
  /** Whether the file asked for consent. If not, `consent` is false although nobody refused. */
  isConsentAsked: z.boolean(),
  confidential: z.boolean(),
});

const facet = z.array(z.object({ value: z.string(), count })).readonly();
const yesNo = z.object({ yes: count, no: count });
const span = z.object({ from: count, to: count });

export const withheldResponsesSchema = z.object({
  /** Respondents who were asked and did not agree. */
  withoutConsent: count,
  /** Respondents whom their file did not ask. */
  notAsked: count,
  confidential: count,
  /** Answers withheld because a redaction's words have moved or gone, so that the words to hide are not known. */
  answers: count,
});

const underWay = { progress: 'consultation.progress', cancel: 'consultation.cancel' } as const;

export const consultationCalls = {
  /**
   * Uploads a file in chunks, in order, so that previewing the file several times sends its bytes only once. The earlier
   * upload is discarded when another file begins. Refused `stale` for a chunk that is out of order.
   */
  'consultation.putFile': {
    ...reads([]),
    body: LONG_BODY,
    input: z.object({
      /** Identifies the upload; different for each file. */
      upload: z.string().min(1).max(100),
      at: count,
      base64: base64(4_000_000),
      isLast: z.boolean(),
    }),
    output: z.object({
      received: count,
      /** The SHA-256 of the whole file in hex, after the last chunk; null before. */
      sha256: hash.nullable(),
    }),
  },
  /**
   * Previews an import: the format, the mapping, and what would happen to every row. Changes nothing. Refused
   * `unsupported` for a file of another format, and `invalid`, with the line, for a file that can't be read.
   */
  'consultation.look': {
    ...reads([], { underWay }),
    body: FILE_BODY,
    input: tableFile.extend({
      /** The rows to show: those after this line, `limit` of them. */
      after: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(500).default(50),
    }),
    output: z.object({
      /** `form` is Keeling's own response form, filled in by one person or several. */
      format: z.enum(['csv', 'xlsx', 'form']),
      sha256: z.string(),
      bytes: count,
      /** The dialect detected in a CSV; null for other formats. */
      dialect: z
        .object({
          encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
          bom: z.boolean(),
          delimiter: z.enum([',', ';', '\t']),
        })
        .nullable(),
      sheets: z.array(z.object({ name: z.string(), rows: count })).readonly(),
      /** The sheet that was read; empty for a CSV. */
      sheet: z.string(),
      headerLine: z.number().int(),
      header: z.enum(HEADER_LAYOUTS),
      columns: z
        .array(
          z.object({
            index: z.number().int(),
            /** The header as written; with two header rows, the lower. */
            header: z.string(),
            /** The question's code, such as `Prop 1 Q8` or `Ident 3`; empty where the header has no code. */
            code: z.string(),
            /** The header without the code. For "page - component", the component. */
            component: z.string(),
            guess: z.enum(COLUMN_ROLES),
            /** The reason for the guess, in words. */
            because: z.string(),
            filled: count,
            /** How many distinct values, counted up to 1,000. */
            distinct: count,
            /** The first distinct values, each cut at 200 characters. */
            samples: z.array(z.string()).readonly(),
          }),
        )
        .readonly(),
      /** The profile that fits the headers; null when no profile fits. */
      profile: z.object({ name: z.string(), from: z.enum(['keeling', 'remembered']) }).nullable(),
      /** The names that an import can remember its mapping under, or be read with. */
      profiles: z.array(z.object({ name: z.string(), from: z.enum(['keeling', 'remembered']) })).readonly(),
      mapping: mappingSchema,
      /** The earlier import of a file with the same bytes; null without one. */
      already: id.nullable(),
      dryRun: dryRunSchema,
      /** What respondents answered about publication. */
      permissions: z.array(columnPermissionsSchema).readonly(),
      problems: z.array(problemSchema).readonly(),
      rows: z.array(rowOutcomeSchema.extend({ cells: z.array(z.string()).readonly() })).readonly(),
      /** The `after` of the next page of rows; null on the last page. */
      next: z.number().int().nullable(),
    }),
  },
  /**
   * Imports a file completely, or, when refused or cancelled, not at all. If every row is stored already, nothing is
   * added and `import` is null. Refused `clash` while another import is running.
   */
  'consultation.import': {
    ...writes(['responses'], {
      keepsBackup: true,
      underWay,
      lasts: 'An import can’t be undone by a key. Use “Imported files” in the Consultation room.',
    }),
    body: FILE_BODY,
    input: tableFile.extend({
      /** Saves the mapping under this name, for the next file with these headers. */
      profileName: z.string().min(1).max(300).optional(),
    }),
    output: z.object({
      import: importSchema.nullable(),
      /** One line that says what was imported. */
      said: z.string(),
      dryRun: dryRunSchema,
      /** What respondents answered about publication, as Keeling read the answers. */
      permissions: z.array(columnPermissionsSchema).readonly(),
      problems: z.array(problemSchema).readonly(),
    }),
  },
  /** The progress of the reading or import of a file. */
  'consultation.progress': {
    ...reads([]),
    input: z.object({}),
    output: z.object({
      /** Null when nothing is running. `done` of `total` rows; `total` is 0 while unknown. */
      doing: z
        .object({
          what: z.enum(['reading', 'checking', 'saving']),
          file: z.string(),
          done: count,
          total: count,
        })
        .nullable(),
    }),
  },
  /** Cancels the running preview or import, which is then refused `cancelled` and changes nothing. Frees the uploaded file. */
  'consultation.cancel': { ...reads([]), input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
  /**
   * Removes an import with its answers, and with those of its questions that no other import answers. Refused `clash`,
   * with a list, where an excerpt, a redaction, a reading, a decision or a link depends on an answer or question of it.
   */
  'consultation.removeImport': {
    ...writes(['responses'], { lasts: 'Removed responses can’t be put back. Import the file again.' }),
    input: z.object({ id }),
    output: z.object({ id, respondents: count, answers: count }),
  },
  'consultation.imports': {
    ...reads(['responses']),
    input: z.object({}),
    output: z.array(importSchema).readonly(),
  },
  /** The questions, in the order in which they were imported, and how many answers each has. */
  'consultation.questions': {
    ...reads(['responses']),
    input: z.object({}),
    output: z
      .array(
        questionSchema.extend({
          answers: count,
          /** For a closed question, how often each answer was given: up to 100 answers, most frequent first. */
          given: facet,
        }),
      )
      .readonly(),
  },
  /** How often each option of every closed question was chosen, by whom, with and without those who took part in a campaign. */
  'consultation.tallies': {
    ...reads(['responses']),
    input: z.object({}),
    output: z.array(tallySchema).readonly(),
  },
  /** Writes the tallies as CSV and as a workbook, in a folder and a zip. Rare answers in own words and small numbers are suppressed. */
  'tallies.export': exporting({}, { files: z.array(z.string()) }),
  /**
   * Writes the responses that may be published as web pages, by respondent and by question, and as CSV. Leaves out responses
   * without consent, confidential responses, names and addresses of persons, and redacted words.
   */
  'responses.export': exporting(
    {},
    {
      files: z.array(z.string()),
      responses: count,
      answers: count,
      withheld: withheldResponsesSchema,
      /** What to read before they are published, in sentences: which words are replaced, and which may be somebody’s address. */
      copies: z.array(z.string()).readonly(),
    },
  ),
  /**
   * The provisions that the words of answers cite, in the order of the Act. Each has the number of answers that cite the
   * provision or a part of it.
   */
  'consultation.provisions': {
    ...reads(['responses', 'base']),
    input: z.object({}),
    output: z.array(z.object({ pid: z.string(), name: z.string(), answers: count })).readonly(),
  },
  /** A page of answers in the order of import, with the counts of each filter's values. */
  'consultation.responses': {
    ...reads(['ledger']),
    input: answerFilter.extend({
      /** The answers after this one. */
      after: z.number().int().min(0).default(0),
      /** Instead of `after`: the position, among all matching answers, at which the page begins, counted from 0. */
      at: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      answers: z
        .array(
          z.object({
            id: z.number().int(),
            question: id,
            /** The answer, or a passage of a long answer, beginning at the first match; never cut inside a surrogate pair. */
            text: z.string(),
            /** The start of `text` in the whole answer, and the length of the whole answer, in UTF-16 code units. */
            from: count,
            length: count,
            /** The words searched for, as offsets in `text`. */
            matches: z.array(span).readonly(),
            respondent: respondentSchema,
            coded: z.boolean(),
          }),
        )
        .readonly(),
      next: z.number().int().nullable(),
      total: count,
      /** How many answers would match each value of a filter, while the other filters stay as they are. */
      facets: z.object({
        questions: facet,
        respondentTypes: facet,
        imports: facet,
        published: yesNo,
        coded: yesNo,
      }),
    }),
  },
  /** The position of an answer among the matching answers, counted from 0; null for an answer that does not match. */
  'consultation.place': {
    ...reads(['ledger']),
    input: answerFilter.extend({ id: z.number().int().min(1) }),
    output: z.object({ place: count.nullable() }),
  },
  /** A whole answer, with its respondent and the respondent's other answers. Refused `not-found`. */
  'consultation.answer': {
    ...reads(['responses']),
    input: z.object({ id: z.number().int().min(1) }),
    output: z.object({
      id: z.number().int(),
      question: id,
      text: z.string(),
      respondent: respondentSchema.extend({
        /** The file's own identifier of the respondent; never exported. */
        key: z.string(),
        name: z.string(),
        email: z.string(),
        /** What analysts wrote beside the answers. */
        notes: z.array(z.object({ header: z.string(), text: z.string() })).readonly(),
        /** Whether the response may be published only without the respondent's name. */
        withoutName: z.boolean(),
        /** Answers about publication other than a plain yes or no. */
        onPublication: z.array(z.object({ header: z.string(), text: z.string() })).readonly(),
      }),
      answers: z.array(z.object({ id: z.number().int(), question: id, text: z.string() })).readonly(),
    }),
  },
  /**
   * Reads a dictionary of questions from a workbook or CSV. With `keep`, its words, kinds and options are stored with
   * the review's questions.
   */
  'consultation.dictionary': {
    ...writes(['responses']),
    body: FILE_BODY,
    input: file.extend({ keep: z.boolean().default(false) }),
    output: z.object({
      entries: z
        .array(
          z.object({
            line: z.number().int(),
            code: z.string(),
            text: z.string(),
            kind: z.enum(['open', 'closed']).nullable(),
            options: z.array(z.string()).readonly(),
            /** The stored question that the entry describes; null when no question fits. */
            question: id.nullable(),
            /** How the question was matched, or why no question was. */
            why: z.string(),
          }),
        )
        .readonly(),
      /** The stored questions that the dictionary does not describe. */
      unfitted: z.array(id).readonly(),
      changed: z.array(questionSchema).readonly(),
    }),
  },
} as const;
