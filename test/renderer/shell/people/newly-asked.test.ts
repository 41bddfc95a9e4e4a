import { describe, expect, it } from 'vitest';
import type { Thread } from '../../../../core/review/records.ts';
import {
  describeRequests,
  newRequests,
  requestsInComments,
} from '../../../../renderer/shell/people/newly-asked.ts';

const at = (minute: number): string => `2026-11-29T10:${`${minute}`.padStart(2, '0')}:00.000Z`;

const thread = (
  id: string,
  ...said: readonly (readonly [by: string, text: string, minute: number])[]
): Thread => ({
  id,
  on: 'provision:s2a',
  words: null,
  comments: said.map(([by, text, minute]) => ({ by, text, at: at(minute) })),
  resolved: null,
  task: null,
});

/** What Carla is told as a list of comments becomes another. */
const told = (before: readonly Thread[], now: readonly Thread[]): readonly string[] =>
  describeRequests(newRequests(requestsInComments('Carla', before), requestsInComments('Carla', now)));

describe('what others ask of somebody in comments', () => {
  const old = thread('C-001', ['Olive', 'Is this wide enough, @Carla?', 1]);

  it('is told once, as it comes', () => {
    expect(told([], [old])).toEqual([
      'Olive mentioned you: “Is this wide enough, @Carla?”. See “Waiting for you” in this review’s menu.',
    ]);
    expect(told([old], [old])).toEqual([]);
    expect(
      told(
        [old],
        [thread('C-001', ['Olive', 'Is this wide enough, @Carla?', 1], ['Olive', 'And this, @Carla?', 2])],
      ),
    ).toEqual([expect.stringContaining('And this, @Carla?')]);
  });

  it('is not what she says herself, or what names another', () => {
    expect(
      told([], [thread('C-001', ['Carla', 'A note for @Carla', 1]), thread('C-002', ['Olive', '@Dana?', 2])]),
    ).toEqual([]);
    expect(
      told([old], [thread('C-001', ['Olive', 'Is this wide enough, @Carla?', 1], ['Carla', 'It is.', 3])]),
    ).toEqual([]);
  });

  it('is told as a task where it is one', () => {
    const task = {
      ...thread('C-003', ['Olive', 'Check the dates', 1]),
      task: { owner: 'Carla', due: null, done: null },
    };
    expect(told([], [task])).toEqual([expect.stringMatching(/^Olive gave you a task: “Check the dates”/)]);
  });

  it('is only counted where much comes at once', () => {
    const many = [1, 2, 3].map((n) => thread(`C-00${n}`, ['Olive', 'See this, @Carla', n]));
    expect(told([], many)).toEqual([
      '3 comments ask something of you. See “Waiting for you” in this review’s menu.',
    ]);
  });
});
