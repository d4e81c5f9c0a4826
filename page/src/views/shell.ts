// The frame around every screen: title, account, the screen, and one line that says what happens.

import { button, make } from '../dom';
import { short } from '../address';

/** The frame of the page. */
export class Shell {
  readonly #title = make('h1', { textContent: 'Labelling' });
  readonly #account = make('p', { className: 'account' });
  readonly #screen = make('main', { id: 'screen' });
  readonly #status = make('p', { attributes: { 'aria-live': 'polite', role: 'status' }, className: 'status' });
  #leave: (() => void) | undefined;

  constructor(root: HTMLElement) {
    root.replaceChildren(make('header', {}, this.#title, this.#account), this.#screen, this.#status);
  }

  /** Sets the title of the campaign. */
  name(title: string): void {
    this.#title.textContent = title;
    document.title = title;
  }

  /** Shows which account works, with a way to choose another one; or none. */
  account(address: string | undefined, name: string, onChange: () => void): void {
    if (address === undefined) {
      this.#account.replaceChildren();
    } else {
      const change = button('Change', onChange, 'quiet');
      change.setAttribute('aria-label', 'Change account');
      const called = make('span', { className: 'name', textContent: name });
      const shown = make('code', { textContent: short(address), title: address });
      this.#account.replaceChildren(called, shown, change);
    }
  }

  /** Shows a screen instead of the one before. `onLeave` runs when another one comes. Its heading takes the focus. */
  show(screen: HTMLElement, onLeave?: () => void): void {
    this.#leave?.();
    this.#leave = onLeave;
    this.#screen.replaceChildren(screen);
    screen.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /** Shows the same screen with news in it. What has the focus keeps it. */
  refresh(screen: HTMLElement): void {
    if (this.#screen.firstElementChild?.isEqualNode(screen)) return;
    const focused = document.activeElement;
    const isInside = focused !== null && this.#screen.contains(focused);
    this.#screen.replaceChildren(screen);
    if (!isInside) return;
    const same = [...screen.querySelectorAll<HTMLElement>('button, h2')].find(
      ({ tagName, textContent }) => tagName === focused.tagName && textContent === focused.textContent,
    );
    (same ?? screen.querySelector('h2'))?.focus({ preventScroll: true });
  }

  /** Takes a problem away that has ended by itself. */
  clear(words: RegExp): void {
    if (this.#status.classList.contains('problem') && words.test(this.#status.textContent ?? '')) this.say('');
  }

  /** Says what happens, in one line; screen readers say it, too. */
  say(words: string, isProblem = false): void {
    this.#status.classList.toggle('problem', isProblem);
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }
}
