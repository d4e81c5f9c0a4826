// The screen on which a person looks at all answers once more and commits.

import type { AnswerKind } from '../answers';
import { button, heading, make } from '../dom';
import type { Draft } from '../store';
import type { Position } from '../server';
import { when } from '../time';
import { optionsOf } from './label';

/** What the screen shows, and what it calls. */
export interface Reviewing {
  kind: AnswerKind;
  labels: string[];
  positions: Position[];
  drafts: Draft[];
  until: string | undefined;
  /** Whether the server has a keeper. */
  hasKeeper: boolean;
  onEdit: (position: number) => void;
  onCommit: (keeper: boolean) => void;
  /** Saves drafts and texts to a file. */
  onSave: () => void;
  onBack: () => void;
}

const KEEPER = 'A keeper can read your answers early; it cannot change them, and you may still reveal them yourself.';
const NO_KEEPER =
  'This server has no keeper: come back and reveal here, or your answers count as wrong. The overview says when.';

/** Makes the screen. */
export function reviewView(reviewing: Reviewing): HTMLElement {
  const { drafts, hasKeeper, kind, onBack, onCommit, onEdit, onSave, until } = reviewing;
  const rows = drafts.map((_, at) => {
    const edit = button('Change', () => onEdit(at), 'quiet');
    edit.setAttribute('aria-label', `Change the answer to question ${at + 1}`);
    return make('li', {}, make('span', { className: 'given', textContent: wordsOf(reviewing, at) }), edit);
  });
  const keeper = make('input', { checked: hasKeeper, id: 'keeper', type: 'checkbox' });
  const choice = make(
    'div',
    { className: 'keeper' },
    make('label', { htmlFor: 'keeper' }, keeper, 'Let the keeper reveal for me; I look again whether it did'),
    make('p', { className: 'facts', textContent: KEEPER }),
  );
  const none = make('p', { className: 'facts', textContent: NO_KEEPER });
  const commit = button('Commit my answers', () => onCommit(hasKeeper && keeper.checked), 'main');
  const end = until === undefined ? '' : ` by ${when(until)}`;
  const words = `Commit${end}. Nobody can change them afterwards, not even you.`;
  const actions = make(
    'nav',
    { attributes: { 'aria-label': 'Review' } },
    commit,
    button('Back to the overview', onBack, 'quiet'),
  );
  const list = make('ol', { className: 'review' }, ...rows);
  const texts = kind.type === 'rich' ? button('Save my texts to a file', onSave) : undefined;
  const last = make('p', { textContent: words });
  return make('section', {}, heading('Your answers'), list, texts, hasKeeper ? choice : none, last, actions);
}

function wordsOf({ drafts, kind, labels, positions }: Reviewing, at: number): string {
  const draft = drafts[at] ?? null;
  if (kind.type === 'categories' || kind.type === 'preference') {
    const option = typeof draft === 'number' ? optionsOf(kind, labels, positions[at] ?? {})[draft] : undefined;
    return option ?? 'no answer';
  }
  return typeof draft === 'string' ? draft.trim() : 'no answer';
}
