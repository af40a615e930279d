/** Files of what came in: what they are, and where they are fetched. */
import { swedishTime } from '../../../platform/plain-date.ts';
import { sizeText } from '../../../ui/file-field.tsx';
import type { ShownFile } from '../actions/index.ts';

export const FileList = ({ files }: { files: readonly ShownFile[] }) => (
  <ul class="todo">
    {files.map((file) => (
      <li>
        <span class="grow">
          <a href={`/filer/${file.id}`} download>
            {file.name}
          </a>
          <span class="block small">
            {sizeText(file.size)}, {swedishTime(file.uploadedAt)}
            {file.scan === 'off' && '. Inte kontrollerad mot skadlig kod'}
          </span>
        </span>
      </li>
    ))}
  </ul>
);
