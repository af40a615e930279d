/** What is thrown when a page cannot be shown as asked; mapped once, in `app.ts`. */

export class NotFound extends Error {
  constructor() {
    super('Sidan finns inte, eller så har du inte tillgång till den.');
  }
}

/** The actor may not do this; `reason` says why in Swedish. */
export class Forbidden extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Somebody else saved first; `field` by field what differs, so that nothing typed is lost. */
export class Conflict extends Error {
  constructor(readonly changes: readonly ConflictingChange[]) {
    super('Någon annan har sparat under tiden.');
  }
}

export interface ConflictingChange {
  readonly label: string;
  readonly saved: string;
  readonly typed: string;
}

/** The body of a request is larger than the page takes. */
export class TooLarge extends Error {
  constructor() {
    super('Filen eller formuläret är för stort. En fil får vara högst 20 MB.');
  }
}

/** What was asked for cannot be made as asked; `message` says in Swedish why and what to do instead. */
export class Refused extends Error {}
