import { type Link, type Ref, splitRef } from '../../core/evidence/link.ts';
import { ok, refuse } from '../../core/result.ts';
import { digest } from '../store/hash.ts';
import { deleteLink, findLink, findLinkBetween, insertLink, listLinks } from '../store/links.ts';
import type { Handler } from './context.ts';
import { lookUp } from './look-up.ts';

export const listAllLinks: Handler<'link.list'> = (context) =>
  context.read(async (trx) => ok(await listLinks(trx)));

export const addLink: Handler<'link.add'> = (context, { type, from, to }) =>
  context.write(async (trx, log) => {
    const source = splitRef(from).kind;
    if (source !== 'amendment' && source !== 'provision') {
      return refuse('invalid', `A link starts at an amendment or a provision, not at ${said(from)}.`, 'from');
    }
    if (from === to) return refuse('invalid', `${said(from)} can't be linked to itself.`, 'to');
    const fromThing = await lookUp(context, trx, from);
    if (fromThing === undefined) return refuse('not-found', `There is no ${said(from)}.`, 'from');
    const toThing = await lookUp(context, trx, to);
    if (toThing === undefined) return refuse('not-found', `There is no ${said(to)}.`, 'to');
    const held = await findLinkBetween(trx, { type, from, to });
    if (held) {
      return refuse(
        'clash',
        `${held.by} already made this link at ${held.at}. It was kept as it is.`,
        held.id,
      );
    }
    const id = context.deps.newId();
    const ends = { fromHash: digest(fromThing), toHash: digest(toThing) };
    const entry = await log('link.add', `link:${id}`, { id, type, from, to, ...ends });
    const link: Link = { id, type, from, to, ...ends, by: entry.who, at: entry.at };
    await insertLink(trx, link, entry);
    return ok(link);
  });

export const removeLink: Handler<'link.remove'> = (context, { id }) =>
  context.write(async (trx, log) => {
    const link = await findLink(trx, id);
    if (!link) return refuse('not-found', 'This link is not there any more.', id);
    await log('link.remove', `link:${id}`, { type: link.type, from: link.from, to: link.to });
    await deleteLink(trx, id);
    return ok({ id });
  });

/** `recommendation 1` for `recommendation:1`. */
const said = (ref: Ref): string => ref.replace(':', ' ');
