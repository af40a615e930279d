/** All processings of the demo, controller by controller. */
import type { ProcessingSpec } from '../processing-spec.ts';
import { brinkebyCare } from './brinkeby-care.ts';
import { brinkebyExecutive } from './brinkeby-executive.ts';
import { executiveOffice } from './executive-office.ts';
import { executiveSafety } from './executive-safety.ts';
import { housing } from './housing.ts';
import { neighbours } from './neighbours.ts';
import { planning } from './planning.ts';
import { school } from './school.ts';
import { schoolActivities } from './school-activities.ts';
import { socialServices } from './social-services.ts';
import { supportAndCare } from './support-and-care.ts';

const own: readonly ProcessingSpec[] = [
  ...executiveOffice,
  ...executiveSafety,
  ...socialServices,
  ...supportAndCare,
  ...school,
  ...schoolActivities,
  ...planning,
  ...housing,
  ...brinkebyExecutive,
  ...brinkebyCare,
];

export const processings: readonly ProcessingSpec[] = [...own, ...neighbours(own)];
