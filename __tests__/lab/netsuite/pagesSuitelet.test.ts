// What a Suitelet may answer, and how it goes out.

import { frameOf } from '../../../lab/netsuite/pages/frame';
import { answerOf, redirectTo, ServerResponse } from '../../../lab/netsuite/suiteletHttp';
import { handmadeAccount } from '../../support/handmadeAccount';
import { newForm } from '../../support/widgets';

function newResponse(): ServerResponse {
  return new ServerResponse(frameOf(handmadeAccount(), '/app/site/hosting/scriptlet.nl?script=12&deploy=22'));
}

test.each(['Location', 'server', 'Retry-After', 'WWW-Authenticate', 'Strict-Transport-Security', 'Date', 'Warning'])(
  'the header %s is refused',
  (name) => {
    expect(() => newResponse().setHeader({ name, value: 'x' })).toThrow(
      expect.objectContaining({ name: 'SSS_INVALID_HEADER' }),
    );
    expect(() => newResponse().addHeader({ name, value: 'x' })).toThrow(
      expect.objectContaining({ name: 'SSS_INVALID_HEADER' }),
    );
  },
);

test('a header cannot carry another one behind a line break', () => {
  expect(() => newResponse().setHeader({ name: 'x-note', value: 'a\r\nset-cookie: b' })).toThrow(
    expect.objectContaining({ name: 'SSS_INVALID_HEADER' }),
  );
});

test('headers that are added stand beside each other, headers that are set replace', () => {
  const response = newResponse();
  response.setHeader({ name: 'X-Note', value: 'a' });
  response.addHeader({ name: 'X-Note', value: 'b' });
  expect(response.getHeader({ name: 'x-note' })).toEqual(['a', 'b']);
  response.setHeader({ name: 'X-Note', value: 'c' });
  expect(response.getHeader({ name: 'X-NOTE' })).toBe('c');
  expect(response.getHeader({ name: 'x-other' })).toBeNull();
});

test('what is written goes out in order, as HTML where nothing else is said', () => {
  const response = newResponse();
  response.write('one ');
  response.writeLine({ output: 'two' });
  response.write({ output: '' });
  expect(answerOf(response)).toEqual({
    status: 200,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: 'one two\n',
  });
});

test('only texts are written', () => {
  expect(() => newResponse().write({ output: 12 })).toThrow(expect.objectContaining({ name: 'WRONG_PARAMETER_TYPE' }));
  expect(() => newResponse().write({})).toThrow(expect.objectContaining({ name: 'SSS_MISSING_REQD_ARGUMENT' }));
  expect(() => newResponse().writePage({ pageObject: { title: 'x' } })).toThrow(
    expect.objectContaining({ name: 'SSS_INVALID_TYPE_ARG' }),
  );
});

test('a form is written as a page', () => {
  const response = newResponse();
  response.writePage({ pageObject: newForm() });
  expect(answerOf(response).body).toContain('<h1 dir="auto">Open lines</h1>');
});

test('a redirect wins over what was written', () => {
  const response = newResponse();
  response.write('gone');
  response.sendRedirect({
    type: 'SUITELET',
    identifier: 'customscript_a',
    id: 'customdeploy_b',
    parameters: { custparam_x: '1 2' },
  });
  expect(answerOf(response)).toMatchObject({
    status: 302,
    body: '',
    headers: { location: '/app/site/hosting/scriptlet.nl?script=customscript_a&deploy=customdeploy_b&custparam_x=1+2' },
  });
  redirectTo(response, '/app/log');
  expect(answerOf(response).headers.location).toBe('/app/log');
});

test('a redirect to a task and a PDF are refused by name', () => {
  expect(() => newResponse().sendRedirect({ type: 'TASKLINK', identifier: 'LIST_X' })).toThrow(/NotEmulated/);
  expect(() => newResponse().renderPdf()).toThrow(/NotEmulated/);
});

test('a file goes out with its bytes, its type and its name', () => {
  const response = newResponse();
  response.writeFile({ file: { name: 'räume.zip', fileType: 'ZIP', getContents: () => 'AQID' }, isInline: false });
  const { headers, body } = answerOf(response);
  expect([...(body as Uint8Array)]).toEqual([1, 2, 3]);
  expect(headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': "attachment; filename*=UTF-8''r%C3%A4ume.zip",
  });
});
