import { expect, test } from 'vitest';

import { accountOf, addressOf, short } from '../src/address';
import { toHex } from '../src/bytes';

// The development account Alice, with the generic prefix and this chain's.
const ALICE = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
const GENERIC = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const OURS = '7ApUqRWuPX9PzCwoMyKrzLZWMKvUGuFhxXE1tNq6bXZbGJdF';

test('address of any chain names the same account', () => {
  expect(toHex(accountOf(GENERIC))).toBe(ALICE);
  expect(toHex(accountOf(OURS))).toBe(ALICE);
});

test('account is written with the prefix of this chain', () => {
  expect(addressOf(accountOf(GENERIC))).toBe(OURS);
  expect(short(OURS)).toBe('7ApUqR…ZbGJdF');
});

test('mistyped address is refused', () => {
  expect(() => accountOf(OURS.replace('7Ap', '7Aq'))).toThrow('wrong checksum');
  expect(() => accountOf('0x12')).toThrow('cannot be in an address');
  expect(() => accountOf('abc')).toThrow('is not the address of an account');
});

test('account of zeros is written and read', () => {
  const zeros = new Uint8Array(32);
  expect(accountOf(addressOf(zeros))).toEqual(zeros);
});
