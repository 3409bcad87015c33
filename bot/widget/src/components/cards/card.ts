import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';

import type { Card, CardOf } from '../../chat/cards';
import type { Message } from '../../chat/protocol';
import { addressOf } from '../../words/links';
import type { Language, Strings } from '../../words/strings';
import { foundation } from '../theme';
import '../vitrine-picture';

/** What a card is shown with. */
export interface Dealt<Content extends Card = Card> {
  readonly card: Content;
  /** The message that it is part of. */
  readonly message: Pick<Message, 'id' | 'pictures' | 'rating'>;
  readonly strings: Strings;
  readonly gateway: string;
  readonly language: Language;
}

/** What every card starts from: its words run in their own direction, but stand where the chat's lines begin. */
export const cardFoundation = [
  foundation,
  css`
    [dir='auto'] {
      /* Chrome and Safari know it by its older name. */
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
  `,
];

/** What the cards have in common. */
export abstract class VitrineCard<Type extends Card['type']> extends LitElement {
  @property({ attribute: false }) dealt!: Dealt<CardOf<Type>>;

  /** The picture with the `id`, or nothing where the message has none. */
  protected picture(id: string | null) {
    const { message, strings, gateway } = this.dealt;
    const picture = message.pictures.find((candidate) => candidate.id === id);
    if (!picture) return nothing;
    return html`<vitrine-picture
      .picture=${picture}
      .among=${message.pictures}
      .strings=${strings}
      .gateway=${gateway}
      terse
    ></vitrine-picture>`;
  }

  /** `words`, which lead to `url` where that is a web address. */
  protected link(words: unknown, url: string | null) {
    const address = addressOf(url ?? '', this.dealt.gateway);
    return address === null
      ? words
      : html`<a href=${address} target="_blank" rel="noopener"
          >${words}<span class="heard-only">${this.dealt.strings.newTab}</span></a
        >`;
  }
}
