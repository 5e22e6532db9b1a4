// Makes scripted pages the way a script does, and renders them.

import { serverWidget } from '../../lab/netsuite/modules/serverWidget';
import { frameOf } from '../../lab/netsuite/pages/frame';
import { renderScripted } from '../../lab/netsuite/pages/page';
import type { Form } from '../../lab/netsuite/pages/widgets/form';
import type { List } from '../../lab/netsuite/pages/widgets/list';
import { pageModelOf } from '../../lab/netsuite/pages/widgets/pageBase';
import { handmadeAccount } from './handmadeAccount';

interface Widgets {
  readonly createForm: (options: object) => Form;
  readonly createList: (options: object) => List;
  readonly createAssistant: (options: object) => unknown;
  readonly FieldType: Readonly<Record<string, string>>;
  readonly SublistType: Readonly<Record<string, string>>;
}

export const widgets = serverWidget(handmadeAccount(), () => undefined) as Widgets;

export function newForm(): Form {
  return widgets.createForm({ title: 'Open lines' });
}

/** The page as the browser gets it. */
export function rendered(page: Form | List): string {
  const model = pageModelOf(page);
  if (!model) throw new Error('Expected a page of N/ui/serverWidget.');
  return renderScripted(model, frameOf(handmadeAccount(), '/app/site/hosting/scriptlet.nl?script=12&deploy=22&from=3'));
}
