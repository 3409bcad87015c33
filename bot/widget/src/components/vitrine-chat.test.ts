// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Chat } from '../chat/chat';
import { EMPTY, type Conversation } from '../chat/conversation';
import { readMessage, type Message } from '../chat/protocol';
import { memoryStore, type Store } from '../chat/store';
import type { Embedding } from '../page/embedding';
import { photoStore } from '../photographs/photos';
import { STRINGS } from '../words/strings';
import './vitrine-chat';
import type { VitrineChat } from './vitrine-chat';
import { VitrineComposer } from './vitrine-composer';

const NOBODY: Embedding = {
  gateway: 'http://127.0.0.1:9',
  language: 'zh',
  direction: 'ltr',
  position: 'left',
  title: null,
  greeting: null,
  hint: null,
  colour: '#ffd400',
  theme: 'auto',
  radius: null,
  icon: null,
  customerToken: null,
};
const PATIENCE = { answerMs: 200, retryMs: 20, reconnectMs: [20, 40] } as const;

/** A chat that nobody answers, and to which the test says what is said. */
class LonelyChat extends Chat {
  said: Conversation | null = null;
  news = 0;
  override close = vi.fn(() => Promise.resolve());
  override delete = vi.fn(() => Promise.resolve());

  override get unread(): number {
    return this.news;
  }

  override get conversation(): Conversation {
    return this.said ?? super.conversation;
  }
}

function message(seq: number, role = 'bot'): Message {
  const read = readMessage({ id: `m${seq}`, seq, role, text: `message ${seq}` });
  if (!read) throw new Error('not a message');
  return read;
}

