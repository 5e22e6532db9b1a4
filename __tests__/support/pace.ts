// The page of order pace as a person reads it.

import type { Story } from './story';

/** Cells of the table, a list a marketplace. */
export function paceTable(story: Story): string[][] {
  const { body } = story.world.account.runner.suitelet({
    script: 'customscript_cwy_pace_sl',
    deploy: 'customdeploy_cwy_pace_sl',
    method: 'GET',
    parameters: { custparam_days: '30' },
    headers: {},
    body: '',
  });
  const rows = [...String(body).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').trim()),
  );
  return rows.filter((cells) => cells.length === 8);
}
