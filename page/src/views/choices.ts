// Options to choose from: by key, by arrow, or by touch.

import { make } from '../dom';
import { mediaKind, mediaView } from './media';

/** What can be answered at a position. */
export interface Field {
  element: HTMLElement;
  /** Shows an answer, or none. */
  show: (draft: number | string | null) => void;
  focus: () => void;
  /** Handles a key; returns whether it did. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** Options of at most so many letters stand side by side. */
const SHORT = 14;

/** Makes a list of options. `onAnswer` gets the number of the chosen one, from zero. */
export function choicesField(options: readonly string[], onAnswer: (choice: number) => void): Field {
  const rows = options.map((option, at) => row(option, at, () => choose(at)));
  const className = options.every(({ length }) => length <= SHORT) ? 'choices short' : 'choices';
  const element = make(
    'div',
    { attributes: { 'aria-labelledby': 'number question', role: 'radiogroup' }, className },
    ...rows,
  );
  let chosen: number | undefined;

  const show = (draft: number | string | null) => {
    chosen = typeof draft === 'number' ? draft : undefined;
    for (const [at, option] of rows.entries()) {
      option.setAttribute('aria-checked', String(at === chosen));
      option.tabIndex = at === (chosen ?? 0) ? 0 : -1;
    }
  };
  const focus = () => rows[chosen ?? 0]?.focus({ preventScroll: chosen === undefined });
  const choose = (at: number) => {
    show(at);
    focus();
    onAnswer(at);
  };
  const onKey = ({ key }: KeyboardEvent) => {
    const digit = /^[1-9]$/.test(key) ? Number(key) - 1 : undefined;
    if (digit !== undefined && digit < rows.length) {
      choose(digit);
      return true;
    }
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const from = chosen ?? (step > 0 ? -1 : 0);
      choose((from + step + rows.length) % rows.length);
      return true;
    }
    if (key === 'Home' || key === 'End') {
      choose(key === 'Home' ? 0 : rows.length - 1);
      return true;
    }
    return false;
  };
  show(null);
  return { element, focus, onKey, show };
}

function row(option: string, at: number, onclick: () => void): HTMLButtonElement {
  const isMedia = /^(https:\/\/|\/)\S+$/.test(option) && ['audio', 'image', 'video'].includes(mediaKind(option));
  const shown = isMedia ? mediaView(option, `Option ${at + 1}`) : make('span', { textContent: option });
  const key = make('kbd', { attributes: { 'aria-hidden': 'true' }, textContent: at < 9 ? String(at + 1) : '' });
  return make('button', { attributes: { role: 'radio' }, className: 'option', onclick, type: 'button' }, key, shown);
}
