// Opens what the page has sealed to a keeper.

import { blake2AsU8a } from '@polkadot/util-crypto';
import nacl from 'tweetnacl';

/** Returns the message of a sealed box (crypto_box_seal of NaCl). Fails if it is not for this key. */
export function openSealed(sealed, { publicKey, secretKey }) {
  const once = sealed.subarray(0, 32);
  const nonce = blake2AsU8a(Buffer.concat([once, publicKey]), 192);
  const opened = nacl.box.open(sealed.subarray(32), nonce, once, secretKey);
  if (opened === null) throw new Error('the box is not sealed to this key');
  return opened;
}
