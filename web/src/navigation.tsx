import { type MouseEvent, type ReactNode, useEffect, useSyncExternalStore } from 'react';

/** Which screen an address shows. */
export type Screen =
  | { readonly kind: 'start' }
  | { readonly kind: 'overview'; readonly run: string }
  | { readonly kind: 'docket'; readonly run: string }
  | { readonly kind: 'changes'; readonly run: string }
  | { readonly kind: 'papers'; readonly run: string }
  | { readonly kind: 'person'; readonly run: string; readonly person: number }
  | { readonly kind: 'trail' }
  | { readonly kind: 'laws' }
  | { readonly kind: 'law'; readonly law: string }
  | { readonly kind: 'none' };

/** The screen of a path. */
export function screenOf(path: string): Screen {
  if (path === '/') return { kind: 'start' };
  if (path === '/laws') return { kind: 'laws' };
  if (path === '/trail') return { kind: 'trail' };
  const [, room, id = '', part, number, ...rest] = path.split('/');
  if (id === '' || rest.length > 0) return { kind: 'none' };
  if (room === 'laws' && part === undefined) return { kind: 'law', law: id };
  return room === 'runs' ? screenOfRun(id, part, number) : { kind: 'none' };
}

function screenOfRun(run: string, part: string | undefined, number: string | undefined): Screen {
  if (part === undefined) return { kind: 'overview', run };
  if (part === 'people' && /^[1-9]\d{0,8}$/.test(number ?? ''))
    return { kind: 'person', run, person: Number(number) };
  if (number !== undefined) return { kind: 'none' };
  if (part === 'docket') return { kind: 'docket', run };
  if (part === 'papers') return { kind: 'papers', run };
  return part === 'changes' ? { kind: 'changes', run } : { kind: 'none' };
}

const MOVED = 'freshstart-moved';

/** Shows another screen, as following a link does. */
export function goTo(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new Event(MOVED));
  scrollTo(0, 0);
}

/** Writes what the screen now shows into its address, without a step to go back to. */
export function rewriteAddress(address: string): void {
  history.replaceState(null, '', address);
  dispatchEvent(new Event(MOVED));
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

/** What stands behind the path, with its question mark. */
export const useSearch = (): string => useSyncExternalStore(subscribe, () => location.search);

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly tabIndex?: number;
  /** Says more than what is shown. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link to another screen of the desk. */
export function ScreenLink({ to, className = 'usa-link', current, tabIndex, label, children }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a
      href={to}
      className={className}
      tabIndex={tabIndex}
      aria-label={label}
      aria-current={current === true ? 'page' : undefined}
      onClick={follow}
    >
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
