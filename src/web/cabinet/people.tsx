/** From a number to the people it counts: the audience builder with a condition. */
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

export const peopleAddress = (condition: object): string =>
  `/audiences/new?c=${encodeURIComponent(JSON.stringify(condition))}`;

export function useOpenPeople(): (condition: object) => void {
  const router = useRouter();
  return (condition) => router.history.push(peopleAddress(condition));
}

/** A link, so that it also opens in another window. */
export function PeopleLink({
  condition,
  className,
  children,
}: {
  condition: object;
  className?: string | undefined;
  children: ReactNode;
}) {
  const open = useOpenPeople();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(condition);
  };
  return (
    <a href={peopleAddress(condition)} className={className} onClick={onClick}>
      {children}
    </a>
  );
}