describe('the chat on a page', () => {
  let tab: Store;
  let element: VitrineChat;
  let chat: LonelyChat;

  async function embed(embedding: Embedding = NOBODY, mounted = false): Promise<ShadowRoot> {
    element = document.createElement('vitrine-chat');
    element.embedding = embedding;
    const upload = () => Promise.resolve(null);
    chat = new LonelyChat(embedding, { store: memoryStore(), photos: photoStore('test'), upload }, PATIENCE);
    element.chat = chat;
    element.tab = tab;
    element.mounted = mounted;
    document.body.append(element);
    await element.updateComplete;
    if (!element.shadowRoot) throw new Error('no shadow root');
    return element.shadowRoot;
  }

  async function hear(...messages: Message[]): Promise<void> {
    chat.said = { ...EMPTY, messages };
    element.requestUpdate();
    await element.updateComplete;
  }

  function find(root: ParentNode, selector: string): HTMLElement {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }

  async function tap(root: ShadowRoot, selector: string): Promise<void> {
    find(root, selector).click();
    await element.updateComplete;
    await Promise.resolve();
  }

  beforeEach(() => {
    tab = memoryStore();
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('is a button until it is opened, and connects to nothing before that', async () => {
    const root = await embed();
    expect(find(root, '.panel').hidden).toBe(true);
    expect(find(root, '.launcher').getAttribute('aria-expanded')).toBe('false');
    expect(element.chat.conversation.connection).toBe('idle');
    await tap(root, '.launcher');
    expect(find(root, '.panel').hidden).toBe(false);
    expect(find(root, '.launcher').getAttribute('aria-expanded')).toBe('true');
    expect(element.chat.conversation.connection).toBe('connecting');
  });

  it('puts the focus into the message, and back onto the button when Escape closes it', async () => {
    const root = await embed();
    await tap(root, '.launcher');
    expect(root.activeElement?.localName).toBe('vitrine-composer');
    find(root, '.head').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await element.updateComplete;
    await Promise.resolve();
    expect(find(root, '.panel').hidden).toBe(true);
    expect(root.activeElement).toBe(find(root, '.launcher'));
  });

  it('says first that it is a machine, in the language of the page', async () => {
    const root = await embed();
    await tap(root, '.launcher');
    const messages = find(root, 'vitrine-messages');
    expect(find(messages.shadowRoot ?? root, '[role=log]').textContent).toContain(STRINGS.zh.introduction);
    expect(element.lang).toBe('zh-CN');
  });

  it('says so when the gateway cannot be reached, and keeps what is written', async () => {
    const root = await embed();
    await tap(root, '.launcher');
    element.chat.write('在吗');
    await vi.waitFor(() => {
      expect(find(root, 'vitrine-notice').shadowRoot?.textContent).toContain(STRINGS.zh.lost);
    });
    const messages = find(root, 'vitrine-messages').shadowRoot ?? root;
    expect(find(messages, 'vitrine-message[waiting]').shadowRoot?.textContent).toContain('在吗');
  });

  it('stays open from page to page', async () => {
    const first = await embed();
    await tap(first, '.launcher');
    element.remove();
    const second = await embed();
    expect(find(second, '.panel').hidden).toBe(false);
  });

  it('wears the shop’s name, corner and colour', async () => {
    const root = await embed({ ...NOBODY, title: '<b>Juniper</b>', radius: 8, theme: 'dark' });
    const ground = find(root, '.chat');
    expect(find(root, 'h2').textContent).toBe('<b>Juniper</b>');
    expect(ground.dataset).toMatchObject({ position: 'left', theme: 'dark' });
    expect(ground.style.getPropertyValue('--accent')).toBe('#ffd400');
    expect(ground.style.getPropertyValue('--on-accent')).toBe('#000000');
    expect(ground.style.getPropertyValue('--radius-of-script')).toBe('8px');
  });

  it('says what the shop wants said, and goes over to the page’s other language', async () => {
    const root = await embed({ ...NOBODY, greeting: '欢迎光临', direction: 'rtl', icon: '/icon.svg' });
    const messages = find(root, 'vitrine-messages').shadowRoot ?? root;
    expect(messages.textContent).toContain('欢迎光临');
    expect(find(root, '.chat').getAttribute('dir')).toBe('rtl');
    expect(find(root, '.launcher img').getAttribute('src')).toBe('/icon.svg');
    element.embedding = { ...NOBODY, language: 'en' };
    await element.updateComplete;
    expect(find(root, 'h2').textContent).toBe(STRINGS.en.title);
    expect(element.lang).toBe('en');
    expect(chat.language).toBe('en');
  });

  it('counts what has not been read, as long as there are not too many', async () => {
    const root = await embed({ ...NOBODY, language: 'en' });
    expect(root.querySelector('.unread')).toBeNull();
    chat.news = 3;
    await hear(message(1));
    expect(find(root, '.unread').textContent).toBe('3');
    expect(find(root, '.launcher').getAttribute('aria-label')).toBe('Open the chat: New messages: 3');
    chat.news = 12;
    await hear(message(1));
    expect(find(root, '.unread').textContent).toBe('9+');
  });

  it('opens and closes at the page’s wish, and gives the focus back to what had it', async () => {
    const root = await embed();
    const heard: string[] = [];
    for (const name of ['opened', 'closed']) element.addEventListener(name, () => heard.push(name));
    const own = document.createElement('button');
    document.body.append(own);
    own.focus();
    await element.show();
    expect(root.activeElement?.localName).toBe('vitrine-composer');
    await element.hide();
    expect(document.activeElement).toBe(own);
    expect(heard).toEqual(['opened', 'closed']);
  });

  it('leaves the focus alone where the shopper has done nothing to open it', async () => {
    vi.stubGlobal('navigator', { languages: ['en'], userActivation: { isActive: false } });
    await embed();
    const search = document.createElement('input');
    document.body.append(search);
    search.focus();
    await element.show();
    expect(document.activeElement).toBe(search);
    await element.hide();
    expect(document.activeElement).toBe(search);
    vi.unstubAllGlobals();
  });

  it('fills the place that the page has for it, always open and no dialog', async () => {
    const root = await embed(NOBODY, true);
    expect(find(root, '.panel').hidden).toBe(false);
    expect(find(root, '.panel').getAttribute('role')).toBe('region');
    expect(root.querySelector('.launcher, .close')).toBeNull();
    find(root, '.head').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await element.updateComplete;
    expect(find(root, '.panel').hidden).toBe(false);
  });

  describe('has a menu, which', () => {
    async function pick(name: string): Promise<ShadowRoot> {
      const root = await embed({ ...NOBODY, language: 'en' });
      await tap(root, '.launcher');
      await hear(message(1, 'shopper'), message(2));
      find(root, 'vitrine-menu').dispatchEvent(new CustomEvent('picked', { detail: name }));
      await element.updateComplete;
      return root;
    }

    it('offers nothing while nothing has been said', async () => {
      const root = await embed();
      const menu = root.querySelector('vitrine-menu');
      expect(menu?.items.map(({ disabled }) => disabled)).toEqual([true, true, true]);
      await hear(message(1, 'shopper'));
      expect(menu?.items.map(({ disabled }) => disabled)).toEqual([false, false, false]);
    });

    it('ends the talk', async () => {
      await pick('end');
      expect(chat.close).toHaveBeenCalledOnce();
    });

    it('hands the conversation over as a text', async () => {
      const made: Blob[] = [];
      vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${made.push(blob as Blob)}`);
      const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
      await pick('download');
      expect(clicked).toHaveBeenCalledOnce();
      expect(await made[0]?.text()).toContain('message 2');
      vi.restoreAllMocks();
    });

    it('deletes everything, but asks first', async () => {
      const root = await pick('delete');
      const confirmation = find(root, 'vitrine-confirm').shadowRoot ?? root;
      expect(find(confirmation, 'dialog').hasAttribute('open')).toBe(true);
      find(confirmation, '.no').click();
      expect(find(confirmation, 'dialog').hasAttribute('open')).toBe(false);
      expect(chat.delete).not.toHaveBeenCalled();
      find(root, 'vitrine-menu').dispatchEvent(new CustomEvent('picked', { detail: 'delete' }));
      find(confirmation, '.yes').click();
      expect(chat.delete).toHaveBeenCalledOnce();
    });
  });

  it.each([
    [{ delay: 'Please wait.' }, 'Please wait.'],
    [{ deleted: true }, STRINGS.zh.deleted],
    [{ problem: { sentence: 'Too long.', text: 'long' } }, 'Too long.'],
    [{ problem: { sentence: '', text: 'long' } }, STRINGS.zh.refused],
    [{ problem: { sentence: '', text: null } }, STRINGS.zh.failed],
  ])('says what has happened: %j', async (state, sentence) => {
    const root = await embed();
    chat.said = { ...EMPTY, ...state };
    element.requestUpdate();
    await element.updateComplete;
    expect(find(root, 'vitrine-notice').shadowRoot?.textContent).toContain(sentence);
  });

  it('says what the browser cannot do, until the shopper has read it', async () => {
    const root = await embed();
    find(root, 'vitrine-composer').dispatchEvent(new CustomEvent('troubled', { detail: '不行' }));
    await element.updateComplete;
    const notice = find(root, 'vitrine-notice');
    expect(notice.shadowRoot?.textContent).toContain('不行');
    notice.dispatchEvent(new CustomEvent('dismissed'));
    await element.updateComplete;
    expect(root.querySelector('vitrine-notice')).toBeNull();
  });

  it('takes photos that are dropped or pasted, and words as words', async () => {
    const root = await embed();
    const attach = vi.spyOn(VitrineComposer.prototype, 'attach').mockResolvedValue();
    const photo = new File(['photo'], 'a.jpg', { type: 'image/jpeg' });

    async function happen(type: string, field: string, data: object): Promise<boolean> {
      const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { [field]: data });
      find(root, '.head').dispatchEvent(event);
      await element.updateComplete;
      return event.defaultPrevented;
    }

    expect(await happen('dragover', 'dataTransfer', { types: ['text/plain'] })).toBe(false);
    expect(root.querySelector('.drop')).toBeNull();
    expect(await happen('dragover', 'dataTransfer', { types: ['Files'] })).toBe(true);
    expect(find(root, '.drop').textContent).toContain(STRINGS.zh.dropHere);
    expect(await happen('drop', 'dataTransfer', { types: ['Files'], files: [photo] })).toBe(true);
    expect(root.querySelector('.drop')).toBeNull();
    expect(await happen('paste', 'clipboardData', { types: ['Files'], files: [photo] })).toBe(true);
    const copied = { types: ['text/plain', 'Files'], files: [photo] };
    expect(await happen('paste', 'clipboardData', copied)).toBe(false);
    expect(attach.mock.calls).toEqual([[[photo]], [[photo]]]);
    attach.mockRestore();
  });
});
