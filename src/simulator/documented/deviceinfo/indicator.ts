// One thing that looks odd in a device's flows, in the documents' form.
import { rounded } from '../../asking/rounded.ts';

export type AnomalyIndicator = Readonly<{ type: string; port?: number; confidence: number; description: string }>;

export const confidence = (value: number, most: number): number => rounded(Math.min(value, most), 2);
