import { CloudError } from "./cloud-error";

/** A part of a long answer. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Of all pages. */
  readonly totalCount: number;
  readonly pageNumber: number;
  readonly pageSize: number;
  /** What to ask for to get the next page; undefined on the last one. */
  readonly nextToken?: string;
}

/** The two ways to ask for a page: by number, or by the token of the page before. */
export interface PageRequest {
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** @throws when a page is asked for that is larger than the service gives */
export function pageOf<T>(all: readonly T[], request: PageRequest, size = { default: 10, largest: 100 }): Page<T> {
  const pageSize = request.MaxResults ?? request.PageSize ?? size.default;
  const pageNumber = request.PageNumber ?? 1;
  if (pageSize < 1 || pageSize > size.largest || pageNumber < 1) {
    throw new CloudError("InvalidParameter", `A page has 1 to ${size.largest} entries and a number from 1.`);
  }
  const from = request.NextToken === undefined ? (pageNumber - 1) * pageSize : Number(request.NextToken);
  if (!Number.isInteger(from) || from < 0) {
    throw new CloudError("InvalidParameter", `The token "${request.NextToken}" is not one of this service.`);
  }
  const end = from + pageSize;
  return {
    items: all.slice(from, end),
    totalCount: all.length,
    pageNumber: Math.floor(from / pageSize) + 1,
    pageSize,
    nextToken: end < all.length ? String(end) : undefined,
  };
}
