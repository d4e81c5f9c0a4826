// The commitment to the answers of a set, and the opening that reveals them.

import { blake2b } from '@noble/hashes/blake2';

import { type Answer, encodeAnswers } from './answers';
import { concat, fromHex, toHex, u32, u64 } from './bytes';

/** What a worker committed to in one set. Whoever has it may reveal it for the worker. */
export interface Opening {
  /** The number of the campaign, as decimal text: it can be above 2^53. */
  campaign: string;
  round: number;
  set: number;
  /** The 32 bytes of the worker's account, in hexadecimal. */
  who: string;
  /** The answers by position. */
  answers: Answer[];
  /** 32 bytes at random, in hexadecimal, which keep the commitment from being guessed. */
  salt: string;
}

/** Returns a new salt. */
export function newSalt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * Returns the commitment: blake2-256 over the SCALE encoding of chain, campaign, set, worker, answers and salt.
 * `genesis` is the hash of the chain's first block.
 */
export function commitment(genesis: string, opening: Omit<Opening, 'round'>): string {
  const { answers, campaign, salt, set, who } = opening;
  const place = concat(fromHex(genesis, 32), u64(BigInt(campaign)), u32(set), fromHex(who, 32));
  return toHex(blake2b(concat(place, encodeAnswers(answers), fromHex(salt, 32)), { dkLen: 32 }));
}

/** Returns the SCALE encoding of an opening, as the calls of the chain and keepers read it. */
export function encodeOpening(opening: Opening): Uint8Array {
  const { answers, campaign, round, salt, set, who } = opening;
  const place = concat(u64(BigInt(campaign)), u32(round), u32(set), fromHex(who, 32));
  return concat(place, encodeAnswers(answers), fromHex(salt, 32));
}
