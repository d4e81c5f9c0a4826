// What a person does on the screens of the page, for tests.

import assert from 'node:assert/strict';

/** Opens the page and chooses the account of the test wallet; resolves on the screen that says how it stands. */
export async function connect(page, url) {
  const answer = await page.goto(url);
  if (answer.status() >= 400) assert.fail(`${url} shows no page: ${await answer.text()}`);
  await page.getByRole('button', { name: 'Connect test-wallet' }).click();
  await page.getByRole('button', { name: /Test account/ }).click();
  await page.getByRole('button', { name: 'Change account' }).waitFor();
}

/** Opens the questions of the ticket that is its account's turn. */
export async function showQuestions(page) {
  await page.getByRole('button', { name: 'Show the questions' }).click();
  await page.getByRole('heading', { name: /^Question \d+ of/ }).waitFor();
}

/** Makes the page look at the chain at once, as it does when a person comes back to it. */
export const lookAgain = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** The heading of the screen. */
export const title = (page) => page.locator('h2').textContent();

/** Resolves when the screen has this heading. */
export const atScreen = (page, name) => page.getByRole('heading', { level: 2, name }).waitFor();

/** Resolves when the line at the foot of the page says this. */
export const says = (page, words) => page.locator('.status', { hasText: words }).waitFor();

/** The options with their state, and the number of the chosen one. */
export async function chosen(page) {
  const states = await page.getByRole('radio').evaluateAll((all) => all.map((one) => one.getAttribute('aria-checked')));
  return states.indexOf('true');
}

/** Fails if the screen is wider than the window, or a button is too small for a thumb. */
export async function assertFits(page) {
  const { buttons, inside, width } = await page.evaluate(() => ({
    buttons: [...document.querySelectorAll('button')].map((one) => [
      one.textContent,
      one.getBoundingClientRect().height,
    ]),
    inside: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }));
  assert.ok(inside <= width, `the screen is ${inside} pixels wide, the window ${width}`);
  for (const [text, height] of buttons) assert.ok(height >= 44, `"${text}" is ${height} pixels high`);
}
