// A character as wallets and markets see it: an item of pallet-nfts, by two libraries that know the metadata and nothing of ours.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { cryptoWaitReady } from '@polkadot/util-crypto';
import { WebSocket } from '@polkadot/x-ws';
import { Binary, createClient, Enum } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';

import { AGT, connect, developer, free, submit } from './client.mjs';
import { setStage } from './scene.mjs';

/** The collection of all characters. */
const COLLECTION = 0;

/** Before the JSON in the metadata of an item. */
const INLINE = 'data:application/json,';

const POINTS = ['capacity', 'stamina', 'focus', 'insight'];

describe('a character', () => {
  let stage, item, expected, owner, other, api, client;

  before(async () => {
    await cryptoWaitReady();
    stage = await setStage('wallet-stage');
    ({ item } = stage.character);
    const { level, rarity } = stage.character;
    expected = { level: `${level}`, rarity };
    for (const key of POINTS) {
      expected[key] = `${stage.attributes[key]}`;
    }
    [owner, other] = [developer(stage.owner), developer('//Eve')];
    api = await connect(stage.node);
    client = createClient(getWsProvider(stage.node, { websocketClass: WebSocket }));
  });

  after(async () => {
    client?.destroy();
    await api?.disconnect();
    await stage?.stop();
  });

  /** Returns who owns the item, as @polkadot/api reads it. */
  const ownerOf = async () => (await api.query.nfts.item(COLLECTION, item)).unwrap().owner.toString();

  /** Sends a call that must fail, and resolves to the name of the rule that it breaks. */
  const refused = async (call, signer) => {
    const { dispatchError } = await submit(call, signer);
    assert.ok(dispatchError?.isModule, 'the call fails');
    const { name, section } = api.registry.findMetaError(dispatchError.asModule);
    return `${section}.${name}`;
  };

  /** Sends a call that must succeed. */
  const done = async (call, signer) => {
    const { dispatchError, events } = await submit(call, signer);
    assert.equal(dispatchError, undefined);
    return events;
  };

  /** Checks what a wallet shows of the item by its metadata. */
  const assertShown = (metadata) => {
    assert.ok(metadata.startsWith(INLINE), metadata);
    const { attributes, image, name } = JSON.parse(metadata.slice(INLINE.length));
    assert.equal(name, `AGT character ${item}`);
    assert.match(image, new RegExp(`^[a-z]+://.+/${expected.rarity}$`));
    const shown = attributes.map(({ trait_type, value }) => [trait_type, `${value}`]);
    assert.deepEqual(Object.fromEntries(shown), expected);
  };

  test('shows level, rarity and picture to @polkadot/api', async () => {
    assert.equal(await ownerOf(), owner.address);
    const read = {};
    for (const key of Object.keys(expected)) {
      const [value] = (await api.query.nfts.attribute(COLLECTION, item, 'CollectionOwner', key)).unwrap();
      read[key] = value.toUtf8();
    }
    assert.deepEqual(read, expected);
    // Markets ask the runtime API of pallet-nfts.
    const { nftsApi } = api.call;
    assert.equal((await nftsApi.owner(COLLECTION, item)).unwrap().toString(), owner.address);
    // The library leaves the bytes of this answer as they are encoded: the option, the length, and the text.
    const rarity = (await nftsApi.attribute(COLLECTION, item, 'rarity')).unwrap().toUtf8();
    assert.ok(rarity.endsWith(expected.rarity), rarity);
    assertShown((await api.query.nfts.itemMetadataOf(COLLECTION, item)).unwrap().data.toUtf8());
    const all = await api.query.nfts.account.keys(owner.address, COLLECTION);
    assert.deepEqual(all.map(({ args }) => args[2].toNumber()), [item]);
  });

  test('is transferred by @polkadot/api with nfts.transfer', async () => {
    const events = await done(api.tx.nfts.transfer(COLLECTION, item, other.address), owner);

    const transferred = events.find((event) => api.events.nfts.Transferred.is(event));
    assert.deepEqual(transferred.data.slice(1).map(String), [`${item}`, owner.address, other.address]);
    assert.equal(await ownerOf(), other.address);
  });

  test('is sold for its price', async () => {
    const price = 5n * AGT;
    await done(api.tx.nfts.setPrice(COLLECTION, item, price, null), other);
    assert.equal(await refused(api.tx.nfts.buyItem(COLLECTION, item, price - 1n), owner), 'nfts.BidTooLow');
    const before = await free(api, other.address);

    const events = await done(api.tx.nfts.buyItem(COLLECTION, item, price), owner);

    assert.ok(events.some((event) => api.events.nfts.ItemBought.is(event)));
    assert.equal((await free(api, other.address)) - before, price);
    assert.equal(await ownerOf(), owner.address);
  });

  test('stays where it is while it is selected', async () => {
    await done(api.tx.characters.select(item), owner);
    const away = api.tx.nfts.transfer(COLLECTION, item, other.address);
    assert.equal(await refused(away, owner), 'nfts.ItemLocked');
    assert.equal(await ownerOf(), owner.address);
    await done(api.tx.characters.unselect(), owner);
  });

  test('is read and transferred by polkadot-api', async () => {
    const papi = client.getUnsafeApi();
    const { Nfts } = papi.query;
    const text = (bytes) => Binary.toText(bytes);
    const read = {};
    for (const key of Object.keys(expected)) {
      const [value] = await Nfts.Attribute.getValue(COLLECTION, item, Enum('CollectionOwner'), Binary.fromText(key));
      read[key] = text(value);
    }
    assert.deepEqual(read, expected);
    assertShown(text((await Nfts.ItemMetadataOf.getValue(COLLECTION, item)).data));
    assert.equal((await Nfts.Item.getValue(COLLECTION, item)).owner, owner.address);

    const signer = getPolkadotSigner(owner.publicKey, 'Sr25519', (message) => owner.sign(message));
    const dest = Enum('Id', other.address);
    const sent = await papi.tx.Nfts.transfer({ collection: COLLECTION, item, dest }).signAndSubmit(signer);

    assert.ok(sent.ok, 'it succeeds');
    assert.equal((await Nfts.Item.getValue(COLLECTION, item)).owner, other.address);
    assert.equal(await ownerOf(), other.address);
  });
});
