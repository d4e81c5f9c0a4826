// Prints the facts of a release's runtime for its manifest, one `name: value` a line, as its own node reports them:
// `AGT_NODE=<agt-node> node release/describe.mjs`.

import { connect } from '../client.mjs';
import { metadataHash } from '../metadata-hash.mjs';
import { startNode } from '../node.mjs';
import { code } from './code.mjs';

// The library warns of extensions that it does not know; the wallet check covers that.
console.warn = () => {};

const node = await startNode();
try {
  const api = await connect(node.address);
  const { specName, specVersion, transactionVersion } = api.runtimeVersion;
  const facts = {
    spec_name: specName,
    spec_version: specVersion,
    transaction_version: transactionVersion,
    metadata_hash: await metadataHash(api),
    code_hash: api.registry.hash(await code(api)).toHex(),
  };
  for (const [name, value] of Object.entries(facts)) {
    console.log(`${name}: ${value}`);
  }
  await api.disconnect();
} finally {
  await node.stop();
}
