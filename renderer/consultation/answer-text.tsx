import type { Ref } from '../../core/evidence/link.ts';

interface AnswerTextProps {
  readonly of: Ref;
  readonly text: string;
}

/** An answer's words, as they were given. */
export function AnswerText({ text }: AnswerTextProps) {
  return <p className="answer-text">{text}</p>;
}
