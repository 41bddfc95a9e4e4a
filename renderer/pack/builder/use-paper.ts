import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CallInput, CallOutput } from '../../../core/api.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import { write } from '../../state/host/answers.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';

/** The paper that is edited, and the amendments that it proposes. */
export interface PaperChoice {
  readonly document: DocumentKind;
  readonly amendments: readonly string[];
  readonly withoutEdits: readonly string[];
}

type BuilderInput = CallInput<'pack.builder'>;

/** The choice in the form that the calls take. */
export const builderInput = ({ document, amendments, withoutEdits }: PaperChoice): BuilderInput => ({
  document,
  amendments: [...amendments],
  ...(withoutEdits.length > 0 ? { withoutEdits: [...withoutEdits] } : {}),
});

export const useBuilder = (choice: PaperChoice) => useAnswer('pack.builder', builderInput(choice));

type Writing =
  | 'pack.arrange'
  | 'pack.propose'
  | 'pack.showFrom'
  | 'pack.restore'
  | 'pack.keep'
  | 'pack.describe'
  | 'pack.consulted'
  | 'pack.ask'
  | 'pack.askAgain'
  | 'pack.orderAsks'
  | 'pack.unask';

/** Returns a function that makes one of the builder's writes and announces its outcome or its refusal. */
export function useDo() {
  const client = useQueryClient();
  const { announce, fault } = useAnnounce();
  return useCallback(
    async <N extends Writing>(
      name: N,
      input: CallInput<N>,
      message?: string,
    ): Promise<CallOutput<N> | null> => {
      try {
        const output = await write(client, name, input);
        if (message !== undefined) announce(message);
        return output;
      } catch (thrown) {
        fault(thrown);
        return null;
      }
    },
    [client, announce, fault],
  );
}
