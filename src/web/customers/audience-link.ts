/** The way from a condition to the audience builder. */
import type { useRouter } from '@tanstack/react-router';
import type { Condition } from '#features/conditions/core';

/** Address of the builder with this condition; null where there is no builder. */
export function audienceWith(router: ReturnType<typeof useRouter>, condition: Condition): string | null {
  if (!('/audiences/new' in router.routesByPath)) return null;
  return `/audiences/new?c=${encodeURIComponent(JSON.stringify(condition))}`;
}
