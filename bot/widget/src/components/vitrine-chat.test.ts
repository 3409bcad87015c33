// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Chat } from '../chat';
import type { Embedding } from '../embedding';
import { memoryStore, type Store } from '../store';
import { STRINGS } from '../strings';
import './vitrine-chat';
import type { VitrineChat } from './vitrine-chat';

const NOBODY: Embedding = {
  gateway: 'http://127.0.0.1:9',
  shop: null,
  language: 'zh',
  position: 'left',
  colour: '#ffd400',
};

describe('the chat on a page', () => {
  let tab: Store;
  let element: VitrineChat;

  async function embed(embedding: Embedding = NOBODY): Promise<ShadowRoot> {
    element = document.createElement('vitrine-chat');
    element.embedding = embedding;
    element.chat = new Chat(embedding, memoryStore(), { answerMs: 200, retryMs: 20, reconnectMs: [20, 40] });
    element.tab = tab;
    document.body.append(element);
    await element.updateComplete;
    if (!element.shadowRoot) throw new Error('no shadow root');
    return element.shadowRoot;
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
    const root = await embed({ ...NOBODY, shop: '<b>Juniper</b>' });
    expect(find(root, 'h2').textContent).toBe('<b>Juniper</b>');
    expect(element.getAttribute('position')).toBe('left');
    expect(element.style.getPropertyValue('--accent')).toBe('#ffd400');
    expect(element.style.getPropertyValue('--on-accent')).toBe('#000000');
  });
});
