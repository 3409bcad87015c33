import type { Chat } from './chat';

/** Tells `chat` when the page is back from sleep or a loss, and what other tabs do; the result ends that. */
export function keepAwake(chat: Chat): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const wake = () => {
    if (document.visibilityState === 'visible') chat.wake();
  };
  window.addEventListener('online', wake, { signal });
  window.addEventListener('pageshow', wake, { signal });
  document.addEventListener('visibilitychange', wake, { signal });
  window.addEventListener(
    'storage',
    ({ key }) => {
      chat.follow(key);
    },
    { signal },
  );
  return () => {
    stop.abort();
  };
}
