export { gather } from './gather.ts';
export { type CreateForm, readCreate, readStep, type StepForm } from './steps.ts';
