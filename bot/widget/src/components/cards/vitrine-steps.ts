import { css, html, nothing } from 'lit';

import type { CardOf } from '../../chat/cards';
import { filled } from '../../words/strings';
import { element } from '../element';
import '../vitrine-carousel';
import { VitrineCard, cardFoundation } from './card';

type Step = CardOf<'steps'>['steps'][number];

/** How something is done, one step at a time. */
@element('vitrine-steps')
export class VitrineSteps extends VitrineCard<'steps'> {
  static override styles = [
    cardFoundation,
    css`
      :host {
        display: block;
        min-width: 0;
        padding: 14px;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
      }

      [role='listitem'] {
        align-content: center;
      }

      h3,
      h4,
      p {
        margin: 0;
      }

      h3 {
        margin-block-end: 12px;
        font-size: 15px;
        font-weight: 600;
        line-height: 1.4;
      }

      vitrine-picture {
        max-width: 280px;
        margin: 0 auto 12px;
      }

      .place {
        color: var(--quiet);
        font-size: 13px;
        line-height: 1.4;
        font-variant-numeric: tabular-nums;
      }

      h4 {
        font-size: 15px;
        font-weight: 600;
        line-height: 1.4;
      }

      .text {
        white-space: pre-line;
      }
    `,
  ];

  protected override render() {
    const { card, strings } = this.dealt;
    return html`${card.title ? html`<h3 dir="auto">${card.title}</h3>` : nothing}
      <vitrine-carousel
        paged
        .strings=${strings}
        label=${card.title || strings.steps}
        placed=${strings.stepPlace}
      >
        ${card.steps.map((step, index) => this.step(step, index))}
      </vitrine-carousel>`;
  }

  private step({ title, text, picture }: Step, index: number) {
    const { card, strings } = this.dealt;
    const place = filled(strings.stepPlace, { place: index + 1, count: card.steps.length });
    return html`<div role="listitem" data-words=${[title, text].filter(Boolean).join('. ')}>
      ${this.picture(picture)}
      <p class="place" dir="auto">${place}</p>
      ${title ? html`<h4 dir="auto">${title}</h4>` : nothing}
      ${text ? html`<p class="text" dir="auto">${text}</p>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-steps': VitrineSteps;
  }
}
