import { queryOptions } from "@tanstack/react-query";
import type { PostalPlace } from "@/lib/postal-codes/place";
import { readList } from "./read-list";

/** The place of a seven-digit postal code. It does not change while a form is open. */
export function postalPlaceQuery(digits: string) {
  return queryOptions({
    queryKey: ["postal-place", digits] as const,
    queryFn: ({ signal }) => readList<PostalPlace>(`/api/postal-codes/${encodeURIComponent(digits)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 0,
  });
}
