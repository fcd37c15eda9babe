// The dialect of an answer, told by the names at its top: as soon as one tells, and by nothing that stands deeper.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOfStart, tellDialect } from '../../src/wire/tell-dialect.ts';

const told = (value: unknown): string | undefined => dialectOfStart(JSON.stringify(value, undefined, 2));

describe('the dialect of an answer', () => {
  it.each([
    ['documented', { bandwidth: {} }],
    ['appliance', { bandwidth: [] }],
    ['documented', { devices: { total: 1 } }],
    ['appliance', { devices: [{ did: 1 }] }],
    ['documented', { events: { total: 1 } }],
    ['appliance', { events: true, data: [] }],
    ['appliance', { subnets: 8 }],
    ['documented', { traffic: [{ statistics: 1 }] }],
    ['appliance', { statistics: [{ traffic: 1 }] }],
    ['appliance', { deviceInfo: [] }],
    ['appliance', { version: '7.1.0' }],
    [undefined, {}],
    [undefined, []],
    [undefined, [{ devicecount: {} }]],
    [undefined, 'devicecount'],
    [undefined, { a: { devicecount: 1 }, b: [{ traffic: [] }], c: '"traffic":' }],
    ['appliance', { '"quoted\\"': '}{', label: 'a "devices": {} \\', patterns: 3 }],
  ])('is %s of %j', (dialect, value) => {
    expect(told(value)).toBe(dialect);
  });

  it('is told before the rest has come, and read no further', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('{"traffic":[');
      for (; read < 1_000; read += 1) yield new TextEncoder().encode('{},');
    }
    expect(await tellDialect(endless())).toBe('documented');
    expect(read).toBe(0);
  });

  it('is not sought for ever', async () => {
    let bytes = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const chunk = new TextEncoder().encode(`${'[1],'.repeat(4_000)}`);
      yield new TextEncoder().encode('{"metric":[');
      for (;;) {
        bytes += chunk.length;
        yield chunk;
      }
    }
    expect(await tellDialect(endless())).toBeUndefined();
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  });

  it('is the same however the bytes are cut, and never a throw, whatever they are', async () => {
    const texts = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom('{"devicecount":1}', '{"bandwidth": [', '{"summary":{', '\u{feff}{"patterns":1'),
    );
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(20), async (text, at) => {
        const bytes = new TextEncoder().encode(text);
        async function* parts(): AsyncGenerator<Uint8Array> {
          yield bytes.subarray(0, at);
          yield bytes.subarray(at);
        }
        expect(await tellDialect(parts())).toBe(dialectOfStart(new TextDecoder().decode(bytes)));
      }),
    );
  });
});
