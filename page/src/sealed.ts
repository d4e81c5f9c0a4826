// The sealed box of NaCl: whoever has the receiver's secret key can open it, the sender cannot, and nobody learns who
// sent it.

import { blake2b } from '@noble/hashes/blake2';
import nacl from 'tweetnacl';

import { concat } from './bytes';

/**
 * Seals a message to an X25519 public key of 32 bytes: a one-time key, then the box with the nonce blake2b-192 over
 * both public keys.
 */
export function seal(message: Uint8Array, receiver: Uint8Array): Uint8Array {
  const once = nacl.box.keyPair();
  const nonce = blake2b(concat(once.publicKey, receiver), { dkLen: nacl.box.nonceLength });
  const box = nacl.box(message, nonce, receiver, once.secretKey);
  once.secretKey.fill(0);
  return concat(once.publicKey, box);
}
