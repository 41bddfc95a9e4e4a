import { cite } from '../../act/citation.ts';
import { outstandingByPlace } from '../../act/outstanding.ts';
import { indexTree, type Pid, pathTo } from '../../act/tree.ts';
import { type Edit, pidsOf } from '../edits/edit.ts';
import type { CheckContext } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const isWithin = ({ base }: CheckContext, inner: Pid, outer: Pid): boolean =>
  pathTo(base, inner).some(({ pid }) => pid === outer);

/** Whether an edit changes anything. Replacing words by the same words changes nothing. */
function isChange({ base }: CheckContext, edit: Edit): boolean {
  if (edit.type !== 'text') return true;
  const baseWords = indexTree(base).byPid.get(edit.pid)?.[edit.field] ?? '';
  return baseWords.slice(edit.from, edit.to) !== edit.insert;
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/**
 * D24. Finds amendments of provisions that another Act also amends, if the base text doesn't show that yet. If it isn't known
 * which provisions that Act inserts, reports new sections, because it may have used their numbers.
 */
export const D24: Check = {
  id: 'D24',
  run: (context) => {
    const byPlace = [...outstandingByPlace(context.instrument)];
    return context.instrument.outstanding.flatMap((effect) => {
      const { id, affecting, remark, status } = effect;
      const effectWords = sentence(`${affecting}: ${effect.effect}`);
      const caution = status === 'unverified' ? ' This is unverified.' : '';
      const places = byPlace.filter(([, effects]) => effects.includes(effect)).map(([pid]) => pid);
      return context.selected.flatMap(({ id: am, edits: all }): UnkeyedFinding[] => {
        const edits = all.filter((edit) => isChange(context, edit));
        if (places.length > 0) {
          const changed = edits.flatMap(pidsOf);
          const place = places.find((outer) => changed.some((pid) => isWithin(context, pid, outer)));
          if (place === undefined) return [];
          return [
            {
              severity: 'warning',
              pid: place,
              amendment: am,
              detail: `${id} ${am}`,
              message: `${am} amends ${cite(context.base, place)}, to which there is an outstanding effect. ${effectWords}${caution}${remark ? ` ${remark}` : ''}`,
            },
          ];
        }
        if (!/\binsert/.test(effect.effect)) return [];
        return edits.flatMap((edit): UnkeyedFinding[] =>
          edit.type === 'insert' && edit.provision.kind === 'section'
            ? [
                {
                  severity: 'information',
                  pid: edit.provision.pid,
                  amendment: am,
                  detail: id,
                  message: `${edit.provision.num} may already be taken. ${effectWords}${caution}`,
                },
              ]
            : [],
        );
      });
    });
  },
};
