/** Grounds of secrecy that a case or a document can be marked with. A mark is a warning: each request is tried anew. */
import { act } from '../../../knowledge/sources.ts';

const osl = (place: string, text: string) => ({
  value: `OSL ${place}`,
  label: `OSL ${place}: ${text}`,
  source: act('osl', place),
});

/** The provisions that the law's list for this product names; other grounds are written by hand. */
export const secrecyGrounds = [
  osl('18:8', 'säkerhetsåtgärder'),
  osl('21:1', 'hälsa och andra känsliga uppgifter'),
  osl('21:3', 'skyddade personuppgifter'),
  osl('21:7', 'behandling i strid med dataskyddsförordningen'),
  osl('23:1', 'förskola och skola'),
  osl('25:1', 'hälso- och sjukvård'),
  osl('26:1', 'socialtjänst'),
  osl('40:5', 'teknisk bearbetning eller lagring för annan'),
] as const;

export const secrecyLabel = (ground: string): string =>
  secrecyGrounds.find(({ value }) => value === ground)?.label ?? ground;
