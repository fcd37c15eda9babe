// Where the outside lives: a believable mix of countries and, per country, networks from the ASNs reserved for documentation.

export type Place = Readonly<{ country: string; weight: number; asns: readonly string[] }>;

const place = (country: string, weight: number, ...asns: string[]): Place => ({ country, weight, asns });

export const PLACES: readonly Place[] = [
  place('United States', 42, 'AS64496 Example Cloud', 'AS64497 Example Edge', 'AS64498 Example Hosting US'),
  place('Ireland', 11, 'AS64496 Example Cloud', 'AS64499 Example Hosting IE'),
  place('Germany', 9, 'AS64500 Example Hosting DE', 'AS64497 Example Edge'),
  place('Netherlands', 8, 'AS64501 Example Exchange NL', 'AS64497 Example Edge'),
  place('United Kingdom', 8, 'AS64502 Example Networks UK'),
  place('France', 5, 'AS64503 Example Telecom FR'),
  place('Canada', 3, 'AS64504 Example Hosting CA'),
  place('Sweden', 3, 'AS64505 Example Nordic'),
  place('Japan', 2, 'AS64506 Example Pacific'),
  place('Singapore', 2, 'AS64506 Example Pacific'),
  place('Australia', 2, 'AS64506 Example Pacific'),
  place('India', 2, 'AS64507 Example Networks IN'),
  place('Brazil', 1, 'AS64508 Example Telecom BR'),
  place('Poland', 1, 'AS64505 Example Nordic'),
  place('Iceland', 0.3, 'AS64505 Example Nordic'),
  place('Kenya', 0.3, 'AS64509 Example Networks KE'),
  place('Uruguay', 0.3, 'AS64508 Example Telecom BR'),
];
