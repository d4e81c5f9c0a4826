import { expect, test } from 'vitest';

import type { AnswerKind } from '../src/answers';
import { answersOf, Labelling } from '../src/labelling';
import type { Draft } from '../src/store';

const THREE: AnswerKind = { count: 3, type: 'categories' };
const NUMBER: AnswerKind = { decimals: 1, least: '0', most: '100', tolerance: '1', type: 'number' };

test('labelling begins at the first position without an answer', () => {
  expect(new Labelling(THREE, [0, 2, null, 1]).position).toBe(2);
  expect(new Labelling(THREE, [0, 2, 1]).position).toBe(0);
});

test('labelling stays until the position is answered', () => {
  const labelling = new Labelling(THREE, [null, null]);
  expect(labelling.next()).toBe('problem');
  expect(labelling.problem).toBe('Choose an answer.');
  labelling.answer(2);
  expect(labelling.next()).toBe('position');
  labelling.answer(0);
  expect(labelling.next()).toBe('complete');
  expect(labelling.answered).toBe(2);
});

test('labelling goes back to what was left out at its end', () => {
  const labelling = new Labelling(THREE, [null, null, null]);
  labelling.move(2);
  labelling.answer(1);
  expect(labelling.next()).toBe('position');
  expect(labelling.position).toBe(0);
});

test('undo takes answers back one by one and shows them', () => {
  const labelling = new Labelling(THREE, [null, null]);
  labelling.answer(2);
  labelling.answer(1);
  labelling.next();
  labelling.answer(0);
  expect(labelling.undo()).toBe(true);
  expect([labelling.position, ...labelling.drafts]).toEqual([1, 1, null]);
  labelling.undo();
  expect([labelling.position, ...labelling.drafts]).toEqual([0, 2, null]);
  labelling.undo();
  expect(labelling.drafts).toEqual([null, null]);
  expect(labelling.undo()).toBe(false);
});

test('undo takes a typed number back as a whole', () => {
  const labelling = new Labelling(NUMBER, [null]);
  for (const typed of ['1', '12', '12.', '12.5']) labelling.answer(typed);
  labelling.undo();
  expect(labelling.draft).toBe(null);
});

test('moves stay within the set', () => {
  const labelling = new Labelling(THREE, [null, null]);
  expect([labelling.move(-1), labelling.move(1), labelling.move(1)]).toEqual([false, true, false]);
});

test('drafts become answers only when all are complete', () => {
  const cases: [AnswerKind, Draft[], unknown][] = [
    [THREE, [0, 2], [{ choice: 0 }, { choice: 2 }]],
    [THREE, [0, 3], { missing: 1 }],
    [NUMBER, ['5', '0.5'], [{ number: '50' }, { number: '5' }]],
    [NUMBER, ['5', '11'], { missing: 1 }],
    [{ type: 'rich' }, ['a', ' '], { missing: 1 }],
  ];
  for (const [kind, drafts, answers] of cases) expect(answersOf(kind, drafts)).toEqual(answers);
});
