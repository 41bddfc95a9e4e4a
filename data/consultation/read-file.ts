import type { CallOutput } from '../../core/api.ts';
import type { Problem } from '../../core/consultation/calls.ts';
import type { HeaderPlace } from '../../core/consultation/headers.ts';
import type { TableRow } from '../../core/consultation/table-row.ts';

type Look = CallOutput<'consultation.look'>;

/** A file of responses (or of questions), read whole, not yet understood. */
export interface ReadFile extends Pick<Look, 'format' | 'sha256' | 'bytes' | 'dialect' | 'sheets' | 'sheet'> {
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
  /** Where the headers are, where that is known. */
  readonly place?: HeaderPlace;
}
