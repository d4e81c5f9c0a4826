// Chromium of the system, and pages in it that fail a test when their script fails.

import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long the page may take for a step before a test calls it stuck, in milliseconds. A machine that has much else to do takes
 * a minute for what takes a second on an idle one. */
export const PATIENCE = 180_000;

export const PHONE = { height: 740, width: 360 };
export const DESK = { height: 900, width: 1_280 };

/** Starts the browser: AGT_CHROMIUM, or Debian's. */
export async function startBrowser() {
  const executablePath = process.env.AGT_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`${executablePath} is not there: apt-get install chromium, or set AGT_CHROMIUM`);
  }
  return chromium.launch({ args: ARGUMENTS, executablePath });
}

/** Opens a page of its own storage. Errors of its script are collected in `faults`. */
export async function openPage(browser, { colorScheme = 'light', viewport = DESK } = {}) {
  const context = await browser.newContext({ acceptDownloads: true, colorScheme, viewport });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  return { context, faults, page };
}

/** Saves what the page shows to AGT_SCREENSHOTS, if that is set. */
export async function picture(page, name) {
  const folder = process.env.AGT_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
