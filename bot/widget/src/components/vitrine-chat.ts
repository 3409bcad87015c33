import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import type { Chat } from '../chat';
import { accentOf } from '../colour';
import type { Embedding } from '../embedding';
import type { Button } from '../protocol';
import { keep, type Store } from '../store';
import { STRINGS, type Strings } from '../strings';
import { downIcon, speechIcon } from './icons';
import { element } from './element';
import { foundation, theme } from './theme';
import './vitrine-composer';
import './vitrine-messages';
import './vitrine-notice';
import './vitrine-viewer';
import type { VitrineComposer } from './vitrine-composer';
import type { VitrineMessages } from './vitrine-messages';
import type { Enlarged } from './vitrine-picture';
import type { VitrineViewer } from './vitrine-viewer';

const OPEN = 'vitrine:open';

/** The chat on a shop's page: a button in the corner, and the panel that it opens. */
@element('vitrine-chat')
export class VitrineChat extends LitElement {
  static override styles = [
    theme,
    foundation,
    css`
      :host {
        position: fixed;
        z-index: 2147483000;
        right: 0;
        bottom: 0;
      }

      .launcher,
      .panel {
        position: fixed;
        right: 24px;
      }

      :host([position='left']) :is(.launcher, .panel) {
        right: auto;
        left: 24px;
      }

      .launcher {
        bottom: 24px;
        display: grid;
        place-items: center;
        width: 60px;
        height: 60px;
        border-radius: 50%;
        background: var(--accent);
        box-shadow: var(--shadow);
        color: var(--on-accent);
        transition: transform 0.2s;
      }

      .launcher svg {
        width: 28px;
        height: 28px;
      }

      .launcher:hover {
        transform: scale(1.04);
      }

      .unread {
        position: absolute;
        top: 1px;
        right: 1px;
        width: 16px;
        height: 16px;
        border: 3px solid #ffffff;
        border-radius: 50%;
        background: #d0412f;
      }

      .panel {
        bottom: 100px;
        display: flex;
        flex-direction: column;
        width: 400px;
        height: min(680px, calc(100dvh - 124px));
        overflow: hidden;
        border-radius: 24px;
        background: var(--surface);
        box-shadow: var(--shadow);
        color: var(--ink);
        animation: appear 0.22s cubic-bezier(0.2, 0.8, 0.2, 1);
      }

      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(12px);
        }
      }

      .head {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 18px 14px 14px 20px;
        border-block-end: 1px solid var(--line);
      }

      .names {
        flex: 1;
        min-width: 0;
      }

      h2 {
        margin: 0;
        overflow: hidden;
        font-size: 17px;
        font-weight: 600;
        line-height: 1.35;
        letter-spacing: -0.005em;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .head p {
        margin: 0;
        color: var(--quiet);
        font-size: 13px;
        line-height: 1.4;
      }

      .head button {
        display: grid;
        flex: none;
        place-items: center;
        width: 44px;
        height: 44px;
        border-radius: 50%;
        color: var(--quiet);
      }

      .head button:hover {
        background: var(--raised);
        color: var(--ink);
      }

      @media (max-width: 520px) {
        .launcher,
        :host([position]) .launcher {
          bottom: max(16px, env(safe-area-inset-bottom));
        }

        .launcher {
          right: 16px;
        }

        :host([position='left']) .launcher {
          left: 16px;
        }

        .panel,
        :host([position]) .panel {
          inset: 0;
          width: 100%;
          height: 100dvh;
          border-radius: 0;
        }

        .panel:not([hidden]) ~ .launcher {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) embedding!: Embedding;
  /** Keeps the panel open from page to page in this tab. */
  @property({ attribute: false }) tab!: Store;
  @state() private open = false;
  @query('.launcher') private launcher!: HTMLButtonElement;
  @query('.close') private closer!: HTMLButtonElement;
  @query('vitrine-composer') private composer!: VitrineComposer;
  @query('vitrine-messages') private messages!: VitrineMessages;
  @query('vitrine-viewer') private viewer!: VitrineViewer;
  private unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.unsubscribe = this.chat.subscribe(() => {
      if (this.open) this.chat.markRead();
      this.requestUpdate();
    });
    this.open = this.tab.getItem(OPEN) !== null;
    if (this.open || this.chat.hasSession) this.chat.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.chat.disconnect();
  }

  private get strings(): Strings {
    return STRINGS[this.embedding.language];
  }

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (!changes.has('embedding')) return;
    const { fill, onFill, onLight, onDark } = accentOf(this.embedding.colour);
    this.style.setProperty('--accent', fill);
    this.style.setProperty('--on-accent', onFill);
    this.style.setProperty('--accent-on-light', onLight);
    this.style.setProperty('--accent-on-dark', onDark);
    this.setAttribute('position', this.embedding.position);
    this.lang = this.embedding.language === 'zh' ? 'zh-CN' : 'en';
  }

  protected override render() {
    const { embedding, open, strings } = this;
    const label = open
      ? strings.close
      : this.chat.hasUnread
        ? `${strings.open}: ${strings.unread}`
        : strings.open;
    return html`<div class="chat">
      <section
        id="panel"
        class="panel"
        role="dialog"
        aria-labelledby="title"
        ?hidden=${!open}
        @keydown=${this.keyPressed}
        @enlarged=${this.enlarged}
      >
        <div class="head">
          <div class="names">
            <h2 id="title" dir="auto">${embedding.shop ?? strings.title}</h2>
            <p>${strings.assistant}</p>
          </div>
          <button type="button" class="close" aria-label=${strings.close} @click=${this.closePanel}>
            ${downIcon}
          </button>
        </div>
        ${this.notices()}
        <vitrine-messages
          .conversation=${this.chat.conversation}
          .strings=${strings}
          .gateway=${embedding.gateway}
          @chosen=${(event: CustomEvent<Button>) => {
            this.chat.choose(event.detail);
          }}
        ></vitrine-messages>
        <vitrine-composer
          .strings=${strings}
          .returned=${this.chat.conversation.problem?.text ?? null}
          @written=${(event: CustomEvent<string>) => {
            this.chat.write(event.detail);
          }}
        ></vitrine-composer>
      </section>
      <button
        type="button"
        class="launcher"
        aria-label=${label}
        aria-controls="panel"
        aria-expanded=${open}
        @click=${open ? this.closePanel : this.openPanel}
      >
        ${open ? downIcon : speechIcon}
        ${!open && this.chat.hasUnread ? html`<span class="unread"></span>` : nothing}
      </button>
      <vitrine-viewer .strings=${strings} .gateway=${embedding.gateway}></vitrine-viewer>
    </div>`;
  }

  private notices() {
    const { strings } = this;
    const { connection, problem } = this.chat.conversation;
    return html`${connection === 'lost' ? html`<vitrine-notice .sentence=${strings.lost}></vitrine-notice>` : nothing}
    ${
      problem === null
        ? nothing
        : html`<vitrine-notice
            kind="alert"
            .sentence=${problem.sentence || strings.refused}
            .dismiss=${strings.dismiss}
            @dismissed=${() => {
              this.chat.forgetProblem();
            }}
          ></vitrine-notice>`
    }`;
  }

  private async openPanel(): Promise<void> {
    this.open = true;
    keep(this.tab, OPEN, 'yes');
    this.chat.connect();
    this.chat.markRead();
    await this.updateComplete;
    this.messages.scrollToEnd();
    // On a phone the keyboard would cover the conversation before it has been read.
    if (matchMedia('(pointer: coarse)').matches) this.closer.focus();
    else this.composer.focus();
  }

  private async closePanel(): Promise<void> {
    this.open = false;
    this.tab.removeItem(OPEN);
    await this.updateComplete;
    this.launcher.focus();
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) void this.closePanel();
  }

  private enlarged(event: CustomEvent<Enlarged>): void {
    void this.viewer.show(event.detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-chat': VitrineChat;
  }
}
