// A scene of `agt-scenes`, the program of tests/e2e that sets stages, as a process of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import { binary } from './node.mjs';

/** How long a stage may take to stand, in milliseconds. */
const PATIENCE = 600_000;

/** Sets the stage of a scene. Resolves to what it tells in its line of JSON, and to a function that ends it. */
export async function setStage(...words) {
  const node = binary();
  const program = join(dirname(node), 'agt-scenes');
  if (!existsSync(program)) {
    throw new Error(`${program} is not there: cargo build --workspace`);
  }
  const stage = spawn(program, words, { env: { ...process.env, AGT_NODE: node } });
  const ended = once(stage, 'exit');
  let said = '';
  stage.stderr.on('data', (chunk) => {
    said += chunk;
  });
  // It ends when its input ends, and so it does when this process dies.
  const stop = async () => {
    stage.stdin.end();
    await ended;
  };

  const told = once(createInterface({ input: stage.stdout }), 'line', { signal: AbortSignal.timeout(PATIENCE) });
  try {
    const [line] = await Promise.race([told, ended.then(() => Promise.reject(new Error('it has ended')))]);
    return { ...JSON.parse(line), stop };
  } catch (error) {
    await stop();
    throw new Error(`the stage does not stand: ${error.message}\n${said}`);
  }
}
