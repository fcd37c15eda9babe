// The version, put in when the bundle is made.

declare const DARKTOP_VERSION: string | undefined;

export const VERSION: string = typeof DARKTOP_VERSION === 'string' ? DARKTOP_VERSION : 'unbuilt';
