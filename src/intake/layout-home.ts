import type { Layout, LayoutHome } from './layout.js';
import { mappedLayout } from './mapping/mapped-layout.js';

/** The layout at the place where another thread finds it. */
export async function layoutAt(home: LayoutHome): Promise<Layout> {
  if ('mapping' in home) return mappedLayout(home.mapping);
  const found: Readonly<Record<string, Layout>> = await import(home.module);
  return found[home.name];
}
