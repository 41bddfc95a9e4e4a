import { useMutation } from '@tanstack/react-query';
import { Copy, Download, FileText } from 'lucide-react';
import { useRef, useState } from 'react';
import { call } from '../../state/host/call.ts';
import { useHeldWhere } from '../../state/host/queries.ts';
import { useReveal } from '../../state/host/use-reveal.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReview } from '../../state/review/review.tsx';
import { putOnClipboard } from '../../text/copy/use-copy-redline.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { discardUnsent } from '../../ui/unsent-fields.ts';
import { clauseHtml } from './clause.ts';
import { ClauseView } from './clause-view.tsx';
import { Proof } from './proof.tsx';
import './wording.css';

/** The dialog that writes the amendments shown in the text as a Bill, with titles that a person enters. */
export function BillSheet({ close }: { readonly close: () => void }) {
  const { draft, saver, instrument } = useReview();
  const { announce, fault } = useAnnounce();
  const [longTitle, setLongTitle] = useState('');
  const [shortTitle, setShortTitle] = useState('');
  const [commencement, setCommencement] = useState('');
  const ready = [longTitle, shortTitle, commencement].every((words) => words.trim() !== '');
  const form = useRef<HTMLFormElement>(null);
  const where = useHeldWhere();
  const reveal = useReveal();
  const requestNow = () => ({
    amendments: draft.shownAmendments.map(({ id }) => id),
    asBill: {
      longTitle: longTitle.trim(),
      shortTitle: shortTitle.trim(),
      commencement: commencement.trim(),
    },
  });
  const save = useMutation({
    mutationFn: async () => {
      await mustBeSaved(saver, 'Nothing was written');
      return valueOrThrow(await call('bill.export', requestNow()));
    },
    onSuccess: ({ folder, zip }) => {
      announce(`The Bill is saved to ${folder}.`);
      if (form.current) discardUnsent(form.current);
      reveal.mutate(zip);
    },
  });
  const make = useMutation({
    mutationFn: async () => {
      await mustBeSaved(saver, 'Nothing was written');
      return valueOrThrow(await call('wording.write', requestNow()));
    },
  });
  const copy = (text: string) => {
    if (putOnClipboard(text, clauseHtml(text))) announce('Copied the Bill.');
    else fault(new Error('Keeling could not use the clipboard, so nothing was copied. Try again.'));
  };
  return (
    <form
      ref={form}
      className="bill-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !make.isPending) make.mutate();
      }}
    >
      <p className="help">
        Made from the changes shown: {draft.shownAmendments.map(({ id }) => id).join(', ') || 'no amendment'}.
        Enter the titles and the commencement provision: Keeling does not invent them.
      </p>
      <Field
        label="Long title"
        value={longTitle}
        onChange={setLongTitle}
        lines={1}
        autoFocus
        placeholder="A Bill to make provision about …"
      />
      <Field
        label="Short title"
        value={shortTitle}
        onChange={setShortTitle}
        placeholder={`${instrument.title.replace(/ (?:Act|Measure) \d{4}$/, '')} (Amendment) Act`}
      />
      <Field
        label="Commencement"
        value={commencement}
        onChange={setCommencement}
        lines={1}
        placeholder="This Act comes into force on …"
      />
      <div className="actions">
        <Button
          look="primary"
          type="submit"
          whyNot={ready ? null : 'Enter the long title, the short title and the commencement.'}
        >
          <FileText aria-hidden="true" /> Write the Bill
        </Button>
        <Button onPress={close}>Close</Button>
      </div>
      {make.error && <Trouble thrown={make.error} />}
      {save.error && <Trouble thrown={save.error} />}
      {reveal.error && <Trouble thrown={reveal.error} />}
      {make.data && (
        <div className="wording-body">
          {make.data.text === '' ? (
            <p>There are no changes that amending wording can describe.</p>
          ) : (
            <ClauseView text={make.data.text} label="The Bill" />
          )}
          <div role="status">
            <Proof clause={make.data} />
          </div>
          {make.data.otherActs.length > 0 && (
            <section aria-label="Other Acts to look at">
              <h3>Other Acts to look at</h3>
              <p className="help">
                These Acts are {where} and cite what the draft changes. The Bill does not amend them.
              </p>
              <ul>
                {make.data.otherActs.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          {make.data.text !== '' && (
            <div className="actions">
              <Button onPress={() => copy(make.data.text)}>
                <Copy aria-hidden="true" /> Copy the Bill
              </Button>
              <Button call="bill.export" onPress={() => save.isPending || save.mutate()}>
                <Download aria-hidden="true" /> Save as text and Word
              </Button>
            </div>
          )}
        </div>
      )}
    </form>
  );
}
