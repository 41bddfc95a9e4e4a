import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../../core/base/english.ts';
import type { BuilderItem } from '../../../core/pack/builder-calls.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import { wordCount } from '../../../core/pack/statement.ts';
import { write } from '../../state/host/answers.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { StateMark } from './state-mark.tsx';
import { useKeptText } from './use-kept-text.ts';
import { useDo } from './use-paper.ts';

type TextItem = Extract<BuilderItem, { kind: 'text' }>;

interface Props {
  readonly document: DocumentKind;
  readonly part: string;
  readonly textItem: TextItem;
}

/** Compares a text that a person wrote with the automatic text that has changed since, and offers a choice. */
function OutOfStep({ document, part, textItem }: Props) {
  const act = useDo();
  const { slot, computed, against, text } = textItem;
  return (
    <section className="out-of-step-note" aria-label={`${textItem.label} is not up to date`}>
      <p>The draft has changed since this was written.</p>
      <dl>
        <dt>Automatic text when this was written</dt>
        <dd>{against ?? 'Nothing.'}</dd>
        <dt>Automatic text now</dt>
        <dd>{computed ?? 'Nothing.'}</dd>
        <dt>What a person wrote</dt>
        <dd>{text || 'Nothing: left empty.'}</dd>
      </dl>
      <div className="actions">
        <Button
          call="pack.restore"
          onPress={() => act('pack.restore', { document, part, slot }, 'The new text is used.')}
          whyNot={computed === null ? 'There is no automatic text now.' : null}
        >
          Use the new text
        </Button>
        <Button
          call="pack.keep"
          onPress={() => act('pack.keep', { document, part, slot, against: computed }, 'Your text is kept.')}
        >
          Keep my text
        </Button>
      </div>
    </section>
  );
}

/** One text of a part, edited in place. */
export function TextSlot({ document, part, textItem }: Props) {
  const { slot, label, help, state, computed, findings } = textItem;
  const client = useQueryClient();
  const keptText = useKeptText({
    text: textItem.text,
    saveText: (text, was) =>
      write(client, 'pack.write', { document, part, slot, text, was, against: computed }),
  });
  const act = useDo();
  const [former, setFormer] = useState<string | null>(null);
  const restore = async () => {
    const was = keptText.text;
    keptText.drop();
    if (await act('pack.restore', { document, part, slot }, 'The automatic text is back.')) setFormer(was);
  };
  return (
    <div className="text-slot" data-slot={slot}>
      <Field
        call="pack.write"
        label={label}
        lines={3}
        value={keptText.text}
        onChange={keptText.type}
        onBlur={() => void keptText.save()}
        help={help}
        placeholder={state === 'not-written' ? 'Not written yet' : ''}
      />
      <div className="slot-line">
        <StateMark state={state} />
        {slot === 'statement' && (
          <span className="help">{count(wordCount(keptText.text), 'word')} of 50</span>
        )}
        <span className="help" role="status">
          {keptText.isUnsaved ? 'Not saved yet' : ''}
        </span>
        {state === 'edited' && (
          <Button look="quiet" onPress={() => void restore()}>
            <Undo2 aria-hidden="true" /> Back to the automatic text
          </Button>
        )}
        {former !== null && state === 'computed' && (
          <Button
            call="pack.write"
            look="quiet"
            onPress={() => {
              keptText.type(former);
              setFormer(null);
            }}
          >
            Restore my text
          </Button>
        )}
      </div>
      {findings.length > 0 && (
        <ul className="statement-findings" aria-label={`Check ${label}`}>
          {findings.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {keptText.trouble !== null && (
        <>
          <Trouble thrown={keptText.trouble} onRetry={() => void keptText.save(true)} />
          <Button onPress={keptText.drop}>Discard my typing</Button>
        </>
      )}
      {state === 'out-of-step' && <OutOfStep document={document} part={part} textItem={textItem} />}
    </div>
  );
}
