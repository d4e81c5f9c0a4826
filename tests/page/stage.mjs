// The stage of a campaign of pictures: a node, a keeper, a requester's server and two programs that work, as processes
// of their own. `agt-scenes page-stage` of tests/e2e starts them all.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import { binary } from '../wallet/node.mjs';

/** How long the stage may take to stand, in milliseconds. */
const PATIENCE = 600_000;

/** How much of each log is shown, in lines. */
const TAIL = 20;

/**
 * Sets the stage. Resolves to what it tells, to a function that stops everything, and to one that resolves to
 * what all programs have said.
 */
export async function setStage() {
  const node = binary();
  const program = join(dirname(node), 'agt-scenes');
  if (!existsSync(program)) throw new Error(`${program} is not there: cargo build --workspace`);
  const folder = await mkdtemp(join(tmpdir(), 'agt-stage-'));
  const stage = spawn(program, ['page-stage', folder], { env: { ...process.env, AGT_NODE: node } });
  const ended = once(stage, 'exit');
  let steps = '';
  stage.stderr.on('data', (chunk) => {
    steps += chunk;
  });

  const log = async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.log'));
    const parts = files.map(async (name) => `--- ${name}\n${tail(await readFile(join(folder, name), 'utf8'))}`);
    return [`--- the stage\n${tail(steps)}`, ...(await Promise.all(parts))].join('\n');
  };
  // It ends when its input ends, and so it does when this process dies.
  const stop = async () => {
    stage.stdin.end();
    await ended;
    await rm(folder, { force: true, recursive: true });
  };

  const lines = createInterface({ input: stage.stdout });
  const told = once(lines, 'line', { signal: AbortSignal.timeout(PATIENCE) });
  try {
    const [line] = await Promise.race([told, ended.then(() => Promise.reject(new Error('it has ended')))]);
    return { ...JSON.parse(line), log, stop };
  } catch (error) {
    const said = await log();
    await stop();
    throw new Error(`the stage does not stand: ${error.message}\n${said}`);
  }
}

function tail(text) {
  return text.trimEnd().split('\n').slice(-TAIL).join('\n');
}

/** Resolves to the shape in each picture of a stage's campaign, by the bytes of its file in Base64. */
export async function shapesOf(campaign) {
  const truth = (await readFile(join(campaign, 'truth.csv'), 'utf8')).trim().split('\n');
  const shape = new Map(truth.map((line) => line.split(',')));
  const files = await readdir(join(campaign, 'pictures'));
  const known = files.map(async (name) => {
    const file = await readFile(join(campaign, 'pictures', name));
    return [file.toString('base64'), shape.get(`picture-${name.split('.')[0]}`)];
  });
  return new Map(await Promise.all(known));
}
