import { expect, test } from 'vitest';

import { type AnswerKind, contentHash, encodeAnswers, formatNumber, isAdmitted, parseNumber } from '../src/answers';
import { toHex } from '../src/bytes';

type Numbers = Extract<AnswerKind, { type: 'number' }>;
const KIND: Numbers = { decimals: 2, least: '-500', most: '100000', tolerance: '10', type: 'number' };
const WHOLE: Numbers = { decimals: 0, least: '0', most: '9', tolerance: '1', type: 'number' };

test('typed number is kept in fixed point without rounding', () => {
  const typed = ['12', '12.5', ' 12,50 ', '+0.01', '-5', '\u22125', '.5', '1000', '5.', '1.500'];
  const kept = ['1200', '1250', '1250', '1', '-500', '-500', '50', '100000', '500', '150'];
  expect(typed.map((text) => parseNumber(text, KIND))).toEqual(kept.map((number) => ({ number })));
});

test('typed text that is no number is refused with what to type', () => {
  for (const text of ['', '-', '.', 'ten', '1e3', '1.2.3', '0x10', '1 000']) {
    expect(parseNumber(text, KIND)).toEqual({ problem: 'Type a number, such as 12 or 12.5.' });
  }
  expect(parseNumber('1.234', KIND)).toEqual({ problem: 'Type at most 2 digits behind the point.' });
  expect(parseNumber('1.5', WHOLE)).toEqual({ problem: 'Type a whole number.' });
});

test('typed number outside the range is refused with the range', () => {
  for (const text of ['-5.01', '1000.01', '99999999999999999999999']) {
    expect(parseNumber(text, KIND)).toEqual({ problem: 'Type a number from -5 to 1000.' });
  }
});

test('number in fixed point reads back as it was typed', () => {
  for (const text of ['0', '0.01', '-0.5', '12.5', '1000', '-5']) {
    const typed = parseNumber(text, KIND);
    expect('number' in typed && formatNumber(typed.number, KIND)).toBe(text);
  }
  const far: Numbers = { ...KIND, decimals: 18, least: '-9223372036854775808', most: '9223372036854775807' };
  expect(formatNumber(far.least, far)).toBe('-9.223372036854775808');
  expect(parseNumber('9.223372036854775807', far)).toEqual({ number: far.most });
});

test('answers are encoded as the chain encodes them', () => {
  const content = `0x${'ab'.repeat(32)}`;
  expect(toHex(encodeAnswers([]))).toBe('0x00');
  expect(toHex(encodeAnswers([{ choice: 255 }, { number: '1' }]))).toBe('0x0800ff010100000000000000');
  expect(toHex(encodeAnswers([{ content }]))).toBe(`0x0402${'ab'.repeat(32)}`);
  expect(() => encodeAnswers([{ number: '9223372036854775808' }])).toThrow('is not an i64');
});

test('only answers of the campaign are admitted', () => {
  const content = `0x${'ab'.repeat(32)}`;
  const cases: [AnswerKind, boolean[]][] = [
    [{ count: 3, type: 'categories' }, [true, false, false, false]],
    [{ options: 4, type: 'preference' }, [true, true, false, false]],
    [WHOLE, [false, false, true, false]],
    [{ type: 'rich' }, [false, false, false, true]],
  ];
  for (const [kind, admitted] of cases) {
    const answers = [{ choice: 2 }, { choice: 3 }, { number: '9' }, { content }];
    expect(answers.map((answer) => isAdmitted(kind, answer))).toEqual(admitted);
  }
  expect(isAdmitted(WHOLE, { number: '10' })).toBe(false);
});

test('content is hashed as UTF-8', () => {
  // blake2b-256 of the six bytes c3 bc 20 e2 82 ac.
  expect(contentHash('ü €')).toBe('0x1c87e6877e5689259f3786f6d42c1a8dd72170b2ee7ad7364f968024b78e1f23');
});
