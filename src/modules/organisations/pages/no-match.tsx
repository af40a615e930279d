import { ButtonLink, EmptyState } from '../../../ui/parts.tsx';

/** The filter leaves nothing; `all` is the address without a filter. */
export const NoMatch = ({ all }: { all: string }) => (
  <EmptyState title="Inget stämmer med urvalet" text="Ändra sökordet eller filtret.">
    <ButtonLink href={all}>Visa alla</ButtonLink>
  </EmptyState>
);
