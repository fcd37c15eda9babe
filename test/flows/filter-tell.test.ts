// A filter in plain words, its text edited by the breakdown, and the part of it that the appliance can do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { andFilter, conditionFor, withoutLast } from '../../src/flows/filter/language/edit-filter.ts';
import type { Filter, Value } from '../../src/flows/filter/language/filter.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { printFilter } from '../../src/flows/filter/language/print-filter.ts';
import { tellFilter } from '../../src/flows/filter/language/tell-filter.ts';
import { serverParameters } from '../../src/flows/filter/server-parameters.ts';
import { anyExpression, anyText } from './any-filter.ts';

const read = (text: string): Filter => {
  const parsed = parseFilter(text, FLOW_SCHEMA);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return parsed.filter;
};

describe('tellFilter', () => {
  it.each([
    ['', 'all flows'],
    ['ext dport:445 bytes>10m', 'external flows to port 445 over 10 MB'],
    ['bytes>10m ext app:https', 'external https flows over 10 MB'],
    ['src:10.0.0.0/8 dst:mail', 'flows from 10.0.0.0/8 to mail'],
    ['port:80,443', 'flows with port 80 or 443 at either end'],
    ['dport:1,2,3,4,5,6', 'flows to port 1 or 2 or 3 or 4 or 2 more'],
    ['!dport:53', 'flows not to port 53'],
    ['!!port:443', 'flows with port 443 at either end'],
    ['!!!dport:53', 'flows not to port 53'],
    ['!proto!=tcp', 'flows (that are tcp or with proto not reported)'],
    ['!label!=Finance', 'flows (labelled exactly Finance or with label not reported)'],
    ['!ext', 'flows that are not external'],
    ['proto!=tcp', 'flows that are not tcp'],
    ['dir:out', 'outbound flows'],
    ['bytes:1m..2m', 'flows of 1 MB to 2 MB'],
    ['bytes>=1g', 'flows of at least 1 GB'],
    ['dur>1h', 'flows lasting over 1 h'],
    ['score>=50', 'flows with a score of at least 50 %'],
    ['score:50..90', 'flows with a score of 50 % to 90 %'],
    ['packets<=10', 'flows with at most 10 packets'],
    ['start>-2h', 'flows begun after 2 h before the end'],
    ['start>2026-01-15T14:00Z', 'flows begun after 2026-01-15 14:00:00Z'],
    ['finance', 'flows mentioning "finance"'],
    ['has:country !has:app', 'flows with country reported with app not reported'],
    ['ext or dport:53', 'flows that are external or to port 53'],
    ['(ext or dport:53) app:dns', 'dns flows (that are external or to port 53)'],
  ])('tells %s as "%s"', (text, expected) => {
    expect(tellFilter(read(text), FLOW_SCHEMA)).toBe(expected);
  });

  it('has words for every filter, all of them safe to show', () => {
    fc.assert(
      fc.property(anyExpression, (filter) => {
        expect(tellFilter(filter, FLOW_SCHEMA)).not.toMatch(/[\p{Cc}\p{Cs}]|undefined|NaN/u);
      }),
    );
  });
});

describe('conditionFor', () => {
  it.each<[string, Value | undefined, string]>([
    ['app', { kind: 'text', text: 'HTTPS' }, 'app:HTTPS'],
    ['label', { kind: 'text', text: 'Finance "A"' }, 'label="Finance \\"A\\""'],
    ['src', { kind: 'text', text: '10.0.0.0/8' }, 'src="10.0.0.0/8"'],
    ['src', { kind: 'address', ip: '10.0.0.7' }, 'src:10.0.0.7'],
    ['dport', { kind: 'number', value: 443 }, 'dport:443'],
    ['country', undefined, '!has:country'],
  ])('asks %s for exactly one value', (field, value, expected) => {
    expect(conditionFor(field, value, FLOW_SCHEMA)).toBe(expected);
  });

  it('quotes every text so that it is read again as itself', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('src', 'app', 'label'), (value, field) => {
        expect(read(conditionFor(field, value, FLOW_SCHEMA))).toMatchObject({
          kind: 'condition',
          field,
          values: [value],
        });
      }),
    );
  });
});

describe('andFilter', () => {
  it.each([
    ['', 'app:dns', 'app:dns'],
    ['EXT  dport:53', 'app:dns', 'EXT  dport:53 app:dns'],
    ['ext or int', 'app:dns', '(ext or int) app:dns'],
    ['application:dns', 'app:dns', 'application:dns'],
    ['app:dns ext !has:did', '!has:did app:dns', 'app:dns ext !has:did'],
    ['app:dns ext', '!has:did app:dns', 'app:dns ext !has:did app:dns'],
    ['broken(', 'app:dns', 'app:dns'],
  ])('adds to "%s"', (text, condition, expected) => {
    expect(andFilter(text, condition, FLOW_SCHEMA)).toBe(expected);
  });

  it('is undone by withoutLast', () => {
    fc.assert(
      fc.property(anyExpression, (filter) => {
        const text = printFilter(filter, FLOW_SCHEMA);
        const added = andFilter(text, 'app:"quite another"', FLOW_SCHEMA);
        expect(withoutLast(added, FLOW_SCHEMA)).toBe(text);
      }),
    );
  });

  it('leaves nothing of a single condition, and takes the last word from what cannot be read', () => {
    expect(withoutLast('ext', FLOW_SCHEMA)).toBe('');
    expect(withoutLast('ext dport:', FLOW_SCHEMA)).toBe('ext');
    expect(withoutLast('', FLOW_SCHEMA)).toBe('');
  });
});

describe('serverParameters', () => {
  it.each([
    ['', {}, ''],
    ['did:7 ip:10.0.0.7 port:443 ext', { did: 7, ip: '10.0.0.7', port: 443, intext: 'external' }, ''],
    [
      'sport:1 dport:2 proto:tcp app:https',
      { sourceport: 1, destinationport: 2, protocol: 'tcp', applicationprotocol: 'https' },
      '',
    ],
    ['ip:#7', { did: 7 }, ''],
    ['port:80,443 bytes>1m app:dns', { applicationprotocol: 'dns' }, 'port:80,443 bytes>1m'],
    ['port:80 port:443', { port: 80 }, 'port:443'],
    ['sid:3 bytes>1m', { viewsubnet: 3 }, 'bytes>1m'],
    ['ip:10.0.0.0/8', {}, 'ip:10.0.0.0/8'],
    ['src:10.0.0.7', {}, 'src:10.0.0.7'],
    ['port!=80', {}, 'port!=80'],
    ['dport>80', {}, 'dport>80'],
    ['!app:dns', {}, '!app:dns'],
    ['app:/x/', {}, 'app:/x/'],
    ['dir:out', {}, 'dir:out'],
    ['app:dns or app:ntp', {}, 'app:dns or app:ntp'],
    ['has:app', {}, 'has:app'],
  ])('parts %s', (text, parameters, rest) => {
    const parted = serverParameters(read(text));
    expect(parted.parameters).toEqual(parameters);
    expect(printFilter(parted.rest, FLOW_SCHEMA)).toBe(rest);
  });
});
