import {
  keepPreviousData,
  skipToken,
  type UseMutationResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { CallOutput } from '../../core/api.ts';
import type { Mapping } from '../../core/consultation/mapping.ts';
import { write } from '../state/host/answers.ts';
import { call } from '../state/host/call.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { valueOrThrow } from '../ui/refused.ts';
import { type SentFile, withSent } from './send-file.ts';

/** An uploaded file. `turn` distinguishes it from another file with the same name. */
export interface ResponseFile extends SentFile {
  readonly turn: number;
}

export interface FileReading {
  readonly sheet: string | null;
  /** The name of the saved settings to read it with; null for those that match. */
  readonly profile: string | null;
  /** Null until a person changes the settings. */
  readonly mapping: Mapping | null;
}

const askedOf = ({ name, sha256 }: ResponseFile, { sheet, profile, mapping }: FileReading) => ({
  name,
  sha256,
  ...(sheet === null ? {} : { sheet }),
  ...(profile === null ? {} : { profile }),
  ...(mapping === null ? {} : { mapping }),
});

/** Rows of a file on a page. */
export const ROWS_SHOWN = 25;

/**
 * Previews an import, with a page of the rows after a line. The last preview stays until the new one arrives. Without
 * a file, nothing is fetched.
 */
export function useLook(file: ResponseFile | null, reading: FileReading, after: number) {
  return useQuery({
    queryKey: ['consultation.look', file?.turn, reading, after],
    queryFn: file
      ? async () =>
          withSent(file, async () =>
            valueOrThrow(
              await call('consultation.look', { ...askedOf(file, reading), after, limit: ROWS_SHOWN }),
            ),
          )
      : skipToken,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

interface ImportRequest {
  readonly file: ResponseFile;
  readonly reading: FileReading;
  readonly profileName: string;
}
export type Imported = CallOutput<'consultation.import'>;
export type Importing = UseMutationResult<Imported, Error, ImportRequest>;

/**
 * Imports a file. The import continues if the dialog or room is closed. Errors are announced unless `isWatched` says
 * that the place that shows them is open.
 */
export function useImport(isWatched: () => boolean): Importing {
  const client = useQueryClient();
  const { announce, fault } = useAnnounce();
  return useMutation({
    mutationFn: ({ file, reading, profileName }: ImportRequest) =>
      withSent(file, () =>
        write(client, 'consultation.import', {
          ...askedOf(file, reading),
          ...(profileName === '' ? {} : { profileName }),
        }),
      ),
    onSuccess: ({ said: message }) => announce(message),
    onError: (thrown) => {
      if (!isWatched()) fault(thrown);
    },
    gcTime: 0,
  });
}
