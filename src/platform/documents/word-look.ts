/** Colours of Word files: those of the PDF. */
export const accent = '1B4D5C';
export const muted = '56626A';
export const line = 'C8D0D4';
export const tint = 'EFF4F5';
export const alarm = '9B2C12';
export const alarmTint = 'FCF2ED';
