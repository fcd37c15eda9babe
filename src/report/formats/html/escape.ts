// Makes a text mean itself in HTML, between tags and in attributes alike.
import { tidier } from '../parts/tidy.ts';

const tidy = tidier({ ascii: false });

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => tidy(text).replace(/[&<>"']/g, (mark) => REFERENCES[mark] ?? '');

/** Of a page whose text is all escaped: what is not ASCII becomes a reference, which means the same everywhere. */
export const referToNonAscii = (page: string): string =>
  page.replace(/[^\n -~]/gu, (character) => `&#${character.codePointAt(0)};`);
