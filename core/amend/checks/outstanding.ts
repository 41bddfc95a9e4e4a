import { cite, parseCitation } from '../../act/citation.ts';
import type { OutstandingEffect } from '../../act/instrument.ts';
import { indexTree, type Pid } from '../../act/tree.ts';
import { type Edit, pidsOf } from '../edits/edit.ts';
import type { CheckContext } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const places = new WeakMap<OutstandingEffect, Pid | null>();

/** The provision that an effect is on, "s. 5" or "s. 9(1) and (3)"; null where it isn't known. */
function placeOf({ base }: CheckContext, effect: OutstandingEffect): Pid | null {
  const known = places.get(effect);
  if (known !== undefined) return known;
  const [first = ''] = effect.affectedProvisions.split(/,| and /);
  const place = parseCitation(base, first) ?? parseCitation(base, first.replace(/\(.*/, ''));
  places.set(effect, place);
  return place;
}

function isWithin({ base }: CheckContext, pid: Pid, outer: Pid): boolean {
  const { byPid, parentOf } = indexTree(base);
  for (let node = byPid.get(pid); node; node = parentOf.get(node.pid)) if (node.pid === outer) return true;
  return false;
}

/** Whether an edit changes anything: words, or a number, that are put in their own place change nothing. */
function isChange({ base }: CheckContext, edit: Edit): boolean {
  if (edit.type !== 'text') return true;
  const held = indexTree(base).byPid.get(edit.pid)?.[edit.field] ?? '';
  return held.slice(edit.from, edit.to) !== edit.insert;
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/**
 * Amendments of words that another Act amends, where the base text does not show it yet; and, where it isn't known
 * which provisions that Act inserts, new sections, whose numbers it may have taken.
 */
export const D24: Check = {
  id: 'D24',
  run: (context) =>
    context.instrument.outstanding.flatMap((effect) => {
      const { id, affecting, remark, status } = effect;
      const said = sentence(`${affecting}: ${effect.effect}`);
      const caution = status === 'unverified' ? ' This is unverified.' : '';
      const place = placeOf(context, effect);
      return context.selected.flatMap(({ id: am, edits: all }): UnkeyedFinding[] => {
        const edits = all.filter((edit) => isChange(context, edit));
        if (place !== null) {
          if (!edits.flatMap(pidsOf).some((pid) => isWithin(context, pid, place))) return [];
          return [
            {
              severity: 'warning',
              pid: place,
              amendment: am,
              detail: `${id} ${am}`,
              message: `${am} amends ${cite(context.base, place)}, to which there is an outstanding effect. ${said}${caution}${remark ? ` ${remark}` : ''}`,
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
                  message: `Whether the number ${edit.provision.num} is free can’t be told. ${said}${caution}`,
                },
              ]
            : [],
        );
      });
    }),
};
