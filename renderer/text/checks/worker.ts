import { Checking } from './checking.ts';
import type { CheckReply, CheckRequest } from './protocol.ts';

/** The worker of the checks. It runs beside the window’s thread, so that checking delays no key. */
const checking = new Checking();
const reply: (answer: CheckReply) => void = self.postMessage.bind(self);

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => reply(checking.answer(data)));
