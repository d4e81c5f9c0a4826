import sodium from 'libsodium-wrappers';
import { beforeAll, expect, test } from 'vitest';

import { utf8 } from '../src/bytes';
import { seal } from '../src/sealed';

beforeAll(() => sodium.ready);

test('sealed box opens with the secret key in another library', () => {
  const keeper = sodium.crypto_box_keypair();
  const message = utf8('an opening');
  const sealed = seal(message, keeper.publicKey);
  expect(sealed.length).toBe(message.length + sodium.crypto_box_SEALBYTES);
  const opened = sodium.crypto_box_seal_open(sealed, keeper.publicKey, keeper.privateKey);
  expect(Array.from(opened)).toEqual(Array.from(message));
});

test('sealed box does not open with another key', () => {
  const [keeper, other] = [sodium.crypto_box_keypair(), sodium.crypto_box_keypair()];
  const sealed = seal(utf8('an opening'), keeper.publicKey);
  expect(() => sodium.crypto_box_seal_open(sealed, other.publicKey, other.privateKey)).toThrow();
});

test('one message is sealed differently each time', () => {
  const { publicKey } = sodium.crypto_box_keypair();
  expect(seal(utf8('twice'), publicKey)).not.toEqual(seal(utf8('twice'), publicKey));
});
