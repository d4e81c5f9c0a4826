// Answering a set: which position is shown, what is answered, and how to take it back. No screen is needed for it.

import { type Answer, type AnswerKind, contentHash, isAdmitted, parseNumber } from './answers';
import type { Draft } from './store';

/** Returns the answer that a draft is; or one line that says what is missing. */
export function answerOf(kind: AnswerKind, draft: Draft): Answer | { problem: string } {
  if (kind.type === 'number') {
    return typeof draft === 'string' && draft.trim() !== '' ? parseNumber(draft, kind) : { problem: 'Type a number.' };
  }
  if (kind.type === 'rich') {
    return typeof draft === 'string' && draft.trim() !== ''
      ? { content: contentHash(draft) }
      : { problem: 'Write your text.' };
  }
  const answer = { choice: typeof draft === 'number' ? draft : -1 };
  return isAdmitted(kind, answer) ? answer : { problem: 'Choose an answer.' };
}

/** Returns the answers of a set; or the position of the first draft that is none. */
export function answersOf(kind: AnswerKind, drafts: readonly Draft[]): Answer[] | { missing: number } {
  const answers: Answer[] = [];
  for (const [position, draft] of drafts.entries()) {
    const answer = answerOf(kind, draft);
    if ('problem' in answer) return { missing: position };
    answers.push(answer);
  }
  return answers;
}

interface Change {
  position: number;
  before: Draft;
}

/** The drafts of a set, one position after the other. */
export class Labelling {
  readonly kind: AnswerKind;
  readonly drafts: Draft[];
  readonly #changes: Change[] = [];
  #position = 0;

  /** Begins at the first position without an answer. */
  constructor(kind: AnswerKind, drafts: Draft[]) {
    this.kind = kind;
    this.drafts = drafts;
    const missing = answersOf(kind, drafts);
    this.#position = 'missing' in missing ? missing.missing : 0;
  }

  /** The position that is shown, from zero. */
  get position(): number {
    return this.#position;
  }

  /** What is answered at it. */
  get draft(): Draft {
    return this.drafts[this.#position] ?? null;
  }

  /** The number of positions with an answer. */
  get answered(): number {
    return this.drafts.filter((draft) => !('problem' in answerOf(this.kind, draft))).length;
  }

  /** What keeps the position from being answered; nothing if it is. */
  get problem(): string | undefined {
    const answer = answerOf(this.kind, this.draft);
    return 'problem' in answer ? answer.problem : undefined;
  }

  /** Answers the position that is shown. Letters that are typed one after the other are one change. */
  answer(draft: Draft): void {
    const last = this.#changes.at(-1);
    const isTyping = typeof draft === 'string' && last?.position === this.#position;
    if (!isTyping) this.#changes.push({ before: this.draft, position: this.#position });
    this.drafts[this.#position] = draft;
  }

  /** Takes the last answer back and shows its position. Returns whether there was one. */
  undo(): boolean {
    const last = this.#changes.pop();
    if (!last) return false;
    this.drafts[last.position] = last.before;
    this.#position = last.position;
    return true;
  }

  /** Shows the position `steps` further on, within the set. Returns whether it is another one. */
  move(steps: number): boolean {
    const to = Math.min(Math.max(this.#position + steps, 0), this.drafts.length - 1);
    const isOther = to !== this.#position;
    this.#position = to;
    return isOther;
  }

  /** Shows a position. */
  show(position: number): void {
    this.#position = position;
    this.move(0);
  }

  /**
   * Goes on after an answer: to the next position, or to the first one that is missing, or says that all are answered.
   */
  next(): 'position' | 'complete' | 'problem' {
    if (this.problem !== undefined) return 'problem';
    if (this.#position + 1 < this.drafts.length) {
      this.#position += 1;
      return 'position';
    }
    const missing = answersOf(this.kind, this.drafts);
    if (!('missing' in missing)) return 'complete';
    this.#position = missing.missing;
    return 'position';
  }
}
