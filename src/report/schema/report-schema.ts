// The JSON Schema (draft 2020-12) of what the JSON format writes: the promise to programs that read reports.
import { SEVERITIES } from '../../domain/finding.ts';
import { DATA_IDS, type DataId } from './data-ids.ts';
import { ENTITY_SCHEMA, FINDING_SCHEMA, INSTANT, LINK_SCHEMA } from './finding-schema.ts';

/** Counted up when a reader of the old form would misread the new one; fields that are added do not count. */
export const SCHEMA_NAME = 'darktop/report/1';

type Schema = Readonly<Record<string, unknown>>;

const RESULT: Schema = {
  type: ['object', 'array', 'number', 'string', 'null'],
  description: 'What the analysis computed; null where a value is not known.',
};

const dataSchema = ({ says, perPeriod }: DataId): Schema =>
  perPeriod
    ? {
        description: `${says}. One result for each period, under its name.`,
        type: ['object', 'null'],
        patternProperties: { '^[1-9][0-9]*[hd]$': { $ref: '#/$defs/result' } },
        additionalProperties: false,
      }
    : { description: `${says}.`, $ref: '#/$defs/result' };

export const REPORT_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:${SCHEMA_NAME.replaceAll('/', ':')}`,
  title: 'darktop report',
  description: 'A report about a Darktrace appliance. Times are ISO 8601 in UTC; null means not known, never zero.',
  type: 'object',
  required: ['schema', 'report', 'generatedAt', 'source', 'window', 'data', 'findings', 'notReported'],
  properties: {
    schema: { const: SCHEMA_NAME, description: 'Name and version of this form.' },
    report: { type: 'string', description: 'Name of the report.' },
    generatedAt: { ...INSTANT, description: 'When the data were fetched.' },
    source: {
      type: 'object',
      description: 'Where the data come from.',
      required: ['profile', 'host', 'isDemo'],
      properties: {
        profile: { type: 'string', description: 'Name of the profile in the configuration.' },
        host: { type: 'string', description: 'Host of the appliance.' },
        isDemo: { type: 'boolean', description: 'True of the embedded appliance, whose data are invented.' },
      },
    },
    window: {
      type: 'object',
      description: 'The span of time looked at, from startAt up to, but not including, endAt.',
      required: ['startAt', 'endAt', 'hours', 'endsNow'],
      properties: {
        startAt: INSTANT,
        endAt: INSTANT,
        hours: { type: 'number', exclusiveMinimum: 0, description: 'Length of the window.' },
        endsNow: { type: 'boolean', description: 'True when nobody chose the end.' },
      },
    },
    data: {
      type: 'object',
      description:
        'Results by the id of their analysis; an analysis that was not made is missing here and stands in notReported.',
      properties: Object.fromEntries(DATA_IDS.map((one) => [one.id, dataSchema(one)])),
      propertyNames: { pattern: '^[A-Z]{2,4}-[A-Z0-9]+$' },
    },
    findings: { type: 'array', description: 'What deserves attention.', items: { $ref: '#/$defs/finding' } },
    notReported: {
      type: 'array',
      description: 'Analyses, or parts of one, that could not be made, and why.',
      items: {
        type: 'object',
        required: ['id', 'reason'],
        properties: {
          id: { type: 'string', description: 'Of the analysis, or what was asked for.' },
          reason: { type: 'string', description: 'One or two sentences for a person.' },
        },
      },
    },
  },
  $defs: {
    result: RESULT,
    severity: { enum: [...SEVERITIES], description: 'The worst first.' },
    entity: ENTITY_SCHEMA,
    link: LINK_SCHEMA,
    finding: FINDING_SCHEMA,
  },
};
