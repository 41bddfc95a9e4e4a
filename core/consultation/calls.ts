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
 * A file's name, and its bytes: in base 64, or, where `consultation.putFile` brought them, by their hash. Refused
 * `not-found` where they were put away since. Which encoding they are in is for the reader to find out.
 */
const file = z.object({
  base64: base64(150_000_000).optional(),
  sha256: hash.optional(),
  name: z.string().min(1).max(300),
});
const tableFile = file.extend({
  /** The sheet of a workbook; the one most like responses when absent. */
  sheet: z.string().max(300).optional(),
  /** How to read it; as the profile says, or as far as it can be guessed, when absent. */
  mapping: mappingSchema.optional(),
  /** The name of the profile to read it by; the one that fits when absent. Refused `not-found`. */
  profile: z.string().max(300).optional(),
});

/** Which answers are looked for; what is absent is not asked about. */
const sought = z.object({
  /** Words that must all be there; "in quotation marks" as a phrase; the last as the beginning of a word. */
  search: z.string().max(500).default(''),
  question: id.optional(),
  kind: z.enum(['open', 'closed']).optional(),
  respondentType: z.string().max(1000).optional(),
  import: id.optional(),
  /** Whether the respondent agreed to be published and nobody called it confidential. */
  published: z.boolean().optional(),
  /** Whether a passage of it is an excerpt. */
  coded: z.boolean().optional(),
  /** A provision that it names, itself or a part of it, by its `pid`. */
  provision: id.optional(),
});

/** What happens to a row: taken in; left out since it was met before; without any answer; or not to be understood. */
export const ROW_FATES = ['added', 'doubled', 'empty', 'broken'] as const;
export type RowFate = (typeof ROW_FATES)[number];

const rowOutcomeSchema = z.object({
  /** The line of the file at which it begins, or the row of the sheet, counted from 1. */
  line: z.number().int(),
  fate: z.enum(ROW_FATES),
  /** Why, in words; empty for a row that is simply added. */
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
  /** The first lines where it is so; `lines` of them in all. */
  at: z.array(z.number().int()).readonly(),
  lines: count,
  /** The column it is about, counted from 0; null when it is about none or several. */
  column: z.number().int().nullable(),
});

/** Something about a file that a person should know before it is taken in. */
export type Problem = Readonly<z.infer<typeof problemSchema>>;

const dryRunSchema = z.object({
  /** Rows below the header, each in just one of the four below. */
  rows: count,
  added: count,
  doubled: count,
  empty: count,
  broken: count,
  /** How many answers would be kept. */
  answers: count,
  questions: z
    .array(
      z.object({
        column: z.number().int(),
        /** The question held already that it is taken for; null for a new one. */
        question: id.nullable(),
        code: z.string(),
        text: z.string(),
        kind: z.enum(['open', 'closed']),
        answers: count,
      }),
    )
    .readonly(),
  /** The first 1,000 rows that are not simply added, in the file's order; the counts above are of all of them. */
  told: z.array(rowOutcomeSchema).readonly(),
});

const columnPermissionsSchema = z.object({
  /** Counted from 0. */
  column: z.number().int(),
  header: z.string(),
  role: z.enum(PERMISSION_ROLES),
  /** Those that only a person can decide first, then plain answers, the most frequent first; up to `MAX_SHOWN_VALUES`. */
  values: z
    .array(
      z.object({
        /** What a decision names it by; '' for a cell in which nothing is. */
        key: z.string(),
        /** As it is first written; after 1,000 characters, cut with an ellipsis. */
        text: z.string(),
        /** In how many rows it is. */
        count,
        /** As a person decided, or as a plain yes or no says; null while it is not decided, and nothing is published. */
        means: z.enum(PERMISSIONS).nullable(),
      }),
    )
    .readonly(),
  /** How many values there are beyond those. */
  hiddenCount: count,
  undecided: z.object({ values: count, rows: count }),
});

/** A column on publication, with each different value that it has. */
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
  /** Whether the file asked for it at all: where it did not, nobody refused. */
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
  /** Answers of which nothing may be published: their redactions do not stand where they were. */
  answers: count,
});

