/** How the ground of a transfer or a place is shown, and that the DPF is all that carries it. */
import type { Judgement, Reason } from '../../../knowledge/judgement.ts';
import { type Color, Tag, Why } from '../../../ui/parts.tsx';

interface Judged {
  readonly judgement: Judgement;
  /** Why it is marked; empty when something else carries it. */
  readonly onlyDpf: readonly Reason[];
}

interface TagProps {
  readonly of: Judged;
  readonly color: Color;
  readonly outcome: string;
}

/** Allowed on the DPF alone is no plain yes: the decision is under appeal. */
export const GroundTag = ({ of: { onlyDpf }, color, outcome }: TagProps) =>
  onlyDpf.length === 0 ? (
    <Tag color={color}>{outcome}</Tag>
  ) : (
    <>
      <Tag color={color === 'success' ? 'warning' : color}>{outcome}</Tag> <Tag color="warning">Bara DPF</Tag>
    </>
  );

export const GroundWhy = ({ of: { judgement, onlyDpf } }: { of: Judged }) => (
  <Why reasons={[...onlyDpf, ...judgement.reasons]} />
);

/** Above the judgement of one of them. */
export const OnlyDpf = ({ of: { onlyDpf } }: { of: Judged }) =>
  onlyDpf.length === 0 ? null : (
    <div class="ds-alert message" data-color="warning">
      <p>
        <strong>Bara DPF</strong>
      </p>
      {onlyDpf.map(({ text, source }) => (
        <p>
          {text} <cite>{source.label}</cite>
        </p>
      ))}
    </div>
  );

/** In a cell of an export. */
export const groundText = ({ onlyDpf }: Judged, outcome: string): string =>
  onlyDpf.length === 0 ? outcome : `${outcome}, bara DPF`;
