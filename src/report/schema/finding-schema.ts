// The part of the JSON Schema that describes findings.

type Schema = Readonly<Record<string, unknown>>;

export const INSTANT: Schema = {
  type: ['string', 'null'],
  format: 'date-time',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$',
};

const TEXT_OR_NULL: Schema = { type: ['string', 'null'] };
const NUMBER_OR_NULL: Schema = { type: ['number', 'null'] };

export const ENTITY_SCHEMA: Schema = {
  type: 'object',
  description: 'What the finding is about.',
  required: ['kind', 'name', 'did', 'ip'],
  properties: {
    kind: {
      enum: ['network', 'device', 'address', 'connection', 'tactic', 'pattern', 'protocol', 'series', 'domain'],
    },
    name: { type: 'string' },
    did: { ...NUMBER_OR_NULL, description: 'Id of the device on the appliance.' },
    ip: TEXT_OR_NULL,
  },
};

export const LINK_SCHEMA: Schema = {
  type: ['object', 'null'],
  description: 'Where in the console the evidence is shown.',
  required: ['pane', 'view', 'filter', 'did'],
  properties: {
    pane: { enum: ['stats', 'flows', 'device'] },
    view: { ...TEXT_OR_NULL, description: 'Section of the pane.' },
    filter: { ...TEXT_OR_NULL, description: 'In the filter language of the flows.' },
    did: NUMBER_OR_NULL,
  },
};

export const FINDING_SCHEMA: Schema = {
  type: 'object',
  required: ['id', 'rule', 'severity', 'title', 'evidence', 'value', 'threshold', 'action', 'entity', 'at', 'link'],
  properties: {
    id: { type: 'string', description: 'The same for the same fact in every report.' },
    rule: { type: 'string', description: 'Id of the rule or detector.' },
    severity: { $ref: '#/$defs/severity' },
    title: { type: 'string' },
    evidence: { type: 'string', description: 'One or two sentences with the numbers.' },
    value: { ...NUMBER_OR_NULL, description: 'What was compared.' },
    threshold: { ...NUMBER_OR_NULL, description: 'What it was compared with.' },
    action: { type: 'string', description: 'What to do about it.' },
    entity: { $ref: '#/$defs/entity' },
    at: { ...INSTANT, description: 'When it happened or began, else the end of the window.' },
    link: { $ref: '#/$defs/link' },
  },
};
