import { Chat } from './chat/chat';
import { availableStore } from './chat/store';
import './components/vitrine-chat';
import { PageApi } from './page/api';
import { mountOf, readEmbedding, watchPage } from './page/embedding';
import { photoStore } from './photographs/photos';
import { upload } from './photographs/upload';

/** Puts the chat that `script` asks for onto its page. */
function embed(script: HTMLScriptElement): void {
  const embedding = readEmbedding(script);
  const means = { store: availableStore('localStorage'), photos: photoStore('vitrine'), upload };
  const element = document.createElement('vitrine-chat');
  element.embedding = embedding;
  element.chat = new Chat(embedding, means);
  element.tab = availableStore('sessionStorage');
  watchPage(document.documentElement, () => {
    element.embedding = readEmbedding(script);
  });

  const api = new PageApi(element.chat, element);
  const waiting = window.Vitrine;
  window.Vitrine = api;
  if (Array.isArray(waiting)) api.push(...waiting);

  whenParsed(() => {
    const place = mountOf(script);
    element.mounted = place !== null;
    (place ?? document.body).append(element);
    api.announce();
  });
}

function whenParsed(then: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then);
  else then();
}

// Known only while the script itself runs, so it is asked for first.
const script = document.currentScript;

if (!(script instanceof HTMLScriptElement)) {
  console.error(
    'Vitrine: embed the chat with <script src="https://…/widget.js" async></script>, not as a module.',
  );
} else if (!document.querySelector('vitrine-chat')) {
  embed(script);
}
