// One question: its text, its medium, and its further facts.

import { make } from '../dom';
import type { Position } from '../server';
import { mediaView } from './media';

/** Makes the question at `number`, counted from one. `onLost` runs if its medium does not load. */
export function positionView(position: Position, number: number, onLost: () => void): HTMLElement {
  const { fields, media, text } = position;
  const article = make('article', { attributes: { 'aria-label': `Question ${number}` }, className: 'question' });
  const told = fields?.['alt'] ?? fields?.['description'];
  const description = typeof told === 'string' ? told : `What question ${number} is about`;
  if (media) article.append(mediaView(media, description, onLost));
  if (text) article.append(make('p', { className: 'text', textContent: text }));
  const facts = Object.entries(fields ?? {}).filter(([name]) => name !== 'alt' && name !== 'description');
  if (facts.length > 0) {
    const rows = facts.flatMap(([name, value]) => [
      make('dt', { textContent: name }),
      make('dd', { textContent: typeof value === 'string' ? value : JSON.stringify(value) }),
    ]);
    article.append(make('dl', {}, ...rows));
  }
  if (!media && !text && facts.length === 0) {
    article.append(
      make('p', { className: 'text', textContent: 'The server shows nothing here. Choose the best option.' }),
    );
  }
  return article;
}
