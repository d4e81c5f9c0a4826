import { blake2b } from '@noble/hashes/blake2';
import { expect, test } from 'vitest';

import { concat, toHex } from '../src/bytes';
import { commitment, encodeOpening, newSalt, type Opening } from '../src/commitment';

const bytes = (value: number, length: number) => new Uint8Array(length).fill(value);
const GENESIS = toHex(bytes(1, 32));
const OPENING: Opening = {
  answers: [{ choice: 7 }, { number: '-2' }],
  campaign: '2',
  round: 9,
  salt: toHex(bytes(5, 32)),
  set: 3,
  who: toHex(bytes(4, 32)),
};
const ANSWERS = Uint8Array.of(8, 0, 7, 1, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

test('commitment hashes the bytes that the chain lays out', () => {
  // The vector of primitives/src/tasks/commitment.rs.
  const place = concat(bytes(1, 32), Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0), bytes(4, 32));
  const whole = concat(place, ANSWERS, bytes(5, 32));
  expect(commitment(GENESIS, OPENING)).toBe(toHex(blake2b(whole, { dkLen: 32 })));
});

test('commitment equals the value that was computed apart', () => {
  expect(commitment(GENESIS, OPENING)).toBe('0x140fe2ca8a9c819fc0c40e3a9c479377d31eea7dc186887ab07c9d6a0074d4d2');
});

test('commitment differs when any part differs', () => {
  const others: Partial<Opening>[] = [
    { campaign: '3' },
    { set: 4 },
    { who: toHex(bytes(6, 32)) },
    { salt: toHex(bytes(6, 32)) },
    { answers: [{ choice: 7 }] },
    { answers: [{ number: '-2' }, { choice: 7 }] },
  ];
  const made = [OPENING, ...others.map((other) => ({ ...OPENING, ...other }))].map((one) => commitment(GENESIS, one));
  expect(new Set([...made, commitment(toHex(bytes(2, 32)), OPENING)]).size).toBe(8);
});

test('opening is encoded field by field', () => {
  const numbers = Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 3, 0, 0, 0);
  expect(toHex(encodeOpening(OPENING))).toBe(toHex(concat(numbers, bytes(4, 32), ANSWERS, bytes(5, 32))));
});

test('numbers of the chain keep their whole width', () => {
  const far = { ...OPENING, campaign: '18446744073709551615', set: 2_147_483_648 };
  expect(toHex(encodeOpening(far)).slice(0, 34)).toBe('0xffffffffffffffff0900000000000080');
});

test('no two salts are the same', () => {
  expect(new Set(Array.from({ length: 64 }, newSalt)).size).toBe(64);
});
