// Stands in for the requester's server and for the node: it serves the built page, shows what a test tells it to, and
// keeps what it receives. What it does not know of the node, it asks a real one, so that calls are encoded by real
// metadata.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

import { decodeAddress } from '@polkadot/util-crypto';
import nacl from 'tweetnacl';
import { WebSocket, WebSocketServer } from 'ws';

const DIST = fileURLToPath(new URL('../../page/dist/', import.meta.url));
const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const NOTHING_TO_PAY = `0x000000${'00'.repeat(16)}`;

/** A time in RFC 3339, so many minutes ahead. */
export const ahead = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

/** A ticket in the campaign 3. */
export const ticket = (step, more = {}) => ({
  campaign: 3,
  index: 0,
  next: { step, ...(['commit', 'reveal', 'standIn'].includes(step) ? { set: 5, until: ahead(58) } : {}), ...more },
  positions: 4,
  proven: false,
  round: 1,
});

/** An account that is registered, with tickets. */
export const contributor = (tickets = [], nextSteps = []) => ({
  nextSteps,
  registered: {
    energy: { maximum: 3, next: null, units: 3 },
    feeless: { aDay: 60, left: 57, until: ahead(300) },
  },
  tickets,
});

const campaign = (answer) => ({ answer, deadline: ahead(9_000), kind: 'general', phase: 'open', rounds: [] });

/** Starts the stand-in. `told` is what it tells and may be changed at any time; `got` is what it received. */
export async function startStandIn({ answer, genesis = `0x${'11'.repeat(32)}`, labels, node, positions }) {
  const keeper = nacl.box.keyPair();
  const got = { extrinsics: [], openings: [], positions: [] };
  const told = {
    campaign: campaign(answer),
    contributor: contributor(),
    fail: undefined,
    fee: NOTHING_TO_PAY,
    genesis,
    info: {
      answer: { labels, type: answer.type },
      campaign: 3,
      genesis,
      goldASet: 1,
      instructions: 'Look at each picture and say which animal it shows.\nIf there are several, take the nearest one.',
      itemsASet: 3,
      keeper: { key: `0x${Buffer.from(keeper.publicKey).toString('hex')}` },
      price: { amount: '2500000000000', asset: 'AGT' },
      title: 'Animals in the park',
    },
    positions,
  };

  const api = {
    'GET /api/campaign': () => ({ node: `ws://127.0.0.1:${port}/node`, ...told.info }),
    'POST /api/challenge': ({ account, round, set }) => ({
      expires: ahead(5),
      text: [
        'AGT labelling',
        `genesis: ${genesis}`,
        `campaign: ${told.info.campaign}`,
        `round: ${round}`,
        `set: ${set}`,
        `account: 0x${Buffer.from(decodeAddress(account)).toString('hex')}`,
        'expires: 1893456000000',
        'number: 1',
        `proof: 0x${'ab'.repeat(16)}`,
      ].join('\n'),
    }),
    'POST /api/openings': ({ sealed }) => {
      got.openings.push(Buffer.from(sealed.slice(2), 'hex'));
      return { received: true };
    },
    'POST /api/positions': (body) => {
      got.positions.push(body);
      return { positions: told.positions, until: ahead(58) };
    },
  };

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const send = (status, type, body) => response.writeHead(status, { 'Content-Type': type }).end(body);
    const known = api[`${request.method} ${pathname}`];
    if (known) {
      let body = '';
      for await (const chunk of request) body += chunk;
      const failure = told.fail?.[pathname];
      if (failure) return send(failure.status, 'application/json', JSON.stringify({ error: failure }));
      return send(200, 'application/json', JSON.stringify(known(body === '' ? undefined : JSON.parse(body))));
    }
    if (pathname.startsWith('/media/')) return send(200, 'image/svg+xml', drawing(pathname));
    const path = normalize(join(DIST, pathname === '/' ? 'index.html' : pathname));
    const file = path.startsWith(DIST) ? await readFile(path).catch(() => undefined) : undefined;
    return send(file ? 200 : 404, TYPES[extname(path)] ?? 'application/octet-stream', file ?? '');
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => serveNode(socket, told, got, node));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();

  const stop = () => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  };
  return { got, keeper, stop, told, url: `http://127.0.0.1:${port}/` };
}

/** Answers what the page reads of the campaign, and passes everything else on to a real node. */
function serveNode(socket, told, got, node) {
  const real = node ? new WebSocket(node) : undefined;
  const opened = real ? new Promise((resolve) => real.once('open', resolve)) : undefined;
  real?.on('message', (text) => socket.send(String(text)));
  socket.on('close', () => real?.terminate());

  socket.on('message', async (text) => {
    const request = JSON.parse(String(text));
    const { id, method, params } = request;
    const say = (more) => socket.send(JSON.stringify({ jsonrpc: '2.0', ...more }));
    if (method === 'agt_campaign') return say({ id, result: told.campaign });
    if (method === 'agt_contributor') return say({ id, result: told.contributor });
    if (method === 'chain_getBlockHash' && params[0] === 0) return say({ id, result: told.genesis });
    if (method === 'state_call' && params[0] === 'TransactionPaymentApi_query_info')
      return say({ id, result: told.fee });
    if (method === 'author_submitAndWatchExtrinsic') {
      if (told.refusal) return say({ error: told.refusal, id });
      got.extrinsics.push(params[0]);
      say({ id, result: 'followed' });
      if (told.isSilent) return undefined;
      const update = (result) =>
        say({ method: 'author_extrinsicUpdate', params: { result, subscription: 'followed' } });
      setTimeout(() => {
        told.onExtrinsic?.();
        update({ inBlock: told.genesis });
        update({ finalized: told.genesis });
      }, 50);
      return undefined;
    }
    if (!real) return say({ error: { code: -32601, message: `the stand-in has no ${method}` }, id });
    await opened;
    real.send(JSON.stringify(request));
  });
}

/** A picture that differs from path to path. */
function drawing(path) {
  const hue = [...path].reduce((sum, letter) => (sum * 7 + letter.charCodeAt(0)) % 360, 0);
  const [width, height] = path.includes('tall') ? [300, 900] : [800, 600];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="hsl(${hue} 60% 80%)"/>` +
    `<circle cx="50%" cy="50%" r="120" fill="hsl(${hue} 60% 40%)"/></svg>`
  );
}
