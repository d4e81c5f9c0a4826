// Answers that are typed: a number, or a text.

import { type AnswerKind, formatNumber } from '../answers';
import { make } from '../dom';
import type { Field } from './choices';

/** Makes a field for a number. `onAnswer` gets what is typed, whether it is a number or not. */
export function numberField(kind: Extract<AnswerKind, { type: 'number' }>, onAnswer: (typed: string) => void): Field {
  const input = make('input', {
    attributes: { 'aria-describedby': 'number question' },
    autocomplete: 'off',
    id: 'typed',
    inputMode: BigInt(kind.least) < 0n ? 'text' : 'decimal',
    oninput: () => onAnswer(input.value),
    type: 'text',
  });
  const range = `A number from ${formatNumber(kind.least, kind)} to ${formatNumber(kind.most, kind)}`;
  const label = make('label', { htmlFor: 'typed', textContent: range });
  return fieldOf(input, make('div', { className: 'typed' }, label, input));
}

/** Makes a field for a text. */
export function textField(onAnswer: (typed: string) => void): Field {
  const area = make('textarea', {
    attributes: { 'aria-describedby': 'number question' },
    id: 'typed',
    oninput: () => onAnswer(area.value),
    rows: 6,
  });
  const label = make('label', { htmlFor: 'typed', textContent: 'Your text' });
  const words =
    'The chain keeps only the hash of your text, and this server takes no texts. Your texts stay in this browser: ' +
    'save them to a file at the end, and send it as the requester asks.';
  return fieldOf(
    area,
    make('div', { className: 'typed' }, label, area, make('p', { className: 'facts', textContent: words })),
  );
}

function fieldOf(input: HTMLInputElement | HTMLTextAreaElement, element: HTMLElement): Field {
  return {
    element,
    focus: () => input.focus({ preventScroll: true }),
    onKey: () => false,
    show: (draft) => {
      const text = typeof draft === 'string' ? draft : '';
      if (input.value !== text) input.value = text;
    },
  };
}
