import type { CallOutput } from '../../core/api.ts';
import type { Problem } from '../../core/consultation/calls.ts';
import type { HeaderPlace } from '../../core/consultation/headers.ts';
import type { TableRow } from '../../core/consultation/table-row.ts';

type Look = CallOutput<'consultation.look'>;

/** A file of responses or questions as rows of cells. Its headers are not yet found and its columns have no roles. */
export interface ReadFile extends Pick<Look, 'format' | 'sha256' | 'bytes' | 'dialect' | 'sheets' | 'sheet'> {
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
  /** The place of the headers in a file that always has them there, such as a filled-in form. When absent, they are searched. */
  readonly place?: HeaderPlace;
}
