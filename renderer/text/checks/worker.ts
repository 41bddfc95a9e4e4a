import { Checking } from './checking.ts';
import type { Answer, Question } from './protocol.ts';

/** The checks, beside the window's thread: nothing here can hold up a key. */
const checking = new Checking();
const tell: (answer: Answer) => void = self.postMessage.bind(self);

self.addEventListener('message', ({ data }: MessageEvent<Question>) => tell(checking.answer(data)));
