// SS58 addresses: wallets give them with any prefix, this chain writes them with 61.

import { blake2b } from '@noble/hashes/blake2';

import { concat, utf8 } from './bytes';

/** The prefix of this chain's addresses. */
export const PREFIX = 61;

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const CONTEXT = utf8('SS58PRE');
const KEY = 32;
const CHECKSUM = 2;

function checksum(body: Uint8Array): Uint8Array {
  return blake2b(concat(CONTEXT, body), { dkLen: 64 }).slice(0, CHECKSUM);
}

function toBase58(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; value > 0n; value /= 58n) text = ALPHABET.charAt(Number(value % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

function fromBase58(text: string): Uint8Array {
  let value = 0n;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) throw new Error(`"${letter}" cannot be in an address`);
    value = value * 58n + BigInt(digit);
  }
  const bytes: number[] = [];
  for (; value > 0n; value /= 256n) bytes.unshift(Number(value % 256n));
  const ones = /^1*/.exec(text)?.[0].length ?? 0;
  return Uint8Array.from([...new Array<number>(ones).fill(0), ...bytes]);
}

/** Returns the 32 bytes of the account that an address of any chain names. Fails if it is no address of 32 bytes. */
export function accountOf(address: string): Uint8Array {
  const bytes = fromBase58(address);
  const prefix = bytes.length - KEY - CHECKSUM;
  if (prefix !== 1 && prefix !== 2) throw new Error(`"${address}" is not the address of an account with 32 bytes`);
  const body = bytes.slice(0, -CHECKSUM);
  if (checksum(body).some((byte, at) => byte !== bytes[body.length + at])) {
    throw new Error(`"${address}" has a wrong checksum: copy it again`);
  }
  return body.slice(prefix);
}

/** Returns the address of an account on this chain. */
export function addressOf(account: Uint8Array): string {
  const body = concat(Uint8Array.of(PREFIX), account);
  return toBase58(concat(body, checksum(body)));
}

/** Returns an address short enough for a phone: its first and last six letters. */
export function short(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-6)}`;
}
