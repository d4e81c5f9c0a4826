// The screen on which a person answers the positions of a set, one after the other.

import type { AnswerKind } from '../answers';
import { button, make } from '../dom';
import type { Labelling } from '../labelling';
import type { Position } from '../server';
import { span } from '../time';
import { choicesField, type Field } from './choices';
import { preload } from './media';
import { positionView } from './position';
import { numberField, textField } from './typed';

/** What the screen shows, and what it calls. */
export interface Answering {
  labelling: Labelling;
  positions: Position[];
  labels: string[];
  /** The last moment to commit. */
  until: string | undefined;
  /** Runs after each change of a draft. */
  onChange: () => void;
  /** Runs when a medium does not load. */
  onLost: () => void;
  onReview: () => void;
  onBack: () => void;
}

/** The screen, and what must run when it goes. */
export interface Screen {
  element: HTMLElement;
  onLeave: () => void;
}

/** Makes the screen. */
export function labelView(answering: Answering): Screen {
  const { labelling, labels, onBack, onChange, onLost, onReview, positions, until } = answering;
  const { kind } = labelling;
  const heading = make('h2', { id: 'number', tabIndex: -1 });
  const bar = make('progress', { attributes: { 'aria-label': 'Answered' }, max: positions.length });
  const facts = make('p', { className: 'facts' });
  const question = make('div', { id: 'question' });
  const place = make('div', { className: 'answer' });
  const problem = make('p', { attributes: { role: 'alert' }, className: 'problem line' });
  let field: Field | undefined;

  const answer = (draft: number | string) => {
    labelling.answer(draft);
    problem.textContent = '';
    progress();
    onChange();
  };
  const progress = () => {
    bar.value = labelling.answered;
    const left = until === undefined ? '' : ` · ${span(Date.parse(until) - Date.now())} left`;
    facts.textContent = `${labelling.answered} of ${positions.length} answered${left}`;
    back.disabled = labelling.position === 0;
  };
  const show = () => {
    const at = labelling.position;
    const position = positions[at] ?? {};
    heading.textContent = `Question ${at + 1} of ${positions.length}`;
    question.replaceChildren(positionView(position, at + 1, onLost));
    field = fieldFor(kind, labels, position, answer);
    field.show(labelling.draft);
    place.replaceChildren(field.element);
    problem.textContent = '';
    progress();
    window.scrollTo(0, 0);
    field.focus();
    preload(positions[at + 1]?.media);
  };
  const next = () => {
    const went = labelling.next();
    if (went === 'complete') onReview();
    else if (went === 'position') show();
    else problem.textContent = labelling.problem ?? '';
  };
  const undo = () => {
    if (labelling.undo()) {
      onChange();
      show();
    } else {
      problem.textContent = 'There is nothing to undo.';
    }
  };
  const move = (steps: number) => {
    if (labelling.move(steps)) show();
  };
  const back = button('Back', () => move(-1));
  const actions = make(
    'nav',
    { attributes: { 'aria-label': 'Questions' } },
    back,
    button('Undo', undo),
    button('Next', next, 'main'),
  );

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (pressed(event)) event.preventDefault();
  };
  const pressed = (event: KeyboardEvent): boolean => {
    const target = event.target as HTMLElement;
    const isText = target.tagName === 'TEXTAREA';
    const isTyping = isText || target.tagName === 'INPUT';
    if (event.key === 'Enter') {
      const isButton = target.tagName === 'BUTTON' && target.getAttribute('role') !== 'radio';
      if (isText || isButton) return false;
      next();
      return true;
    }
    if (event.key.toLowerCase() === 'u' && !isText) {
      undo();
      return true;
    }
    if (isTyping) return false;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      move(event.key === 'ArrowLeft' ? -1 : 1);
      return true;
    }
    return field?.onKey(event) ?? false;
  };
  const onSend = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) next();
  };
  document.addEventListener('keydown', onKey);
  place.addEventListener('keydown', onSend);
  show();

  const keys = make('p', { className: 'facts keys', textContent: keysFor(kind) });
  const away = button('Back to the overview', onBack, 'quiet');
  const element = make(
    'section',
    { className: 'label' },
    heading,
    bar,
    facts,
    question,
    place,
    problem,
    actions,
    keys,
    away,
  );
  const focused = () => field?.focus();
  queueMicrotask(focused);
  return { element, onLeave: () => document.removeEventListener('keydown', onKey) };
}

function fieldFor(
  kind: AnswerKind,
  labels: readonly string[],
  position: Position,
  onAnswer: (draft: number | string) => void,
): Field {
  if (kind.type === 'number') return numberField(kind, onAnswer);
  if (kind.type === 'rich') return textField(onAnswer);
  return choicesField(optionsOf(kind, labels, position), onAnswer);
}

/**
 * Returns the words of the options of a position: as many as the chain allows, with a number where the server names
 * none.
 */
export function optionsOf(
  kind: Extract<AnswerKind, { type: 'categories' | 'preference' }>,
  labels: readonly string[],
  { options }: Position,
): string[] {
  const count = kind.type === 'categories' ? kind.count : kind.options;
  const named = kind.type === 'categories' ? labels : (options ?? []);
  return Array.from({ length: count }, (_, at) => named[at] ?? `Option ${at + 1}`);
}

function keysFor(kind: AnswerKind): string {
  if (kind.type === 'number') return 'Keys: type, Enter next, U undo.';
  if (kind.type === 'rich') return 'Keys: type, Ctrl and Enter next.';
  return 'Keys: 1 to 9 and up and down choose, Enter next, U undo, left and right move.';
}
