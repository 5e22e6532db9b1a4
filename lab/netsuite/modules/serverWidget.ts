// N/ui/serverWidget: forms and lists that scripts build.
// Source: N/ui/serverWidget Module (help), unit-testing stubs of N/ui/serverWidget.

import { NotEmulated } from '../errors';
import { choicesOf } from '../pages/choices';
import type { AccountSource } from '../pages/source';
import { optionsOf, type Page } from '../pages/widgets/checks';
import * as enums from '../pages/widgets/enums';
import { emptyForm, Form } from '../pages/widgets/form';
import { emptyList, List } from '../pages/widgets/list';
import type { NModule } from './module';

/** What N/ui/serverWidget offers a script that runs in an account. */
export function serverWidget(account: Pick<AccountSource, 'definitions' | 'records'>, alive: () => void): object {
  return {
    AssistantSubmitAction: enums.AssistantSubmitAction,
    FieldBreakType: enums.FieldBreakType,
    FieldDisplayType: enums.FieldDisplayType,
    FieldLayoutType: enums.FieldLayoutType,
    FieldType: enums.FieldType,
    FormPageLinkType: enums.FormPageLinkType,
    LayoutJustification: enums.LayoutJustification,
    ListStyle: enums.ListStyle,
    SublistDisplayType: enums.SublistDisplayType,
    SublistType: enums.SublistType,
    createForm: (given: unknown) => {
      alive();
      const options = optionsOf(given, 'serverWidget.createForm', ['title']);
      return new Form(emptyForm(String(options.title), options.hideNavBar === true), newPage(account, false));
    },
    createList: (given: unknown) => {
      alive();
      const options = optionsOf(given, 'serverWidget.createList', ['title']);
      return new List(emptyList(String(options.title), options.hideNavBar === true), newPage(account, false));
    },
    createAssistant: () => {
      throw new NotEmulated('N/ui/serverWidget.createAssistant');
    },
  };
}

/** The form of a record's own page, as a user event receives it in beforeLoad. */
export function recordForm(account: Pick<AccountSource, 'definitions' | 'records'>, title: string): Form {
  return new Form(emptyForm(title, false), newPage(account, true));
}

export const serverWidgetModule: NModule = {
  id: 'N/ui/serverWidget',
  // Source: N/ui/serverWidget Module (help): Suitelets, user events and portlets.
  only: ['suitelet', 'userevent', 'portlet'],
  build: (env) => serverWidget(env.account, () => env.execution.alive()),
};

function newPage(account: Pick<AccountSource, 'definitions' | 'records'>, standard: boolean): Page {
  return { standard, ids: new Set(), choices: (source, limit) => choicesOf(account, source, limit) };
}
