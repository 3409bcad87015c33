import { Chat } from './chat';
import './components/vitrine-chat';
import { readEmbedding } from './embedding';
import { availableStore } from './store';

// Known only while the script itself runs, so it is asked for first.
const script = document.currentScript;

if (!(script instanceof HTMLScriptElement)) {
  console.error(
    'Vitrine: embed the chat with <script src="https://…/widget.js" async></script>, not as a module.',
  );
} else if (!document.querySelector('vitrine-chat')) {
  const embedding = readEmbedding(script);
  const element = document.createElement('vitrine-chat');
  element.embedding = embedding;
  element.chat = new Chat(embedding, availableStore('localStorage'));
  element.tab = availableStore('sessionStorage');
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => {
      document.body.append(element);
    });
  else document.body.append(element);
}
