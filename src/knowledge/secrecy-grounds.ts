/** Grounds of secrecy that a case or a document can be marked with. A mark is a warning: each request is tried anew. */
import { type Fact, unverified } from './fact.ts';
import { act } from './sources.ts';

const ground = (place: string, text: string): Fact => ({
  id: `OSL ${place}`,
  label: `OSL ${place}: ${text}`,
  source: act('osl', place),
  ...unverified,
});

/** The provisions that the law's list for this product names, in short words of our own; others are written by hand. */
export const secrecyGrounds: readonly Fact[] = [
  ground('18:8', 'säkerhetsåtgärder'),
  ground('21:1', 'hälsa och andra känsliga uppgifter'),
  ground('21:3', 'skyddade personuppgifter'),
  ground('21:7', 'behandling i strid med dataskyddsförordningen'),
  ground('23:1', 'förskola och skola'),
  ground('25:1', 'hälso- och sjukvård'),
  ground('26:1', 'socialtjänst'),
  ground('40:5', 'teknisk bearbetning eller lagring för annan'),
];

export const secrecyLabel = (id: string): string =>
  secrecyGrounds.find((known) => known.id === id)?.label ?? id;
