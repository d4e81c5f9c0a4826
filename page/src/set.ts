// The screens of one set: its questions one after the other, and the review before the commitment.

import type { Answer, AnswerKind } from './answers';
import { answersOf, Labelling } from './labelling';
import { Problem, problemOf } from './problem';
import type { Seat } from './seat';
import type { CampaignInfo, Positions } from './server';
import { labelView, type Screen } from './views/label';
import { reviewView } from './views/review';

/** What the screens call. */
export interface SetEvents {
  onBack: () => void;
  /** Commits. `answers` fails if one is missing. */
  onCommit: (answers: () => Answer[], keeper: boolean) => void;
  /** Saves drafts and texts to a file. */
  onSave: () => void;
  say: (words: string, isProblem?: boolean) => void;
  show: (screen: Screen) => void;
}

/** The screens of one set. */
export class SetScreens {
  readonly #events: SetEvents;
  readonly #info: CampaignInfo;
  readonly #kind: AnswerKind;
  readonly #seat: Seat;
  readonly #until: string | undefined;

  /** Takes what is asked for, who asks, the seat, and the last moment to commit. */
  constructor(kind: AnswerKind, info: CampaignInfo, seat: Seat, until: string | undefined, events: SetEvents) {
    this.#events = events;
    this.#info = info;
    this.#kind = kind;
    this.#seat = seat;
    this.#until = until;
  }

  /** Gets the questions and shows the first one without an answer. */
  async open(): Promise<void> {
    const questions = await this.#seat.questions((words) => this.#events.say(words));
    this.#answer(questions, new Labelling(this.#kind, this.#seat.work.drafts));
  }

  #answer(questions: Positions, labelling: Labelling): void {
    const { onBack, show } = this.#events;
    show(
      labelView({
        labelling,
        labels: this.#info.answer.labels ?? [],
        onBack,
        onChange: () => this.#keep(labelling),
        onLost: () => this.#seat.forgetQuestions(),
        onReview: () => this.#review(questions, labelling),
        positions: questions.positions,
        until: this.#until,
      }),
    );
  }

  #keep({ drafts }: Labelling): void {
    try {
      this.#seat.keep(drafts);
      this.#events.say('');
    } catch (thrown) {
      this.#events.say(problemOf(thrown).message, true);
    }
  }

  #review(questions: Positions, labelling: Labelling): void {
    const { onBack, onCommit, onSave, show } = this.#events;
    const { drafts, kind } = labelling;
    const element = reviewView({
      drafts,
      hasKeeper: this.#info.keeper !== null,
      kind,
      labels: this.#info.answer.labels ?? [],
      onBack,
      onCommit: (keeper) => onCommit(() => this.#answers(labelling), keeper),
      onEdit: (position) => {
        labelling.show(position);
        this.#answer(questions, labelling);
      },
      onSave,
      positions: questions.positions,
      until: this.#until,
    });
    show({ element, onLeave: () => {} });
  }

  #answers({ drafts, kind }: Labelling): Answer[] {
    const answers = answersOf(kind, drafts);
    if ('missing' in answers) throw new Problem(`Question ${answers.missing + 1} has no answer yet.`, 'Missing');
    return answers;
  }
}
