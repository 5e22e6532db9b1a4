/**
 * Files, caches, hashes, formats, requests and mail, each as scripts use them and as they are refused.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define([
  'N/cache',
  'N/crypto',
  'N/email',
  'N/encode',
  'N/file',
  'N/format',
  'N/https',
  'N/log',
  'N/runtime',
  './outcome',
], (cache, crypto, email, encode, file, format, https, log, runtime, { step }) => {
  const SCRIPTS = -15;
  const digest = (algorithm) => {
    const hash = crypto.createHash({ algorithm });
    hash.update({ input: 'abc' });
    return hash.digest({ outputEncoding: encode.Encoding.HEX }).toLowerCase().slice(0, 8);
  };
  const mail = (options) =>
    email.send({ author: 1, recipients: 'ann@example.com', subject: 'Hello', body: 'There', ...options });

  const execute = () => {
    step('settings', () => [
      file.load({ id: 'SuiteScripts/bench/settings.json' }).fileType,
      JSON.parse(file.load({ id: '/SuiteScripts/bench/settings.json' }).getContents()).depth,
    ]);
    const written = step('written', () => {
      const made = file.create({ name: 'log.csv', fileType: file.Type.CSV, contents: 'a,b\n', folder: SCRIPTS });
      made.appendLine({ value: '1,2' });
      return made.save() > 0;
    });
    step('read', () => {
      const lines = [];
      if (written)
        file
          .load({ id: 'SuiteScripts/log.csv' })
          .lines.iterator()
          .each(({ value }) => lines.push(value) > 0);
      return lines;
    });
    step('without a folder', () => file.create({ name: 'x.txt', fileType: file.Type.PLAINTEXT, contents: 'x' }).save());
    step('in no folder', () =>
      file.create({ name: 'x.txt', fileType: file.Type.PLAINTEXT, contents: 'x', folder: 99_999 }).save(),
    );
    step('eleven megabytes', () =>
      file.create({
        name: 'x.txt',
        fileType: file.Type.PLAINTEXT,
        contents: 'x'.repeat(11 * 1024 * 1024),
        folder: SCRIPTS,
      }),
    );
    step('both ways', () => {
      const made = file.load({ id: 'SuiteScripts/log.csv' });
      made.lines.iterator().each(() => false);
      made.appendLine({ value: '3,4' });
    });
    const kept = cache.getCache({ name: 'bench', scope: cache.Scope.PRIVATE });
    step('cached', () => kept.get({ key: 'a', loader: () => ({ n: 1 }), ttl: 300 }));
    step('cached shortly', () => kept.put({ key: 'b', value: 'x', ttl: 60 }));
    step('hashed', () => digest(crypto.HashAlg.SHA256));
    step('key in the clear', () => crypto.createHmac({ algorithm: crypto.HashAlg.SHA256, key: 'secret' }));
    step('secret nobody made', () => crypto.createSecretKey({ secret: 'custsecret_bench_none' }));
    step('encoded', () =>
      encode.convert({ string: 'hé', inputEncoding: encode.Encoding.UTF_8, outputEncoding: encode.Encoding.BASE_64 }),
    );
    const moment = new Date(Date.UTC(2026, 10, 2, 23, 30));
    step('in words', () => [
      format.format({ value: moment, type: format.Type.DATE }),
      format.format({ value: moment, type: format.Type.DATETIME, timezone: format.Timezone.EUROPE_LONDON }),
      format.parse({ value: 'someday', type: format.Type.DATE }),
      moment.getHours(),
    ]);
    step('unknown host', () => https.get({ url: 'https://nowhere.example/' }));
    step('in the clear', () => https.get({ url: 'http://nowhere.example/' }));
    step('object as JSON', () =>
      https.post({ url: 'https://nowhere.example/', body: { a: 1 }, headers: { 'Content-Type': 'application/json' } }),
    );
    step('underscore', () => https.get({ url: 'https://nowhere.example/', headers: { x_y: '1' } }));
    step('mail', () => mail({}));
    step('eleven readers', () => mail({ recipients: Array.from({ length: 11 }, (_, n) => `r${n}@example.com`) }));
    step('mail of the system', () => mail({ author: runtime.getCurrentUser().id }));
    step('no address', () => mail({ recipients: ['nobody'] }));
    log.audit('t'.repeat(120), 'd'.repeat(5000));
  };
  return { execute };
});
