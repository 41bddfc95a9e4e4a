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
import { settled } from '../ui/refused.ts';
import { type SentFile, withSent } from './send-file.ts';

/** A file as it was chosen, and sent; `turn` tells it from another of the same name. */
export interface ResponseFile extends SentFile {
  readonly turn: number;
}

export interface FileReading {
  readonly sheet: string | null;
  /** The name of the profile to read it by; null for the one that fits. */
  readonly profile: string | null;
  /** Null until a person says how the file is to be read. */
  readonly mapping: Mapping | null;
}

const askedOf = ({ name, sha256 }: ResponseFile, { sheet, profile, mapping }: FileReading) => ({
  name,
  sha256,
  ...(sheet === null ? {} : { sheet }),
  ...(profile === null ? {} : { profile }),
  ...(mapping === null ? {} : { mapping }),
});

/** How many rows of a file are shown at once. */
export const ROWS_SHOWN = 25;

/**
 * What importing a file would do, with a page of its rows: those after a line. What was seen stays until more is known.
 * Nothing is asked of no file.
 */
export function useLook(file: ResponseFile | null, reading: FileReading, after: number) {
  return useQuery({
    queryKey: ['consultation.look', file?.turn, reading, after],
    queryFn: file
      ? async () =>
          withSent(file, async () =>
            settled(await call('consultation.look', { ...askedOf(file, reading), after, limit: ROWS_SHOWN })),
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
 * Takes a file in. It goes on when the sheet, or the room, is left; what became of it is then said, where nobody
 * watches the place that shows it.
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
