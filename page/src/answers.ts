// Answers: what a campaign asks for, what a person types, and how the chain encodes it.

import { blake2b } from '@noble/hashes/blake2';

import { compact, concat, fromHex, i64, toHex, utf8 } from './bytes';

/** What a campaign asks for at every position, as `agt_campaign` tells it. Numbers are decimal texts in fixed point. */
export type AnswerKind =
  | { type: 'categories'; count: number }
  | { type: 'preference'; options: number }
  | { type: 'number'; least: string; most: string; tolerance: string; decimals: number }
  | { type: 'rich' };

/** One answer: an option counted from zero, a number in fixed point as decimal text, or the hash of content. */
export type Answer = { choice: number } | { number: string } | { content: string };

/** Returns whether an answer is one of those that the campaign asks for. */
export function isAdmitted(kind: AnswerKind, answer: Answer): boolean {
  if (kind.type === 'categories') return 'choice' in answer && answer.choice >= 0 && answer.choice < kind.count;
  if (kind.type === 'preference') return 'choice' in answer && answer.choice >= 0 && answer.choice < kind.options;
  if (kind.type === 'rich') return 'content' in answer;
  if (!('number' in answer)) return false;
  const value = BigInt(answer.number);
  return BigInt(kind.least) <= value && value <= BigInt(kind.most);
}

/** Returns the SCALE encoding of answers by position. */
export function encodeAnswers(answers: readonly Answer[]): Uint8Array {
  return concat(compact(answers.length), ...answers.map(encodeAnswer));
}

function encodeAnswer(answer: Answer): Uint8Array {
  if ('choice' in answer) return Uint8Array.of(0, answer.choice);
  if ('number' in answer) return concat(Uint8Array.of(1), i64(BigInt(answer.number)));
  return concat(Uint8Array.of(2), fromHex(answer.content, 32));
}

/** Returns the answers as @polkadot/api takes them in a call. */
export function callAnswers(answers: readonly Answer[]): Record<string, number | string>[] {
  return answers.map((answer): Record<string, number | string> => {
    if ('choice' in answer) return { Choice: answer.choice };
    if ('number' in answer) return { Number: answer.number };
    return { Content: answer.content };
  });
}

/** Returns the hash of a text: blake2-256 of its UTF-8. */
export function contentHash(text: string): string {
  return toHex(blake2b(utf8(text), { dkLen: 32 }));
}

/** A typed number in fixed point, or one line that says what is wrong with it. */
export type Typed = { number: string } | { problem: string };

/** Reads a number as a person types it: digits, a point or a comma, and a sign. Never rounds. */
export function parseNumber(text: string, kind: Extract<AnswerKind, { type: 'number' }>): Typed {
  const typed = text.trim().replace(',', '.').replace('\u2212', '-');
  const found = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(typed);
  const [, sign = '', whole = '', part = ''] = found ?? [];
  if (!found || whole + part === '') return { problem: 'Type a number, such as 12 or 12.5.' };
  const places = part.replace(/0+$/, '');
  if (places.length > kind.decimals) {
    const most = kind.decimals === 0 ? 'a whole number' : `at most ${kind.decimals} digits behind the point`;
    return { problem: `Type ${most}.` };
  }
  const size = BigInt(whole + places.padEnd(kind.decimals, '0') || '0');
  const value = sign === '-' ? -size : size;
  if (value < BigInt(kind.least) || value > BigInt(kind.most)) {
    return { problem: `Type a number from ${formatNumber(kind.least, kind)} to ${formatNumber(kind.most, kind)}.` };
  }
  return { number: value.toString() };
}

/** Returns a number in fixed point as people write it, without zeros at its end. */
export function formatNumber(number: string, kind: Extract<AnswerKind, { type: 'number' }>): string {
  const value = BigInt(number);
  const digits = (value < 0n ? -value : value).toString().padStart(kind.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - kind.decimals);
  const part = digits.slice(digits.length - kind.decimals).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}
