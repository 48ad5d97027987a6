import { type MouseEvent, type ReactNode, useEffect, useSyncExternalStore } from 'react';

/** Which screen an address shows. */
export type Screen =
  | { readonly kind: 'start' }
  | { readonly kind: 'overview'; readonly run: string }
  | { readonly kind: 'laws' }
  | { readonly kind: 'law'; readonly law: string }
  | { readonly kind: 'none' };

/** The screen of a path. */
export function screenOf(path: string): Screen {
  if (path === '/') return { kind: 'start' };
  if (path === '/laws') return { kind: 'laws' };
  const [, room, id, ...rest] = path.split('/');
  if (id === undefined || id === '' || rest.length > 0) return { kind: 'none' };
  if (room === 'runs') return { kind: 'overview', run: id };
  return room === 'laws' ? { kind: 'law', law: id } : { kind: 'none' };
}

const MOVED = 'freshstart-moved';

/** Shows another screen, as following a link does. */
function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new Event(MOVED));
  scrollTo(0, 0);
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  addEventListener(MOVED, onChange);
  return () => {
    removeEventListener('popstate', onChange);
    removeEventListener(MOVED, onChange);
  };
}

/** The path that is shown. */
export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link to another screen of the desk. */
export function ScreenLink({ to, className = 'usa-link', current, children }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a href={to} className={className} aria-current={current === true ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}

interface HeadingProps {
  readonly children: string;
}

/** The heading of a screen: it names the window, and whoever comes to the screen begins there. */
export function ScreenHeading({ children }: HeadingProps) {
  useEffect(() => {
    document.title = `${children} - Freshstart`;
    const heading = document.querySelector('h1');
    if (document.activeElement !== document.body && heading !== null) heading.focus({ preventScroll: true });
  }, [children]);
  return (
    <h1 tabIndex={-1} className="desk-heading">
      {children}
    </h1>
  );
}
