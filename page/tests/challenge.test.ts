import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { type Claim, isChallenge } from '../src/challenge';

/** What the challenge in docs/serving.md is for. */
const CLAIM: Claim = {
  account: new Uint8Array(32).fill(8),
  campaign: '7',
  genesis: `0x${'09'.repeat(32)}`,
  round: 2,
  set: 5,
};

const TEXT = [
  'AGT labelling',
  `genesis: 0x${'09'.repeat(32)}`,
  'campaign: 7',
  'round: 2',
  'set: 5',
  `account: 0x${'08'.repeat(32)}`,
  'expires: 1893456300000',
  'number: 1',
  'proof: 0x00112233445566778899aabbccddeeff',
].join('\n');

test('challenge of the own seat is one that the server may ask for', () => {
  expect(isChallenge(TEXT, CLAIM)).toBe(true);
  const document = readFileSync(new URL('../../docs/serving.md', import.meta.url), 'utf8');
  expect(document).toContain(`\`\`\`text\n${TEXT}\n\`\`\``);
});

test('text for another seat, account, campaign or chain is refused', () => {
  const others: Partial<Claim>[] = [
    { account: new Uint8Array(32).fill(9) },
    { campaign: '8' },
    { genesis: `0x${'08'.repeat(32)}` },
    { round: 3 },
    { set: 6 },
  ];
  for (const other of others) expect(isChallenge(TEXT, { ...CLAIM, ...other })).toBe(false);
});

test('text with more, less or other lines is refused', () => {
  const lines = TEXT.split('\n');
  const texts = [
    '',
    'Pay everything',
    `${TEXT}\n`,
    `${TEXT}\npay: everything`,
    ` ${TEXT}`,
    lines.slice(0, -1).join('\n'),
    lines.slice(1).join('\n'),
    [...lines].reverse().join('\n'),
    TEXT.replaceAll('\n', '\r\n'),
    TEXT.replace('AGT labelling', 'AGT receipt'),
    TEXT.replace('expires: 1893456300000', 'expires: never'),
    TEXT.replace('number: 1', 'number: 1 and more'),
    TEXT.replace('proof: 0x00', 'proof: 0x'),
    TEXT.replace('proof: 0x', 'proof: '),
  ];
  for (const text of texts) expect(isChallenge(text, CLAIM)).toBe(false);
});
