// The classes of settlement lines as a config file writes them: those of the list that the add-on ships.

import * as path from 'node:path';
import { ROOT } from '../demo/world';
import { readProject } from '../netsuite/sdf/project';

/** Such as `referral-fees`. */
export const LINE_CLASS_WORDS: readonly string[] = readProject(path.join(ROOT, 'src'))
  .objects.flatMap((each) =>
    each.kind === 'customlist' && each.scriptId === 'customlist_cwy_line_class' ? each.values : [],
  )
  .map(({ scriptId }) => scriptId.replace('val_cwy_cls_', '').replaceAll('_', '-'));
