import { Panel } from '../../../ui/parts.tsx';

/** What was written down when it came in, as it was written. */
export const WrittenText = ({ text }: { text: string }) => (
  <Panel title="Det som kom in">
    <p class="pre">{text.trim()}</p>
  </Panel>
);
