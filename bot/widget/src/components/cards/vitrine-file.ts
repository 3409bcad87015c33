import { css, html } from 'lit';

import { addressOf } from '../../words/links';
import { element } from '../element';
import { fileIcon, outsideIcon } from '../icons';
import { VitrineCard, cardFoundation } from './card';

/** A file to open. */
@element('vitrine-file')
export class VitrineFile extends VitrineCard<'file'> {
  static override styles = [
    cardFoundation,
    css`
      :host {
        display: block;
      }

      a {
        display: inline-grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 12px;
        max-width: 100%;
        padding-block: 10px;
        padding-inline: 10px 14px;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
        color: var(--ink);
        text-decoration: none;
        transition: background-color 0.15s;
      }

      a:hover {
        background: var(--raised);
      }

      .kind {
        display: grid;
        place-items: center;
        width: 40px;
        height: 40px;
        border-radius: 10px;
        background: var(--raised);
        color: var(--accent-ink);
      }

      a:hover .kind {
        background: var(--sunken);
      }

      .title {
        display: block;
        font-size: 14px;
        font-weight: 500;
        line-height: 1.35;
      }

      .type {
        color: var(--quiet);
        font-size: 12px;
        line-height: 1.4;
      }

      .outside {
        width: 18px;
        height: 18px;
        color: var(--quiet);
      }

      .outside svg {
        width: 100%;
        height: 100%;
      }

      .outside:dir(rtl) {
        transform: scaleX(-1);
      }
    `,
  ];

  protected override render() {
    const { card, gateway, strings } = this.dealt;
    return html`<a
      href=${addressOf(card.url, gateway) ?? ''}
      target="_blank"
      rel="noopener noreferrer nofollow"
    >
      <span class="kind">${fileIcon}</span>
      <span>
        <span class="title" dir="auto">${card.title}</span>
        <span class="type">${card.media_type.split('/').at(-1)?.toUpperCase()}</span>
        <span class="heard-only">${strings.newTab}</span>
      </span>
      <span class="outside">${outsideIcon}</span>
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-file': VitrineFile;
  }
}
