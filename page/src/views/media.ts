// Pictures, sounds and films, in a frame whose size does not depend on them.

import { make } from '../dom';
import { mediaAddress } from '../server';

/** What a medium is. `unknown`: its address does not say it. */
export type MediaKind = 'image' | 'audio' | 'video' | 'other' | 'unknown';

const ENDINGS: [MediaKind, RegExp][] = [
  ['image', /\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i],
  ['audio', /\.(flac|m4a|mp3|oga|ogg|opus|wav)$/i],
  ['video', /\.(m4v|mov|mp4|ogv|webm)$/i],
  ['other', /\.[a-z]\w{1,4}$/i],
];

/** What the last medium was whose server was asked: the next one is most likely of the same kind. */
let last: MediaKind = 'unknown';

/** Returns what a medium is by the end of its path. */
export function mediaKind(address: string): MediaKind {
  const { pathname } = new URL(address, 'https://localhost');
  return ENDINGS.find(([, ending]) => ending.test(pathname))?.[0] ?? 'unknown';
}

/** Returns what a medium is by its type, such as image/png. */
export function kindOfType(type: string): MediaKind {
  const kind = type.split('/')[0]?.trim();
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'other';
}

/**
 * Makes a medium. If its address is not allowed, a line says so instead. `onLost` runs if this page's server no longer
 * has it.
 */
export function mediaView(media: string, description: string, onLost: () => void = () => {}): HTMLElement {
  const address = mediaAddress(media);
  if (address === undefined) {
    const words = 'The server names a medium that this page does not load. Tell the requester.';
    return make('p', { className: 'problem', textContent: words });
  }
  const kind = mediaKind(address);
  const frame = make('figure', { className: `media ${kind}` });
  const say = (words: string) => frame.replaceChildren(make('p', { className: 'problem', textContent: words }));
  // A page that is left stops what it loads, which is no sign that the medium is gone: only the server's answer is.
  const fail = (found: Found) => {
    if (found === 'gone') onLost();
    say(
      found === 'gone'
        ? 'The address of the medium has expired. Go back to the overview and show the questions again.'
        : 'The medium did not load. Check the network, then show the question again.',
    );
  };
  const show = (known: MediaKind) => {
    frame.replaceChildren(shown(known, address, description, () => void ask(address).then(fail)));
  };
  if (kind === 'unknown') {
    void ask(address).then((found) => (found === 'gone' || found === 'unreachable' ? fail(found) : show(found)));
  } else {
    show(kind);
  }
  return frame;
}

function shown(kind: MediaKind, address: string, description: string, onerror: () => void): HTMLElement {
  if (kind === 'image') return make('img', { alt: description, decoding: 'async', onerror, src: address });
  if (kind === 'audio' || kind === 'video') {
    const attributes = { 'aria-label': description };
    return make(kind, { attributes, controls: true, onerror, preload: 'metadata', src: address });
  }
  return make('a', { href: address, rel: 'noreferrer', target: '_blank', textContent: description });
}

/** The answers that mean that an address is no longer good, rather than that the server is busy. */
const GONE = [401, 403, 404, 410];

/** What a server says of a medium. */
type Found = MediaKind | 'gone' | 'unreachable';

/** Asks this page's server what a medium is. Other servers are not asked: theirs is taken for a picture. */
async function ask(address: string): Promise<Found> {
  if (new URL(address).origin !== location.origin) return 'image';
  try {
    const answer = await fetch(address, { method: 'HEAD' });
    if (GONE.includes(answer.status)) return 'gone';
    if (!answer.ok) return 'unreachable';
    last = kindOfType(answer.headers.get('Content-Type') ?? '');
    return last;
  } catch {
    return 'unreachable';
  }
}

/** Begins to load a picture, so that it is there when it is shown. */
export function preload(media: string | null | undefined): void {
  const address = media ? mediaAddress(media) : undefined;
  if (address === undefined) return;
  const kind = mediaKind(address);
  if (kind === 'image' || (kind === 'unknown' && last === 'image')) new Image().src = address;
}
