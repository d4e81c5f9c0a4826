// A real node as a process of its own, for the wallet check.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LISTENS = /Running JSON-RPC server: addr=(127\.0\.0\.1:\d+)/;
const PATIENCE = 300_000;

/** Returns the path of agt-node: AGT_NODE, or the default path of cargo. */
export function binary() {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const path = process.env.AGT_NODE ?? join(target, 'debug', 'agt-node');
  if (!existsSync(path)) {
    throw new Error(`${path} is not there: cargo build --workspace, or set AGT_NODE`);
  }
  return path;
}

/** Starts a development chain; when its RPC is up, resolves to its ws:// address and a function that stops it. */
export async function startNode() {
  const folder = await mkdtemp(join(tmpdir(), 'agt-wallet-'));
  const args = ['--dev', '--sealing', 'instant', '--base-path', join(folder, 'base'), '--rpc-port', '0'];
  const quiet = ['--no-prometheus', '--no-telemetry', '--disable-log-color'];
  const node = spawn(binary(), [...args, ...quiet], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => node.once('exit', resolve));
  const kill = () => node.kill('SIGKILL');
  process.once('exit', kill);

  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    await rm(folder, { force: true, recursive: true });
  };

  let log = '';
  let timer;
  const address = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the node's RPC is not up:\n${log}`)), PATIENCE);
    const read = (chunk) => {
      log += chunk;
      const found = LISTENS.exec(log);
      if (found) {
        resolve(`ws://${found[1]}`);
      }
    };
    node.stdout.on('data', read);
    node.stderr.on('data', read);
    node.once('error', reject);
    node.once('exit', (status) => reject(new Error(`the node ended with ${status}:\n${log}`)));
  });

  try {
    return { address: await address, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
