/** The first day that an agreement on personal data, or a power of attorney to sign one, can be of. */

/** Personuppgiftslagen (1998:204) came into force: before it the law knew no agreement with a processor. */
export const EARLIEST_AGREEMENT_DAY = '1998-10-24';
