// Writes JSON in chunks, indented by two spaces as appliances do, and lets others run between them.
import { createPacer } from '../pacer.ts';

const CHUNK_CHARACTERS = 32_768;

/** So many characters take about as long to write as a unit of other work. */
const CHARACTERS_PER_UNIT = 25;

export async function* writeJson(value: unknown, isIndented: boolean): AsyncGenerator<string> {
  const pacer = createPacer();
  let text = '';
  for (const part of partsOf(value, isIndented ? '\n' : '', isIndented ? 2 : 0)) {
    text += part;
    if (pacer.isDue(part.length / CHARACTERS_PER_UNIT)) await pacer.rest();
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Objects and the lists in them are opened as far as this; what lies deeper is small. */
const DEPTH = 3;

/** `lineStart` is what a line at this depth begins with; the empty text where nothing is indented. */
function* partsOf(value: unknown, lineStart: string, indent: number, depth = 0): Generator<string> {
  const entries = depth < DEPTH ? entriesOf(value, indent) : [];
  if (entries.length === 0) {
    yield written(value, lineStart, indent);
    return;
  }
  const inner = lineStart + ' '.repeat(indent);
  const [opening, closing] = Array.isArray(value) ? '[]' : '{}';
  for (const [index, [name, held]] of entries.entries()) {
    yield (index === 0 ? opening : ',') + inner + name;
    yield* partsOf(held, inner, indent, depth + 1);
  }
  yield lineStart + closing;
}

/** Each with its name, as it is written; the items of a list have none. Undefined fields are left out. */
const entriesOf = (value: unknown, indent: number): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(value)) return value.map((item) => ['', item]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .map(([name, held]) => [`${JSON.stringify(name)}:${indent > 0 ? ' ' : ''}`, held]);
};

const written = (value: unknown, lineStart: string, indent: number): string => {
  const text = JSON.stringify(value, undefined, indent) ?? 'null';
  // No line break is ever part of a string in JSON.
  return indent === 0 ? text : text.replaceAll('\n', lineStart);
};
