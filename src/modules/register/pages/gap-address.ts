/** Where the field of a gap is filled in; for whoever may not write, where it is read. */
export const gapAddress = (
  processingId: string,
  field: { readonly step: string; readonly anchor: string },
  writes: boolean,
): string =>
  writes
    ? `/behandlingar/${processingId}/${field.step}#${field.anchor}`
    : `/behandlingar/${processingId}#${field.step}`;
