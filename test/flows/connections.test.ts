// Answers that tell connections in the place of flows: how they are known, what of a filter the appliance does, and what nobody can compare.
import { describe, expect, it } from 'vitest';
import { askedOfOneParty, leftToFilter } from '../../src/flows/connections/filter-connections.ts';
import { incomparable, isReported, tellsConnections } from '../../src/flows/connections/tells-connections.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import type { Filter } from '../../src/flows/filter/language/filter.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { printFilter } from '../../src/flows/filter/language/print-filter.ts';
import { serverParameters } from '../../src/flows/filter/server-parameters.ts';
import { aTable } from './a-flow.ts';
import { aNetworkAnswer } from './a-network-answer.ts';
import { aConnection, anAnswerOfSums, connectionsAt, sectionsOf } from './an-answer-of-sums.ts';

const NOW = Date.UTC(2026, 0, 15, 14);

const read = (text: string): Filter => {
  const parsed = parseFilter(text, FLOW_SCHEMA);
  if (!parsed.ok) throw new Error(text);
  return parsed.filter;
};

describe('an answer', () => {
  it('tells connections where sums or parties came, whatever its flows hold', () => {
    expect(tellsConnections(anAnswerOfSums(NOW))).toBe(true);
    expect(tellsConnections(aNetworkAnswer({ sections: sectionsOf() }))).toBe(true);
    expect(tellsConnections(aNetworkAnswer({ parties: [] }))).toBe(true);
    expect(tellsConnections(aNetworkAnswer({ flows: aTable(connectionsAt(NOW)) }))).toBe(false);
    expect(tellsConnections(undefined)).toBe(false);
  });
});

describe('a table of connections', () => {
  const table = aTable(connectionsAt(NOW));

  it('reports who, when, and how unusual, and nothing else', () => {
    const reported = FLOW_SCHEMA.fields.map(({ name }) => name).filter((name) => isReported(table, name));
    expect(reported).toEqual([
      'src',
      'dst',
      'ip',
      'did',
      'sdid',
      'ddid',
      'sid',
      'start',
      'score',
      'hostname',
      'country',
    ]);
  });

  it.each([
    ['bytes>10m', ['bytes']],
    ['port:443 or dur>1h', ['port', 'dur']],
    ['!(app:https bytes<1k) score>50', ['app', 'bytes']],
    ['has:bytes', []],
    ['dir:out score>50', []],
    ['score>=50 src:finance start>-2h', []],
    ['finance', []],
    ['', []],
  ])('has nothing to compare for %s but what it tells: %j is missing', (filter, fields) => {
    expect(incomparable(table, read(filter))).toEqual(fields);
  });
});

it('a score that no connection has is no gap: all of them are usual', () => {
  expect(incomparable(aTable([aConnection()]), read('score>50 packets>1'))).toEqual(['packets']);
});

describe('the appliance', () => {
  it.each([
    ['did:7 ip:10.0.4.17 port:443', { did: 7, port: 443 }],
    ['sid:3 did:7 ip:10.0.4.17 dir:external', { viewsubnet: 3, intext: 'external' }],
    ['ip:10.0.4.17', { ip: '10.0.4.17' }],
    ['app:https', { applicationprotocol: 'https' }],
  ])('is asked about one party at a time: %s', (filter, asked) => {
    expect(askedOfOneParty(serverParameters(read(filter)).parameters)).toEqual(asked);
  });

  it.each([
    ['port:443 app:https did:7', 'port:443 app:https did:7', ''],
    ['port:443 bytes>10m', 'port:443', 'bytes>10m'],
    ['did:7 ip:10.0.4.20', 'did:7', 'ip:10.0.4.20'],
    ['start>-2h dir:external', 'start>-2h dir:external', 'start>-2h'],
    ['port:443 or port:80', '', 'port:443 or port:80'],
  ])('filters %s by %s, and what is left is looked for here: %s', (filter, asked, left) => {
    const parameters = serverParameters(read(asked)).parameters;
    expect(printFilter(leftToFilter(read(filter), parameters), FLOW_SCHEMA)).toBe(left);
  });
});
