// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { STRINGS } from '../words/strings';
import './vitrine-composer';
import type { VitrineComposer, Written } from './vitrine-composer';

/** A browser's recognition of speech that hears what the test says. */
class Recognition extends EventTarget {
  static newest: Recognition | null = null;
  lang = '';
  start = vi.fn();
  stop = vi.fn();

  constructor() {
    super();
    Recognition.newest = this;
  }

  hear(...words: string[]): void {
    const results = words.map((transcript) => [{ transcript }]);
    this.dispatchEvent(Object.assign(new Event('result'), { results }));
  }

  end(error?: string): void {
    if (error) this.dispatchEvent(Object.assign(new Event('error'), { error }));
    this.dispatchEvent(new Event('end'));
  }
}

describe('the composer', () => {
  let composer: VitrineComposer;
  let written: Written[];
  let troubles: string[];

  function field(): HTMLTextAreaElement {
    const found = composer.shadowRoot?.querySelector('textarea');
    if (!found) throw new Error('no field');
    return found;
  }

  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await composer.updateComplete;
  }

  function find(selector: string): HTMLElement {
    const found = composer.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }

  async function press(init: KeyboardEventInit): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
    field().dispatchEvent(event);
    await composer.updateComplete;
    return event;
  }

  beforeEach(async () => {
    written = [];
    troubles = [];
    vi.stubGlobal('webkitSpeechRecognition', Recognition);
    composer = document.createElement('vitrine-composer');
    composer.strings = STRINGS.en;
    composer.language = 'en';
    composer.addEventListener('written', (event) => written.push((event as CustomEvent<Written>).detail));
    composer.addEventListener('troubled', (event) => troubles.push((event as CustomEvent<string>).detail));
    document.body.append(composer);
    await composer.updateComplete;
  });

  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  it('sends with Enter and is empty again', async () => {
    await type('  the sole, please \n');
    expect((await press({})).defaultPrevented).toBe(true);
    expect(written).toEqual([{ text: 'the sole, please', photos: [] }]);
    expect(field().value).toBe('');
  });

  it('begins a new line with Shift and Enter', async () => {
    await type('one');
    expect((await press({ shiftKey: true })).defaultPrevented).toBe(false);
    expect(written).toEqual([]);
    expect(field().value).toBe('one');
  });

  it.each([
    ['while it composes', { isComposing: true }],
    ['as Safari says it', { keyCode: 229 }],
  ])('leaves Enter to the input method %s', async (_, init) => {
    await type('鞋底');
    expect((await press(init)).defaultPrevented).toBe(false);
    expect(written).toEqual([]);
    expect(field().value).toBe('鞋底');
  });

  it('sends with its button, but nothing that is blank', async () => {
    const button = find('.send') as HTMLButtonElement;
    await type(' \n ');
    expect(button.disabled).toBe(true);
    await press({});
    await type('hello');
    expect(button.disabled).toBe(false);
    button.click();
    expect(written).toEqual([{ text: 'hello', photos: [] }]);
  });

  it('takes back what was refused, unless something new is there', async () => {
    composer.returned = 'too long';
    await composer.updateComplete;
    expect(field().value).toBe('too long');
    await type('shorter');
    composer.returned = 'another';
    await composer.updateComplete;
    expect(field().value).toBe('shorter');
  });

  it('puts an emoji where the shopper writes, over what is marked there', async () => {
    await type('I it');
    field().setSelectionRange(2, 2);
    find('vitrine-emoji').dispatchEvent(new CustomEvent('chosen-emoji', { detail: '❤️' }));
    await composer.updateComplete;
    expect(field().value).toBe('I ❤️it');
    expect(composer.shadowRoot?.activeElement).toBe(field());
  });

  describe('with photos', () => {
    const heic = (name: string) => new File([name], name, { type: 'image/heic' });

    beforeEach(() => {
      vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no picture')));
    });

    async function attach(...files: File[]): Promise<void> {
      await composer.attach(files);
      await composer.updateComplete;
    }

    it('shows them until they are sent, in order and with the text', async () => {
      const files = [heic('a.heic'), heic('b.heic')];
      await attach(...files);
      expect(composer.shadowRoot?.querySelectorAll('li')).toHaveLength(2);
      await type('which one?');
      await press({});
      expect(written).toEqual([{ text: 'which one?', photos: files }]);
      expect(composer.shadowRoot?.querySelector('li')).toBeNull();
    });

    describe('while they are being made smaller', () => {
      let ready: () => void;
      let attached: Promise<void>;

      beforeEach(async () => {
        const picture = new Promise((_, reject) => {
          ready = () => {
            reject(new DOMException('no picture'));
          };
        });
        vi.stubGlobal('createImageBitmap', () => picture);
        attached = composer.attach([heic('a.heic'), heic('b.heic')]);
        await composer.updateComplete;
      });

      async function finish(): Promise<void> {
        ready();
        await attached;
        await composer.updateComplete;
      }

      it('sends them without words too, as soon as all are ready', async () => {
        await press({});
        expect(written).toEqual([]);
        expect((find('.send') as HTMLButtonElement).disabled).toBe(true);
        await finish();
        expect(written.map(({ photos }) => photos.length)).toEqual([2]);
        expect(composer.shadowRoot?.querySelector('li')).toBeNull();
      });

      it.each([
        ['writes on', () => type('which one?')],
        [
          'takes one of them back',
          async () => {
            find('.remove').click();
            await composer.updateComplete;
          },
        ],
      ])('keeps them if the shopper %s', async (_, change) => {
        await press({});
        await change();
        await finish();
        expect(written).toEqual([]);
        find('.send').click();
        expect(written).toHaveLength(1);
      });
    });

    it('lets each be left out again', async () => {
      const [first, second] = [heic('a.heic'), heic('b.heic')];
      await attach(first, second);
      find('.remove').click();
      await composer.updateComplete;
      find('.send').click();
      expect(written).toEqual([{ text: '', photos: [second] }]);
    });

    it('says what cannot be sent, and keeps the others', async () => {
      await attach(new File(['x'], 'invoice.pdf', { type: 'application/pdf' }), heic('a.heic'));
      expect(troubles).toEqual([STRINGS.en.noPhoto]);
      expect(composer.shadowRoot?.querySelectorAll('li')).toHaveLength(1);
    });
  });

  describe('with speech', () => {
    const button = (): HTMLElement => find('[aria-pressed]');

    async function speak(): Promise<Recognition> {
      button().click();
      await composer.updateComplete;
      if (!Recognition.newest) throw new Error('nobody listens');
      return Recognition.newest;
    }

    it('is not there where the browser cannot listen', async () => {
      vi.unstubAllGlobals();
      composer.requestUpdate();
      await composer.updateComplete;
      expect(composer.shadowRoot?.querySelector('[aria-pressed]')).toBeNull();
    });

    it('writes down what is heard, after what is there, and says that it listens', async () => {
      await type('Hello,');
      const recognition = await speak();
      expect(recognition.start).toHaveBeenCalledOnce();
      expect(recognition.lang).toMatch(/^en/);
      expect(button().getAttribute('aria-pressed')).toBe('true');
      expect(find('[role=status]').textContent).toBe(STRINGS.en.listening);
      recognition.hear('do you', ' have');
      recognition.hear('do you', ' have this in blue');
      await composer.updateComplete;
      expect(field().value).toBe('Hello, do you have this in blue');
      recognition.end();
      await composer.updateComplete;
      expect(button().getAttribute('aria-pressed')).toBe('false');
      expect(troubles).toEqual([]);
    });

    it('comes to an end when it is asked to, with its last words', async () => {
      const recognition = await speak();
      await speak();
      expect(recognition.stop).toHaveBeenCalledOnce();
      recognition.hear('the end');
      recognition.end();
      await composer.updateComplete;
      expect(field().value).toBe('the end');
    });

    it('gives way to what is typed or sent', async () => {
      const recognition = await speak();
      recognition.hear('hell');
      await composer.updateComplete;
      await type('hello');
      recognition.hear('hell no');
      await composer.updateComplete;
      expect(field().value).toBe('hello');
      expect(button().getAttribute('aria-pressed')).toBe('false');
    });

    it.each([
      ['not-allowed', STRINGS.en.microphoneBlocked],
      ['no-speech', STRINGS.en.nothingHeard],
      ['network', STRINGS.en.dictationFailed],
    ])('says what went wrong: %s', async (error, sentence) => {
      (await speak()).end(error);
      expect(troubles).toEqual([sentence]);
    });
  });
});
