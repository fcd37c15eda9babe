// Whether bytes are a whole JSON document, looked at on their way to somebody else.
import { describe, expect, it } from 'vitest';
import { checkJson } from '../../src/wire/check-json.ts';
import { bytesOf, chunksOf, cutAt, steadyPace } from './chunks.ts';

const check = (text: string, pieces: readonly number[] = []) =>
  checkJson(chunksOf(cutAt(bytesOf(text), pieces)), 'deviceinfo', steadyPace());

const MEGABYTE = 1024 * 1024;

const aLongElement = JSON.stringify({ deviceInfo: [{ did: 9, graphData: Array(MEGABYTE / 8).fill({ a: 1 }) }] });

describe('a document on its way', () => {
  it('is right however long one element of it is', async () => {
    expect(aLongElement.length).toBeGreaterThan(MEGABYTE);
    expect(await check(aLongElement, [70_000, 600_000])).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['is broken inside a long element', aLongElement.replace(/.{5}$/, 'x]}]}'), 'bad-data'],
    ['ends inside a long element', aLongElement.slice(0, -5), 'cut-off'],
    ['ends between elements', '{"traffic":[{"a":1},', 'cut-off'],
    ['is a web page', '<html>', 'bad-data'],
    ['is empty', '', 'cut-off'],
  ])('that %s is told', async (_what, text, kind) => {
    expect(await check(text)).toMatchObject({ ok: false, failure: { kind, what: 'deviceinfo' } });
  });
});
