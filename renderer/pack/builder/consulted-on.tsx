import { dateWords } from '../../../core/base/date-words.ts';
import type { Builder } from '../../../core/pack/builder-calls.ts';
import { Button } from '../../ui/controls.tsx';
import { useDo } from './use-paper.ts';

/** Records which version of the draft the consultation is on. */
export function ConsultedOn({ builder }: { readonly builder: Builder }) {
  const act = useDo();
  const { consulted } = builder;
  return (
    <p className="consulted-on">
      {consulted
        ? `The consultation is on the draft as of ${dateWords(consulted.at)} (history entry ${consulted.seq}).`
        : 'When you publish the paper, record the version here. The response can then list what changed in the draft after that.'}{' '}
      <Button
        call="pack.consulted"
        onPress={() =>
          void act(
            'pack.consulted',
            { consulted: consulted === null },
            consulted ? 'Undone.' : 'The consultation is on the draft as it is now.',
          )
        }
      >
        {consulted ? 'Undo' : 'Record this as the consultation version'}
      </Button>
    </p>
  );
}
