// Keeps the same finding selected, on the same line, while one looks: what is found meanwhile comes above or below it.
import type { Finding } from '../../domain/finding.ts';
import type { ListWindow } from '../../widgets/list-window.ts';
import { listIn, type View } from '../view.ts';
import { FINDINGS_LIST } from './list-acts.ts';

/** By what a person has set up: with the next key there is another one. */
const selectedIn = new WeakMap<View, string>();

/** Where it is gone, the line stays. */
export const keepRow = (view: View, found: readonly Finding[]): ListWindow => {
  const place = listIn(view, FINDINGS_LIST);
  const id = selectedIn.get(view);
  if (id === undefined) {
    const selected = found[Math.min(place.index, found.length - 1)];
    if (selected !== undefined) selectedIn.set(view, selected.id);
    return place;
  }
  if (found[place.index]?.id === id) return place;
  const index = found.findIndex((finding) => finding.id === id);
  return index === -1 ? place : { index, top: Math.max(0, place.top + index - place.index) };
};
