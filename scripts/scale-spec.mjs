// Reads a chain spec and writes it with many more holders, so that the database is measured with a large state.
// Usage: node scripts/scale-spec.mjs <spec.json> <holders>, from a folder where @polkadot/api is installed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [path, holders] = process.argv.slice(2);
const load = createRequire(join(process.cwd(), 'package.json'));
const { blake2AsU8a, encodeAddress } = load('@polkadot/util-crypto');

// A genesis reads the generic prefix.
const PREFIX = 42;
const TEN_CENTS = '100000000000';
const spec = JSON.parse(readFileSync(path, 'utf8'));
const { distribution } = spec.genesis.runtimeGenesis.patch.supply;
for (let index = 0; index < Number(holders); index += 1) {
    distribution.push(['publicSale', encodeAddress(blake2AsU8a(`holder ${index}`), PREFIX), TEN_CENTS]);
}
process.stdout.write(JSON.stringify(spec));
