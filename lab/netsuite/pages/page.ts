// Turns whatever page a script made into HTML.

import { renderForm } from './form';
import type { Frame } from './frame';
import { renderList } from './list';
import type { PageModel } from './model';

export function renderScripted(page: PageModel, frame: Frame): string {
  return page.kind === 'form' ? renderForm(page, frame) : renderList(page, frame);
}
