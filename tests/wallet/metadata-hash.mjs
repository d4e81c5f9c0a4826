// The metadata hash of RFC 78, computed by a library that shares no code with the SDK that built the runtime.

import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';

import { DECIMALS, SYMBOL } from './client.mjs';

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** Returns the node's metadata in version 15 as a tree. A hardware wallet takes the leaves that it needs. */
async function tree(api) {
  const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap();
  return merkleizeMetadata(metadata.toU8a(true), { decimals: DECIMALS, tokenSymbol: SYMBOL });
}

/** Returns the hash that a hardware wallet signs. */
export const metadataHash = async (api) => hex((await tree(api)).digest());

/** Returns what a hardware wallet needs to show a signed extrinsic: its leaves, and the proof that they belong to the hash. */
export const proofFor = async (api, extrinsic) => (await tree(api)).getProofForExtrinsic(extrinsic.toHex());

/** Signs with the metadata hash, like a hardware wallet. */
export const withHash = (hash) => ({ mode: 1, metadataHash: hash });
