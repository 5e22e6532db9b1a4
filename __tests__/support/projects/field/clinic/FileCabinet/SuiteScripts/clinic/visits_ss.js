/**
 * Items, an order that a customer becomes, a journal; searches with formulas, summaries and named dates over them.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/record', 'N/search', 'N/query', 'N/runtime', '/SuiteScripts/clinic/outcome'], (
  record,
  search,
  query,
  runtime,
  { step },
) => {
  const oneWorld = () => runtime.isFeatureInEffect({ feature: 'SUBSIDIARIES' });
  const account = (number) =>
    query.runSuiteQL({ query: 'SELECT id FROM account WHERE acctnumber = ?', params: [number] }).asMappedResults()[0]
      .id;

  const customer = () => {
    const made = record.create({ type: 'customer', isDynamic: true });
    if (oneWorld()) made.setValue('subsidiary', 1);
    return made.setValue('companyname', 'Hollow Clinic').save();
  };

  const item = (type, itemid) => {
    const made = record.create({ type });
    made.setValue('itemid', itemid);
    if (oneWorld()) made.setValue('subsidiary', [1]);
    made.setValue('incomeaccount', account('4000'));
    return made.save();
  };

  const order = (entity, items) => {
    const made = record.transform({ fromType: 'customer', fromId: entity, toType: 'salesorder', isDynamic: true });
    made.setValue('location', 1);
    for (const [id, quantity, rate] of items) {
      made.selectNewLine({ sublistId: 'item' });
      made.setCurrentSublistValue({ sublistId: 'item', fieldId: 'item', value: id });
      made.setCurrentSublistValue({ sublistId: 'item', fieldId: 'quantity', value: quantity });
      made.setCurrentSublistValue({ sublistId: 'item', fieldId: 'rate', value: rate });
      made.commitLine({ sublistId: 'item' });
    }
    return made.save();
  };

  const journal = (debit, credit, day) => {
    const made = record.create({ type: 'journalentry' });
    if (oneWorld()) made.setValue('subsidiary', 1);
    if (day) made.setValue('trandate', day);
    const lines = [
      ['6100', 'debit', debit],
      ['1000', 'credit', credit],
    ];
    lines.forEach(([number, side, value], line) => {
      made.setSublistValue({ sublistId: 'line', fieldId: 'account', line, value: account(number) });
      made.setSublistValue({ sublistId: 'line', fieldId: side, line, value });
    });
    return made.save();
  };

  const rows = (options, shown) => search.create(options).run().getRange({ start: 0, end: 20 }).map(shown);

  const execute = () => {
    const entity = step('customer', customer);
    const service = step('service', () => item('servicesaleitem', 'CHECK-UP'));
    const goods = step('goods', () => item('inventoryitem', 'BANDAGE'));
    const first = step('order', () =>
      order(entity, [
        [service, 1, 80],
        [goods, 4, 2.5],
      ]),
    );
    step('copied', () => record.copy({ type: 'salesorder', id: first }).save());
    step('no lines', () => order(entity, []));
    step('no such item', () => order(entity, [[999, 1, 1]]));
    step('fulfilled', () => record.transform({ fromType: 'salesorder', fromId: first, toType: 'itemfulfillment' }));
    step('journal', () => journal(12, 12));
    step('unbalanced', () => journal(12, 11));
    step('long ago', () => journal(12, 12, new Date(2019, 0, 15)));

    const orders = [['mainline', 'is', 'T'], 'AND', ['trandate', 'within', 'thismonth']];
    step('orders', () =>
      rows(
        {
          type: 'salesorder',
          filters: [...orders, 'AND', ['status', 'anyof', 'SalesOrd:A']],
          columns: ['total', 'statusref', 'entity'],
        },
        (row) => [row.recordType, Number(row.getValue('total')), row.getText('statusref'), row.getText('entity')],
      ),
    );
    step('lines', () =>
      rows(
        {
          type: 'transaction',
          filters: [
            ['type', 'anyof', 'SalesOrd'],
            'AND',
            ['mainline', 'is', 'F'],
            'AND',
            ['shipping', 'is', 'F'],
            'AND',
            ['taxline', 'is', 'F'],
            'AND',
            ['internalid', 'anyof', first],
          ],
          columns: [
            search.createColumn({ name: 'formulatext', formula: "{item} || ' x ' || TO_CHAR({quantity})" }),
            'amount',
          ],
        },
        (row) => [row.getValue('formulatext'), Number(row.getValue('amount'))],
      ),
    );
    const sum = search.createColumn({ name: 'amount', summary: search.Summary.SUM });
    step('by customer', () =>
      rows(
        {
          type: 'salesorder',
          filters: [...orders, 'AND', ['count(internalid)', 'greaterthan', 1]],
          columns: [search.createColumn({ name: 'entity', summary: 'GROUP' }), sum],
        },
        (row) => [row.getText({ name: 'entity', summary: 'GROUP' }), Number(row.getValue(sum))],
      ),
    );
    step('items', () => rows({ type: 'item', columns: ['itemid'] }, (row) => [row.recordType, row.getValue('itemid')]));
    step('narrowed', () => {
      const accounts = search.create({
        type: 'account',
        filters: [['type', 'anyof', 'Bank'], 'OR', ['type', 'anyof', 'COGS']],
        columns: ['number'],
      });
      accounts.filters.push(search.createFilter({ name: 'number', operator: 'startswith', values: '1' }));
      accounts.columns.push(search.createColumn({ name: 'name', sort: search.Sort.DESC }));
      return accounts
        .run()
        .getRange(0, 10)
        .map((row) => row.getValue('name'));
    });
    step('status', () =>
      query
        .runSuiteQL(
          `SELECT BUILTIN.DF(status) AS words, BUILTIN.CF(status) AS raw FROM transaction WHERE id = ${first}`,
        )
        .asMappedResults(),
    );
    step('cleaned', () =>
      query.runSuiteQL("SELECT REGEXP_REPLACE('a-1', '[^0-9]', '') AS digits FROM DUAL").asMappedResults(),
    );
    step('a thousand and one', () => search.create({ type: 'item' }).run().getRange({ start: 0, end: 1001 }));
    step('with', () => query.runSuiteQL('WITH x AS (SELECT 1 AS n FROM DUAL) SELECT n FROM x'));
    step('limit', () => query.runSuiteQL('SELECT id FROM item LIMIT 1'));
    step('unknown column', () => rows({ type: 'item', columns: ['colour'] }, String));
  };

  return { execute };
});
