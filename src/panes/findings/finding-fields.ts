// The fields that findings can be filtered by.
import { SEVERITIES } from '../../domain/finding.ts';
import { momentKind } from '../../flows/filter/kinds/moment-kind.ts';
import { idKind } from '../../flows/filter/kinds/number-kind.ts';
import { partOfText, wholeText } from '../../flows/filter/kinds/text-kind.ts';
import type { Field, Schema, ValueKind } from '../../flows/filter/language/field.ts';
import { after } from '../../flows/filter/language/phrases.ts';

const TEXT = 'a text such as "finance", or /an expression/';

/** `severity>=high` are high and critical. */
const severityKind: ValueKind = {
  ...wholeText(`a severity: ${SEVERITIES.join(', ')}`),
  operators: [':', '>=', '<=', '>', '<', '!='],
  allowsRegex: false,
  read: (text) => {
    const severity = text.toLowerCase();
    return SEVERITIES.some((known) => known === severity) ? { kind: 'text', text: severity } : undefined;
  },
};

const FIELDS: readonly Field[] = [
  {
    name: 'severity',
    aliases: ['sev'],
    says: 'How bad it is: severity:high, severity>=medium',
    values: severityKind,
    phrase: after('of severity'),
  },
  {
    name: 'rule',
    aliases: [],
    says: 'The rule by the beginning of its id: rule:NET-R4, rule:SEC; rule=NET-R1 only that',
    values: partOfText('the id of a rule such as NET-R4, or its beginning'),
    phrase: after('of rule'),
  },
  {
    name: 'entity',
    aliases: ['about'],
    says: 'What it is about: name or address, or part of it',
    values: partOfText(TEXT),
    phrase: after('about'),
  },
  {
    name: 'name',
    aliases: [],
    says: 'What it is about by its name alone: name:ws-; name=ws-0142 only that',
    values: partOfText(TEXT),
    phrase: after('named'),
  },
  {
    name: 'ip',
    aliases: ['address'],
    says: 'What it is about by its address, or part of it: ip:10.0.4; ip=10.0.4.1 only that',
    values: partOfText('an address such as 10.0.4.1, or part of it'),
    phrase: after('of address'),
  },
  {
    name: 'kind',
    aliases: [],
    says: 'What kind of thing it is about: kind:device, kind:domain, kind:series',
    values: wholeText('a kind such as device'),
    phrase: after('about a'),
  },
  { name: 'did', aliases: ['device'], says: 'About this device', values: idKind, phrase: after('about device') },
  {
    name: 'title',
    aliases: ['finding'],
    says: 'A text in its title',
    values: partOfText(TEXT),
    phrase: after('called'),
  },
  {
    name: 'evidence',
    aliases: ['why'],
    says: 'A text in its evidence',
    values: partOfText(TEXT),
    phrase: after('because of'),
  },
  {
    name: 'since',
    aliases: ['at', 'time'],
    says: 'When it happened or began: since>-2h, since>2026-01-15T14:00Z',
    values: momentKind,
    phrase: after('since'),
  },
];

export const FINDING_SCHEMA: Schema = {
  noun: 'findings',
  fields: FIELDS,
  shorthands: {},
  isWord: () => false,
  readWord: () => undefined,
};
