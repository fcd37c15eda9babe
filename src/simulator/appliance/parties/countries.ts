// Where a country lies, for who is outside: its code, its middle, and the part of the world.

type Place = Readonly<{ code: string; latitude: number; longitude: number; region: string }>;

/** Those in which the world's peers live; of any other only the name is told. */
const PLACES: Readonly<Record<string, Place>> = {
  'United States': { code: 'US', latitude: 37.7, longitude: -97.8, region: 'North America' },
  Canada: { code: 'CA', latitude: 60.1, longitude: -113.6, region: 'North America' },
  Ireland: { code: 'IE', latitude: 53.3, longitude: -8.2, region: 'Europe' },
  Germany: { code: 'DE', latitude: 51.3, longitude: 9.5, region: 'Europe' },
  Netherlands: { code: 'NL', latitude: 52.4, longitude: 4.9, region: 'Europe' },
  'United Kingdom': { code: 'GB', latitude: 51.5, longitude: -0.1, region: 'Europe' },
  France: { code: 'FR', latitude: 48.9, longitude: 2.3, region: 'Europe' },
  Sweden: { code: 'SE', latitude: 59.3, longitude: 18.1, region: 'Europe' },
  Poland: { code: 'PL', latitude: 52.2, longitude: 21, region: 'Europe' },
  Iceland: { code: 'IS', latitude: 64.1, longitude: -21.9, region: 'Europe' },
  Russia: { code: 'RU', latitude: 55.7, longitude: 37.6, region: 'Europe' },
  Japan: { code: 'JP', latitude: 35.7, longitude: 139.7, region: 'Asia' },
  Singapore: { code: 'SG', latitude: 1.3, longitude: 103.8, region: 'Asia' },
  India: { code: 'IN', latitude: 20, longitude: 77, region: 'Asia' },
  Australia: { code: 'AU', latitude: -33.5, longitude: 143.2, region: 'Oceania' },
  Brazil: { code: 'BR', latitude: -22.8, longitude: -43.2, region: 'South America' },
  Uruguay: { code: 'UY', latitude: -34.9, longitude: -56.2, region: 'South America' },
  Kenya: { code: 'KE', latitude: -1.3, longitude: 36.8, region: 'Africa' },
};

export const placeOf = (country: string): Place | undefined => PLACES[country];

export const countryCodes = (): readonly Readonly<{ code: string; name: string }>[] =>
  Object.entries(PLACES).map(([name, { code }]) => ({ code, name }));
