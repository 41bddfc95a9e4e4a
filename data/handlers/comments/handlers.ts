import type { Handlers } from '../context/context.ts';
import {
  addThread,
  listPeople,
  listThreads,
  placeThread,
  replyToThread,
  resolveThread,
  taskThread,
} from './threads.ts';
import { listWaiting } from './waiting.ts';

/** The handlers of the calls about comments. */
export const commentHandlers = {
  'review.people': listPeople,
  'review.waiting': listWaiting,
  'thread.list': listThreads,
  'thread.add': addThread,
  'thread.reply': replyToThread,
  'thread.resolve': resolveThread,
  'thread.task': taskThread,
  'thread.place': placeThread,
} satisfies Handlers;
