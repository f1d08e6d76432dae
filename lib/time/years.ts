/**
 * The years that the shop takes from outside: fields, addresses, commands and providers' answers. Beyond them a date is a
 * slip of the hand, and PostgreSQL's driver and the browsers' calendars read it differently.
 */
export const YEAR_MIN = 1900;
export const YEAR_MAX = 2199;

export interface YearError {
  readonly code: "year_out_of_range";
}

export function isYearInRange(year: number): boolean {
  return year >= YEAR_MIN && year <= YEAR_MAX;
}
