import { PAGE_SIZE } from '../rules/paging.ts';

interface PagingProps {
  readonly page: number;
  readonly total: number;
  readonly query: URLSearchParams;
  readonly path: string;
}

/** Nothing when everything stands on one page. */
export const Paging = ({ page, total, query, path }: PagingProps) => {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (last === 1) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(query);
    next.set('sida', String(target));
    return `${path}?${next}`;
  };
  return (
    <nav class="pages" aria-label="Sidor">
      {page > 1 && <a href={to(page - 1)}>Föregående</a>}
      <span>
        Sida {page} av {last}
      </span>
      {page < last && <a href={to(page + 1)}>Nästa</a>}
    </nav>
  );
};