const underWay = { progress: 'consultation.progress', cancel: 'consultation.cancel' } as const;

export const consultationCalls = {
  /**
   * Brings a file's bytes piece by piece, in order, so that they cross once however often the file is looked at. What was
   * brought before is put away when another file begins. Refused `stale` for a piece that does not follow.
   */
  'consultation.putFile': {
    ...reads([]),
    body: LONG_BODY,
    input: z.object({
      /** Names this bringing: another for each file. */
      upload: z.string().min(1).max(100),
      at: count,
      base64: base64(4_000_000),
      isLast: z.boolean(),
    }),
    output: z.object({
      received: count,
      /** Of all bytes, in hex, once the last has come. */
      sha256: hash.nullable(),
    }),
  },
  /**
   * What a file is, how it would be read and what importing it would do to every row. Changes nothing. Refused
   * `unsupported` for a file that is neither, `invalid` for one that can't be read, with the line.
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
      /** `form`: our own response form, filled in, one or many. */
      format: z.enum(['csv', 'xlsx', 'form']),
      sha256: z.string(),
      bytes: count,
      /** Of a CSV, how it was found to be written; null of anything else. */
      dialect: z
        .object({
          encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
          bom: z.boolean(),
          delimiter: z.enum([',', ';', '\t']),
        })
        .nullable(),
      sheets: z.array(z.object({ name: z.string(), rows: count })).readonly(),
      /** The sheet that was read; empty of a CSV. */
      sheet: z.string(),
      headerLine: z.number().int(),
      header: z.enum(HEADER_LAYOUTS),
      columns: z
        .array(
          z.object({
            index: z.number().int(),
            /** The header as it stands; of two rows, the lower. */
            header: z.string(),
            /** What stands for the question's number: `Prop 1 Q8`, `Ident 3`; empty where nothing does. */
            code: z.string(),
            /** The header without the code: of "page - component", the component. */
            component: z.string(),
            guess: z.enum(COLUMN_ROLES),
            /** Why it was guessed so, in words. */
            because: z.string(),
            filled: count,
            /** How many different values; counted up to 1,000. */
            distinct: count,
            /** The first different values, each cut at 200 characters. */
            samples: z.array(z.string()).readonly(),
          }),
        )
        .readonly(),
      /** The profile that fits the headers; null when none does. */
      profile: z.object({ name: z.string(), from: z.enum(['keeling', 'remembered']) }).nullable(),
      /** The names that an import can remember its mapping under, or be read with. */
      profiles: z.array(z.object({ name: z.string(), from: z.enum(['keeling', 'remembered']) })).readonly(),
      mapping: mappingSchema,
      /** The import that took this very file in already; null when none did. */
      already: id.nullable(),
      dryRun: dryRunSchema,
      /** What respondents say of publication. */
      permissions: z.array(columnPermissionsSchema).readonly(),
      problems: z.array(problemSchema).readonly(),
      rows: z.array(rowOutcomeSchema.extend({ cells: z.array(z.string()).readonly() })).readonly(),
      /** The line to ask for the next rows after; null at the end. */
      next: z.number().int().nullable(),
    }),
  },
  /**
   * Takes a file in: all of it, or, refused or cancelled, nothing. A file whose rows are all held adds nothing, and its
   * `import` is null. Refused `clash` while another is taken in.
   */
  'consultation.import': {
    ...writes(['responses'], {
      keepsBackup: true,
      underWay,
      lasts: 'An import can’t be undone by a key. Use “Imported files” in the Consultation room.',
    }),
    body: FILE_BODY,
    input: tableFile.extend({
      /** Remembers the mapping under this name, for the next file with these headers. */
      profileName: z.string().min(1).max(300).optional(),
    }),
    output: z.object({
      import: importSchema.nullable(),
      /** In one line, what was done. */
      said: z.string(),
      dryRun: dryRunSchema,
      /** What respondents say of publication, as it was read. */
      permissions: z.array(columnPermissionsSchema).readonly(),
      problems: z.array(problemSchema).readonly(),
    }),
  },
  /** How far reading or taking in a file is; answered while it is under way. */
  'consultation.progress': {
    ...reads([]),
    input: z.object({}),
    output: z.object({
      /** Null when nothing is under way. `done` of `total` rows; total 0 while it isn't known. */
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
  /** Stops what is under way, which is then refused `cancelled`, with nothing changed; lets go of the file last read. */
  'consultation.cancel': { ...reads([]), input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
  /**
   * Takes a whole import back, with the questions that came with it and that nothing else answers. Refused `clash` with
   * the list where an excerpt, a redaction, a reading, a decision or a link hangs on one of its answers or questions.
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
  /** The questions, in the order in which they came, and how many answers each has. */
  'consultation.questions': {
    ...reads(['responses']),
    input: z.object({}),
    output: z
      .array(
        questionSchema.extend({
          answers: count,
          /** Of a closed question, how often each answer was given, most first, up to 100. */
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
  /** Writes those figures as CSV and as a workbook, in a folder and a zip: no answer that few people gave in their own words, and no small number. */
  'tallies.export': exporting({}, { files: z.array(z.string()) }),
  /**
   * Writes the responses that may be published, each by itself: by respondent and by question as web pages, and as CSV. None
   * without consent, none that is confidential, no name or address of a person, and no redacted word.
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
   * The provisions that answers name in people’s own words, in the order of the Act. Each has the number of answers
   * that name it or a part of it.
   */
  'consultation.provisions': {
    ...reads(['responses', 'base']),
    input: z.object({}),
    output: z.array(z.object({ pid: z.string(), name: z.string(), answers: count })).readonly(),
  },
  /** A page of answers in the order in which they came, with how many there are of each kind. */
  'consultation.responses': {
    ...reads(['ledger']),
    input: sought.extend({
      /** The answers after this one. */
      after: z.number().int().min(0).default(0),
      /** In place of that: those from this place on among all that are found, counted from 0. */
      at: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      answers: z
        .array(
          z.object({
            id: z.number().int(),
            question: id,
            /** The answer, or, of a long one, a stretch of it, from the first match on; never cut within a character. */
            text: z.string(),
            /** Where in the whole answer the stretch begins, and how long that is, in UTF-16 units. */
            from: count,
            length: count,
            /** The words that were searched for, as places in `text`. */
            matches: z.array(span).readonly(),
            respondent: respondentSchema,
            coded: z.boolean(),
          }),
        )
        .readonly(),
      next: z.number().int().nullable(),
      total: count,
      /** How many answers each value would leave, the other filters being as they are. */
      facets: z.object({
        questions: facet,
        respondentTypes: facet,
        imports: facet,
        published: yesNo,
        coded: yesNo,
      }),
    }),
  },
  /** Where among the answers that are found one of them is, counted from 0; null when it is not among them. */
  'consultation.place': {
    ...reads(['ledger']),
    input: sought.extend({ id: z.number().int().min(1) }),
    output: z.object({ place: count.nullable() }),
  },
  /** One answer whole, with who gave it and everything else they said. Refused `not-found`. */
  'consultation.answer': {
    ...reads(['responses']),
    input: z.object({ id: z.number().int().min(1) }),
    output: z.object({
      id: z.number().int(),
      question: id,
      text: z.string(),
      respondent: respondentSchema.extend({
        /** As the file names them; never in anything that is exported. */
        key: z.string(),
        name: z.string(),
        email: z.string(),
        /** What analysts wrote beside the answers. */
        notes: z.array(z.object({ header: z.string(), text: z.string() })).readonly(),
        /** Whether the response may be published only without the name of who gave it. */
        withoutName: z.boolean(),
        /** What the respondent said of publication in other words than yes and no. */
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
            /** The question held that it is about; null when there is none. */
            question: id.nullable(),
            /** How it was fitted, or why not. */
            why: z.string(),
          }),
        )
        .readonly(),
      /** The questions held that it says nothing of. */
      unfitted: z.array(id).readonly(),
      changed: z.array(questionSchema).readonly(),
    }),
  },
} as const;
