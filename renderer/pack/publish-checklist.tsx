import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, ListChecks } from 'lucide-react';
import type { CallOutput } from '../../core/api.ts';
import { dateWords } from '../../core/base/date-words.ts';
import { count } from '../../core/base/english.ts';
import { groupBy } from '../../core/base/group-by.ts';
import { FINDING_WORDS } from '../../core/pack/finding.ts';
import { write } from '../state/host/answers.ts';
import { useAnswer } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/controls.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { asked, type PaperChoice } from './builder/use-paper.ts';

type Finding = CallOutput<'pack.checklist'>['findings'][number];

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return [...groupBy(findings, ({ kind }) => kind)].map(([kind, own]) => (
    <details key={kind} open={own.length <= 6}>
      <summary>
        {FINDING_WORDS[kind]} ({own.length})
      </summary>
      <ul>
        {own.map(({ id, words, isSigned }) => (
          <li key={id}>
            {words}
            {isSigned && ' (signed off)'}
          </li>
        ))}
      </ul>
    </details>
  ));
}

/** What stands in the way of publishing a document, to be put right or signed off by name. */
export function PublishChecklist({ choice }: { readonly choice: PaperChoice }) {
  const client = useQueryClient();
  const { say, fault } = useAnnounce();
  const { data, error } = useAnswer('pack.checklist', asked(choice));
  if (error) return <Trouble thrown={error} />;
  if (!data) return <p className="help">Checking…</p>;
  const { findings, signed, isReady } = data;
  const left = findings.filter(({ isSigned }) => !isSigned).length;
  const signOff = async () => {
    try {
      await write(client, 'pack.signOff', { ...asked(choice), findings: findings.map(({ id }) => id) });
      say('Signed off. You can export the pack.');
    } catch (thrown) {
      fault(thrown);
    }
  };
  return (
    <section className="checklist" aria-labelledby="pack-checklist">
      <h4 id="pack-checklist">
        {isReady ? <CircleCheck aria-hidden="true" /> : <ListChecks aria-hidden="true" />} Before you publish
      </h4>
      {findings.length === 0 ? (
        <p>Nothing needs attention. The pack is ready.</p>
      ) : (
        <>
          <p>
            {isReady && signed
              ? `Signed off by ${signed.by} on ${dateWords(signed.at)}: ${count(findings.length, 'thing')} not put right. The pack can be exported.`
              : `${count(left, 'thing')} to put right first. If the pack is to go out as it is, sign it off: your name goes into the history.`}
          </p>
          <Findings findings={findings} />
          {!isReady && (
            <div className="actions">
              <Button call="pack.signOff" onPress={() => void signOff()}>
                Sign off as it is
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
