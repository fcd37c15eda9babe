// The families of rules, by the beginning of their ids.

export const RULE_FAMILY_NAMES = ['SEC', 'MIT', 'BW', 'NET', 'DEV', 'SER'] as const;

export type RuleFamilyName = (typeof RULE_FAMILY_NAMES)[number];
