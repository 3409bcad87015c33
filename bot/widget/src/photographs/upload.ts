import * as v from 'valibot';

import { readHistory, type Receipt } from '../chat/protocol';
import type { Language } from '../words/strings';

/** A photograph on its way to the gateway. */
export interface Upload {
  readonly gateway: string;
  readonly session: string;
  readonly language: Language;
  readonly clientId: string;
  readonly text: string;
  readonly file: Blob;
}

/** Sends a photograph; `progress` hears how much of it is there, from 0 to 1. Null where the outcome is unclear. */
export type Uploader = (
  upload: Upload,
  progress: (sent: number) => void,
  signal: AbortSignal,
) => Promise<Receipt | null>;

/** How long, in milliseconds, a photograph and its answer may take before the outcome counts as unclear. */
const LONGEST_MS = 120_000;
const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;
const Problem = v.object({ detail: v.fallback(v.string(), '') });

/** Sends a photograph over HTTP. `fetch` does not tell how much of a body has been sent. */
export const upload: Uploader = ({ gateway, session, language, clientId, text, file }, progress, signal) =>
  new Promise((resolve) => {
    const form = new FormData();
    form.append('client_id', clientId);
    if (text) form.append('text', text);
    // Without a name: the gateway would show it, and it may say more than the shopper wants to.
    form.append('file', file, '');
    const request = new XMLHttpRequest();
    request.open('POST', `${gateway}/api/uploads`);
    request.timeout = LONGEST_MS;
    request.setRequestHeader('Authorization', `Bearer ${session}`);
    request.setRequestHeader('Accept-Language', language);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('loadend', () => {
      resolve(receiptOf(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    });
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(form);
  });

/** What the gateway's answer means: `status` is 0 where there was none, `retryAfter` in seconds. */
export function receiptOf(status: number, body: string, retryAfter: string | null): Receipt | null {
  const answer = parsed(body);
  if (status === 200) return { logged: readHistory(answer).messages };
  if (status !== UNAVAILABLE && (status < 400 || status >= 500)) return null;
  const seconds = Number(retryAfter ?? NaN);
  return {
    refused: v.is(Problem, answer) ? v.parse(Problem, answer).detail : '',
    passing: status === TOO_MANY_REQUESTS || status === UNAVAILABLE,
    retryAfterS: Number.isFinite(seconds) && seconds >= 0 ? seconds : null,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}
