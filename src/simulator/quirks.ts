// How appliances of the field differ from one another: what may be asked of them, and how they tell what they know.

export type Quirks = Readonly<{
  /** Where somebody is sent who signs nothing: to another host, or to the page on this one. */
  sendsUnsigned: 'elsewhere' | '/login';
  /** What a token without the right is told: 302 to /403, or 403 with a longer or a shorter body. */
  refusesRight: 'redirect' | 'json' | 'short';
  /** The only form of DTAPI-Date that is taken. */
  datesAs: 'any' | 'spaced' | 'compact';
  takesHours: boolean;
  takesEventType: boolean;
  statisticsAs: 'elements' | 'one-element' | 'object';
  graphData: 'told' | 'missing' | 'empty';
  credentialsAs: 'usercredentialcount' | 'usercredentials';
  unknownDid: 'nothing' | '400' | '404';
  /** The probe that did not answer. */
  silentProbe: string | undefined;
  writesCompactly: boolean;
  /** An object in place of every list that holds one object and nothing else. */
  unwrapsLists: boolean;
  hidesNames: boolean;
  /** Name servers are told as device -3, as addresses are that no device stands for. */
  hasNegativeDids: boolean;
}>;

export const NO_QUIRKS: Quirks = {
  sendsUnsigned: 'elsewhere',
  refusesRight: 'redirect',
  datesAs: 'any',
  takesHours: false,
  takesEventType: true,
  statisticsAs: 'elements',
  graphData: 'told',
  credentialsAs: 'usercredentialcount',
  unknownDid: 'nothing',
  silentProbe: undefined,
  writesCompactly: false,
  unwrapsLists: false,
  hidesNames: false,
  hasNegativeDids: false,
};
