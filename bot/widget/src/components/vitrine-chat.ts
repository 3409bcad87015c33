import { LitElement, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import type { Chat } from '../chat/chat';
import { isClosed } from '../chat/conversation';
import type { Button } from '../chat/protocol';
import { keep, type Store } from '../chat/store';
import { keepAwake } from '../chat/waking';
import type { Embedding } from '../page/embedding';
import { lookOf, type Look } from '../page/look';
import { reader } from '../voice/speech';
import { STRINGS, filled, type Strings } from '../words/strings';
import { saveText, transcriptOf } from '../words/transcript';
import { element } from './element';
import { downIcon, photoIcon, speechIcon } from './icons';
import { foundation, theme } from './theme';
import { styles } from './vitrine-chat.styles';
import './vitrine-composer';
import type { VitrineComposer, Written } from './vitrine-composer';
import './vitrine-confirm';
import type { VitrineConfirm } from './vitrine-confirm';
import './vitrine-menu';
import type { Item } from './vitrine-menu';
import './vitrine-messages';
import type { VitrineMessages } from './vitrine-messages';
import './vitrine-notice';
import type { OutgoingAction } from './vitrine-outgoing';
import type { Enlarged } from './vitrine-picture';
import './vitrine-viewer';
import type { VitrineViewer } from './vitrine-viewer';

/** What the shopper thinks of a message; a `value` of null takes it back. */
export interface Rated {
  readonly messageId: string;
  readonly value: number | null;
  readonly reason: string;
}

type Choice = 'download' | 'end' | 'delete';

const OPEN = 'vitrine:open';
/** The most that the number of unread messages says. */
const MOST_UNREAD = 9;

/**
 * The chat on a shop's page: a button in the corner and the panel that it opens or, where it is `mounted`, the panel
 * alone, always open, in the place that the page has for it.
 *
 * @fires opened - when the panel has opened
 * @fires closed - when it has closed
 */
@element('vitrine-chat')
export class VitrineChat extends LitElement {
  static override styles = [theme, foundation, styles];

  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) embedding!: Embedding;
  /** Keeps the panel open from page to page in this tab. */
  @property({ attribute: false }) tab!: Store;
  @property({ type: Boolean, reflect: true }) mounted = false;
  @state() private open = false;
  @state() private look: Look = { theme: 'auto', properties: {} };
  /** The part of the window that a phone's keyboard leaves free. */
  @state() private room: Readonly<Record<string, string>> = {};
  @state() private isDraggedOver = false;
  /** What the browser could not do, as a sentence. */
  @state() private trouble: string | null = null;
  @query('.chat') private ground!: HTMLElement;
  @query('.launcher') private launcher!: HTMLButtonElement | null;
  @query('.close') private closer!: HTMLButtonElement;
  @query('vitrine-composer') private composer!: VitrineComposer;
  @query('vitrine-confirm') private confirmation!: VitrineConfirm;
  @query('vitrine-messages') private messages!: VitrineMessages;
  @query('vitrine-viewer') private viewer!: VitrineViewer;
  private strings: Strings = STRINGS.en;
  /** What had the focus before the panel took it. */
  private opener: HTMLElement | null = null;
  private leave = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.leave = new AbortController();
    const { signal } = this.leave;
    signal.addEventListener('abort', this.chat.subscribe(this.chatChanged));
    signal.addEventListener('abort', keepAwake(this.chat));
    document.addEventListener('visibilitychange', this.chatChanged, { signal });
    window.visualViewport?.addEventListener('resize', this.windowChanged, { signal });
    window.visualViewport?.addEventListener('scroll', this.windowChanged, { signal });
    this.open = this.mounted || this.tab.getItem(OPEN) !== null;
    if (this.open || this.chat.hasSession) this.chat.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave.abort();
    this.chat.disconnect();
  }

  get isOpen(): boolean {
    return this.open;
  }

  /** Opens the panel. It takes the focus only where the shopper has just done something to open it. */
  async show(): Promise<void> {
    if (this.open) return;
    this.opener = this.focusedOnPage();
    this.open = true;
    this.look = lookOf(this.embedding, this);
    keep(this.tab, OPEN, 'yes');
    this.chat.connect();
    this.chatChanged();
    await this.updateComplete;
    this.messages.follow('answer');
    this.dispatchEvent(new CustomEvent('opened'));
    if (!hasActed()) return;
    // On a phone the keyboard would cover the conversation before it has been read.
    if (matchMedia('(pointer: coarse)').matches) this.closer.focus();
    else this.composer.focus();
  }

  /** Closes the panel, and gives the focus back where it had it. */
  async hide(): Promise<void> {
    if (!this.open || this.mounted) return;
    const hadFocus = document.activeElement === this;
    this.open = false;
    reader?.stop();
    this.tab.removeItem(OPEN);
    await this.updateComplete;
    this.dispatchEvent(new CustomEvent('closed'));
    if (hadFocus) (this.opener?.isConnected ? this.opener : this.launcher)?.focus();
  }

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (!changes.has('embedding')) return;
    const { language, title, greeting, hint } = this.embedding;
    const own = STRINGS[language];
    this.strings = {
      ...own,
      title: title ?? own.title,
      introduction: greeting ?? own.introduction,
      hint: hint ?? own.hint,
    };
    this.look = lookOf(this.embedding, this);
    this.lang = language === 'zh' ? 'zh-CN' : 'en';
    this.chat.language = language;
  }

  protected override updated(): void {
    for (const [name, value] of Object.entries({ ...this.look.properties, ...this.room }))
      this.ground.style.setProperty(name, value);
  }

  protected override render() {
    const { embedding, open, strings, mounted, look } = this;
    const { conversation } = this.chat;
    return html`<div
      class="chat ${mounted ? 'mounted' : ''}"
      data-theme=${look.theme}
      data-position=${embedding.position ?? nothing}
      dir=${embedding.direction}
    >
      <section
        id="panel"
        class="panel"
        role=${mounted ? 'region' : 'dialog'}
        aria-labelledby="title"
        ?hidden=${!open}
        @keydown=${this.keyPressed}
        @paste=${this.pasted}
        @dragenter=${this.draggedOver}
        @dragover=${this.draggedOver}
        @dragleave=${this.draggedAway}
        @drop=${this.dropped}
        @enlarged=${this.enlarged}
        @rated=${this.rated}
        @chosen=${this.chosen}
        @outgoing=${this.outgoing}
      >
        <div class="head">
          <div class="names">
            <h2 id="title"><bdi>${strings.title}</bdi></h2>
            <p>${strings.assistant}</p>
          </div>
          <vitrine-menu label=${strings.menu} .items=${this.choices()} @picked=${this.picked}></vitrine-menu>
          ${
            mounted
              ? nothing
              : html`<button type="button" class="close" aria-label=${strings.close} @click=${this.hide}>
                  ${downIcon}
                </button>`
          }
        </div>
        ${this.notices()}
        <vitrine-messages
          .conversation=${conversation}
          .strings=${strings}
          .gateway=${embedding.gateway}
          .language=${embedding.language}
        ></vitrine-messages>
        <vitrine-composer
          .strings=${strings}
          .language=${embedding.language}
          .returned=${conversation.problem?.text ?? null}
          @written=${this.written}
          @troubled=${this.troubled}
        ></vitrine-composer>
        ${
          this.isDraggedOver
            ? html`<div class="drop" aria-hidden="true">${photoIcon}${strings.dropHere}</div>`
            : nothing
        }
      </section>
      ${mounted ? nothing : this.launch()}
      <vitrine-viewer .strings=${strings} .gateway=${embedding.gateway}></vitrine-viewer>
      <vitrine-confirm
        heading=${strings.deletionTitle}
        warning=${strings.deletionWarning}
        yes=${strings.deletionConfirmed}
        no=${strings.keep}
        @confirmed=${() => void this.chat.delete()}
      ></vitrine-confirm>
    </div>`;
  }

  private launch() {
    const { open, strings, embedding } = this;
    const { unread } = this.chat;
    const label = unread > 0 ? `${strings.open}: ${filled(strings.unread, { count: unread })}` : strings.open;
    const picture = embedding.icon === null ? speechIcon : html`<img src=${embedding.icon} alt="" />`;
    return html`<button
      type="button"
      class="launcher"
      aria-label=${open ? strings.close : label}
      aria-controls="panel"
      aria-expanded=${open}
      @click=${open ? this.hide : this.show}
    >
      ${open ? downIcon : picture}
      ${
        !open && unread > 0
          ? html`<span class="unread">${unread > MOST_UNREAD ? `${MOST_UNREAD}+` : unread}</span>`
          : nothing
      }
    </button>`;
  }

  private choices(): Item<Choice>[] {
    const { strings } = this;
    const { conversation } = this.chat;
    const isEmpty = conversation.messages.length === 0;
    return [
      { name: 'download', label: strings.download, disabled: isEmpty },
      { name: 'end', label: strings.end, disabled: isEmpty || isClosed(conversation) },
      { name: 'delete', label: strings.deletion, disabled: isEmpty },
    ];
  }

  private notices() {
    const { strings, trouble } = this;
    const { connection, delay, deleted, problem } = this.chat.conversation;
    const said = connection === 'lost' ? strings.lost : (delay ?? (deleted ? strings.deleted : null));
    const why = problem && (problem.sentence || (problem.text === null ? strings.failed : strings.refused));
    return html`${said === null ? nothing : html`<vitrine-notice .sentence=${said}></vitrine-notice>`}
    ${this.alarm(why, () => {
      this.chat.forgetProblem();
    })}
    ${this.alarm(trouble, () => (this.trouble = null))}`;
  }

  private alarm(sentence: string | null, forget: () => void) {
    if (sentence === null) return nothing;
    return html`<vitrine-notice
      kind="alert"
      .sentence=${sentence}
      .dismiss=${this.strings.dismiss}
      @dismissed=${() => {
        forget();
        this.messages.focus();
      }}
    ></vitrine-notice>`;
  }

  /** What of the page itself has the focus. */
  private focusedOnPage(): HTMLElement | null {
    const { activeElement, body } = document;
    const isOwn = activeElement === this || activeElement === body;
    return activeElement instanceof HTMLElement && !isOwn ? activeElement : null;
  }

  private readonly chatChanged = (): void => {
    if (this.open && document.visibilityState === 'visible') this.chat.markRead();
    this.requestUpdate();
  };

  private readonly windowChanged = (): void => {
    const { height, offsetTop } = window.visualViewport ?? { height: window.innerHeight, offsetTop: 0 };
    this.room = { '--window-height': `${height}px`, '--window-top': `${offsetTop}px` };
  };

  private keyPressed(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) void this.hide();
  }

  private written({ detail }: CustomEvent<Written>): void {
    this.trouble = null;
    this.chat.write(detail.text, detail.photos);
  }

  private troubled({ detail }: CustomEvent<string>): void {
    this.trouble = detail;
  }

  private chosen(event: CustomEvent<Button>): void {
    this.chat.choose(event.detail);
  }

  private rated({ detail }: CustomEvent<Rated>): void {
    void this.chat.rate(detail.messageId, detail.value, detail.reason);
  }

  private outgoing({ detail }: CustomEvent<OutgoingAction>): void {
    this.chat[detail.action](detail.clientId);
    this.messages.focus();
  }

  private enlarged(event: CustomEvent<Enlarged>): void {
    void this.viewer.show(event.detail);
  }

  private picked({ detail }: CustomEvent<Choice>): void {
    if (detail === 'download') this.download();
    else if (detail === 'end') this.end();
    else this.confirmation.ask();
  }

  private end(): void {
    void this.chat.close();
    this.messages.follow('end');
  }

  private download(): void {
    const { strings } = this;
    const { gateway, language } = this.embedding;
    const heading = { title: strings.title, gateway, language, strings };
    const day = new Date().toISOString().slice(0, 10);
    saveText(`${strings.fileName} ${day}.txt`, transcriptOf(this.chat.conversation.messages, heading));
  }

  private pasted(event: ClipboardEvent): void {
    const { clipboardData } = event;
    // What is copied from a document brings a picture of itself along with its words.
    if (!clipboardData || clipboardData.types.includes('text/plain')) return;
    this.attach(event, clipboardData.files);
  }

  private draggedOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isDraggedOver = true;
  }

  private draggedAway({ currentTarget, relatedTarget }: DragEvent): void {
    const isInside = relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget);
    if (!isInside) this.isDraggedOver = false;
  }

  private dropped(event: DragEvent): void {
    this.isDraggedOver = false;
    if (event.dataTransfer) this.attach(event, event.dataTransfer.files);
  }

  private attach(event: Event, files: FileList): void {
    if (files.length === 0) return;
    event.preventDefault();
    void this.composer.attach([...files]);
    this.composer.focus();
  }
}

/** Whether the shopper has just done something on the page. */
function hasActed(): boolean {
  return (navigator as Partial<Navigator>).userActivation?.isActive ?? true;
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-chat': VitrineChat;
  }
}
