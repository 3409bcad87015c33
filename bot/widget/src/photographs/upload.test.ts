// @vitest-environment happy-dom
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { receiptOf, upload } from './upload';

const LOGGED = { messages: [{ id: 'm1', seq: 1, role: 'shopper', text: 'look', client_id: 'a' }] };
const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };

describe('an upload', () => {
  let server: Server;
  let heard: { request: IncomingMessage; body: string }[];
  let answer: (response: ServerResponse) => void;

  function send(signal = new AbortController().signal, text = 'look') {
    const { port } = server.address() as AddressInfo;
    const file = new Blob(['the photo'], { type: 'image/jpeg' });
    const gateway = `http://127.0.0.1:${port}`;
    const parcel = { gateway, session: 's', language: 'zh', clientId: 'a', text, file } as const;
    return upload(parcel, () => undefined, signal);
  }

  beforeEach(async () => {
    heard = [];
    answer = (response) => response.writeHead(200, CORS).end(JSON.stringify(LOGGED));
    server = createServer((request, response) => {
      if (request.method === 'OPTIONS') {
        response.writeHead(204, CORS).end();
        return;
      }
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push({ request, body });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('brings the photo, its words and whose it is', async () => {
    expect(await send()).toMatchObject({ logged: [{ id: 'm1', client_id: 'a' }] });
    const [{ request, body } = { request: null, body: '' }] = heard;
    expect(request?.url).toBe('/api/uploads');
    expect(request?.headers).toMatchObject({ authorization: 'Bearer s', 'accept-language': 'zh' });
    for (const part of ['name="client_id"', 'name="text"', 'look', 'name="file"', 'image/jpeg', 'the photo'])
      expect(body).toContain(part);
  });

  it('without words names none', async () => {
    await send(undefined, '');
    expect(heard[0]?.body).not.toContain('name="text"');
  });

  it('that is broken off has no outcome', async () => {
    const stop = new AbortController();
    answer = () => {
      stop.abort();
    };
    expect(await send(stop.signal)).toBeNull();
  });

  it('that the gateway does not answer has no outcome', async () => {
    answer = (response) => response.destroy();
    expect(await send()).toBeNull();
  });
});

describe('what the answer means', () => {
  const PROBLEM = JSON.stringify({ title: 'No', detail: 'Too large.' });

  it.each([
    [413, null, { refused: 'Too large.', passing: false, retryAfterS: null }],
    [415, null, { refused: 'Too large.', passing: false, retryAfterS: null }],
    [422, '3', { refused: 'Too large.', passing: false, retryAfterS: 3 }],
    [429, '7', { refused: 'Too large.', passing: true, retryAfterS: 7 }],
    [503, 'Fri, 31 Dec 1999 23:59:59 GMT', { refused: 'Too large.', passing: true, retryAfterS: null }],
    [0, null, null],
    [500, null, null],
    [502, '1', null],
  ])('%i', (status, retryAfter, receipt) => {
    expect(receiptOf(status, PROBLEM, retryAfter)).toEqual(receipt);
  });

  it('is a refusal without words where a proxy answers with a page of its own', () => {
    expect(receiptOf(413, '<html>', null)).toEqual({ refused: '', passing: false, retryAfterS: null });
  });
});
