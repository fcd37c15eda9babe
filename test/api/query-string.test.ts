// What goes over the wire is what was signed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../src/api/endpoints/index.ts';
import { queryString, targetOf } from '../../src/api/query-string.ts';
import { prepareRequest } from '../../src/api/request.ts';
import { aProfile } from './a-profile.ts';

/** Any code points; half surrogates are no text and are refused before they come here. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0, max: 0x10ffff })), { minLength: 1 })
  .map((points) => String.fromCodePoint(...points))
  .filter((text) => text.isWellFormed());

describe('a query string', () => {
  it('is sorted by name, whatever the order it was given in', () => {
    expect(queryString({ to: 'b', did: 42, csensor: true, Zulu: 'z' })).toBe('Zulu=z&csensor=true&did=42&to=b');
  });

  it('leaves out what has no value, but keeps zero and false', () => {
    expect(queryString({ a: undefined, b: '', c: 0, d: false })).toBe('c=0&d=false');
  });

  it('writes spaces as %20 and escapes what URL or a strict server would touch', () => {
    expect(queryString({ to: "2026-01-02 03:04:05!'()*+&=#/?" })).toBe(
      'to=2026-01-02%2003%3A04%3A05%21%27%28%29%2A%2B%26%3D%23%2F%3F',
    );
  });

  it('repeats the key for each entry of a list', () => {
    expect(queryString({ filter: ['b*', 'a*'], did: 1 })).toBe('did=1&filter=b%2A&filter=a%2A');
  });

  it('has no lone question mark when there is nothing to ask', () => {
    expect(targetOf('/summarystatistics', { hours: undefined })).toBe('/summarystatistics');
  });

  it('survives URL byte for byte, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const target = targetOf('/network', { metric: text, did: -6 });
        const url = new URL(target, 'https://appliance.example');
        expect(url.pathname + url.search).toBe(target);
        expect(url.searchParams.get('metric')).toBe(text);
      }),
    );
  });
});

describe('a prepared request', () => {
  it('uses the names of the wire and joins lists of fields', () => {
    const params = { from_: '2026-01-02 00:00:00', to: '2026-01-02 01:00:00', responsedata: ['traffic', 'summary'] };
    const prepared = prepareRequest(endpointOf('network'), params, aProfile());
    expect(prepared).toMatchObject({
      ok: true,
      value: {
        target: '/network?from=2026-01-02%2000%3A00%3A00&responsedata=traffic%2Csummary&to=2026-01-02%2001%3A00%3A00',
      },
    });
  });
});
