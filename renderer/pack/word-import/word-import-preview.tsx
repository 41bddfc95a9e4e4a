import { MessageSquare, TriangleAlert } from 'lucide-react';
import { count, listedByNumber } from '../../../core/base/english.ts';
import type { LookedItem, WordLook } from '../../../core/word-import/calls.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { ShownWords } from './shown-words.tsx';
import { dayOf, whoseWords } from './word-import-words.ts';

interface ItemProps {
  readonly item: LookedItem;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function PreviewedItem({ item, isChosen, onChoose }: ItemProps) {
  const { words, shown: marked, revises, blocked, isTaken, isTypography, place, how: origin, toDo } = item;
  const notes = [
    revises.length > 0 && blocked === null ? `Creates a new revision of ${listedByNumber(revises)}` : '',
    isTypography ? 'Only spaces, quotation marks or dashes' : '',
    isTaken ? 'Already imported' : '',
  ].filter(Boolean);
  return (
    <li>
      <Checkbox isSelected={isChosen} isDisabled={blocked !== null || isTaken} onChange={onChoose}>
        {origin === 'comment' && <MessageSquare aria-hidden="true" />} {words}
      </Checkbox>
      <div className="returned-more">
        {marked.length > 0 && <ShownWords runs={marked} />}
        <p className="help">
          {[whoseWords(item), origin === 'comment' && place ? place : '', ...notes]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {blocked !== null && (
          <p className="returned-blocked">
            <TriangleAlert aria-hidden="true" /> Can’t be imported: {blocked.replace(/\.$/, '')}.{' '}
            {toDo === null
              ? 'When you import, it is kept as a comment here, with a task for you.'
              : `It is kept in ${toDo}.`}
          </p>
        )}
      </div>
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly help?: string;
  readonly items: readonly LookedItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
}

function Group({ title, help, items, chosen, onChoose }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <section className="returned-group">
      <h3>
        {title} <span className="returned-count">{items.length}</span>
      </h3>
      {help && <p className="help">{help}</p>}
      <ul>
        {items.map((item) => (
          <PreviewedItem
            key={item.id}
            item={item}
            isChosen={chosen.has(item.id)}
            onChoose={(isChosen) => onChoose([item.id], isChosen)}
          />
        ))}
      </ul>
    </section>
  );
}

/** The changes that could not be placed or understood, each in its context. */
function Unplaced({ unplaced }: Pick<WordLook, 'unplaced'>) {
  if (unplaced.length === 0) return null;
  return (
    <section className="returned-group">
      <h3>
        Needs your decision <span className="returned-count">{unplaced.length}</span>
      </h3>
      <p className="help">
        None of these changes are applied. When you import, each change with a place in the Act is kept as a
        comment there, with a task for you. The others stay on a list in the Pack room until you mark them as
        done.
      </p>
      <ul>
        {unplaced.map((one, at) => {
          const { words, place, shown: marked, by } = one;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same of the same place
            <li key={at}>
              <p>{words}</p>
              <ShownWords runs={marked} />
              <p className="help">
                {[place, by?.author, dayOf(by?.date ?? null)].filter(Boolean).join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Own({ standing, agreed }: Pick<WordLook, 'standing' | 'agreed'>) {
  if (standing + agreed.length === 0) return null;
  return (
    <section className="returned-group">
      <h3>Changes that you sent, unchanged</h3>
      <p className="help">
        {standing} of the changes that you sent came back exactly as {standing === 1 ? 'it was' : 'they were'}{' '}
        sent
        {agreed.length > 0 &&
          `; ${count(agreed.length, 'change')} accepted in Word (this does not change the amendment’s state here):`}
        {agreed.length === 0 && '.'}
      </p>
      {agreed.length > 0 && (
        <ul>
          {agreed.map(({ am, words }) => (
            <li key={`${am} ${words}`}>
              {am}: {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface PreviewProps {
  readonly look: WordLook;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
}

/** The preview of a returned Word file: its changes to select, those that cannot be imported, and those unchanged. */
export function WordImportPreview({ look, chosen, onChoose }: PreviewProps) {
  const { items, remarks, savedBy, at, knownComments } = look;
  const of = (hows: readonly LookedItem['how'][]) => items.filter(({ how }) => hows.includes(how));
  const facts = [
    at ? `Created on ${dayOf(at)}` : '',
    savedBy ? `last saved by ${savedBy}` : '',
    knownComments > 0 ? `${count(knownComments, 'comment')} you already have` : '',
  ].filter(Boolean);
  const shared = { chosen, onChoose };
  return (
    <div className="returned-preview">
      <p className="help">{facts.join(' · ')}</p>
      {remarks.map((remark) => (
        <p key={remark} className="returned-blocked">
          <TriangleAlert aria-hidden="true" /> {remark}
        </p>
      ))}
      {items.length === 0 && <p>The file is the same as the draft it was made from.</p>}
      <Group {...shared} title="Tracked changes" items={of(['tracked'])} />
      <Group
        {...shared}
        title="Typed without tracking"
        help="These words are different from the file you sent, but Word did not track the change."
        items={of(['untracked'])}
      />
      <Group
        {...shared}
        title="Your changes that they rejected"
        help="Each item suggests removing one of your changes. None is selected for you."
        items={of(['rejected'])}
      />
      <Group {...shared} title="Comments" items={of(['comment'])} />
      <Unplaced unplaced={look.unplaced} />
      <Own standing={look.standing} agreed={look.agreed} />
    </div>
  );
}
