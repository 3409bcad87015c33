import { css, html } from 'lit';

import { element } from '../element';
import { VitrineCard, cardFoundation } from './card';

/** Products side by side, what one asks of them line by line. Where it is wider than the chat, it scrolls by itself. */
@element('vitrine-comparison')
export class VitrineComparison extends VitrineCard<'comparison'> {
  static override styles = [
    cardFoundation,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      /* Positioned, so that it also holds in what is there for screen readers alone. */
      .scroll {
        position: relative;
        overflow: auto hidden;
        overscroll-behavior-x: contain;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
        scrollbar-width: thin;
        scrollbar-color: var(--sunken) transparent;
      }

      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 0;
        font-size: 14px;
        line-height: 1.4;
      }

      th,
      td {
        min-width: 108px;
        padding: 9px 12px;
        text-align: start;
        vertical-align: top;
      }

      /* Above each line: below it, the next line's sticky cell would cover it where a pixel is shared. */
      tbody > tr > * {
        border-block-start: 1px solid var(--line);
      }

      thead > tr > * {
        padding-block: 12px;
      }

      thead th {
        font-weight: 600;
      }

      :is(th, td):first-child {
        position: sticky;
        z-index: 1;
        inset-inline-start: 0;
        min-width: 84px;
        max-width: 112px;
        background: var(--surface);
        color: var(--quiet);
        font-size: 13px;
        font-weight: 500;
        /* Its longest word sets its width. */
        overflow-wrap: break-word;
      }

      vitrine-picture {
        --frame: 1;
        --corner: 12px;

        width: 96px;
        margin-block-end: 8px;
      }

      a {
        color: inherit;
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }
    `,
  ];

  protected override render() {
    const { card, strings } = this.dealt;
    return html`<div class="scroll" role="region" aria-label=${card.text || strings.comparison} tabindex="0">
      <table>
        <thead>
          <tr>
            <td></td>
            ${card.columns.map(
              ({ title, url, picture }) =>
                html`<th scope="col" dir="auto">${this.picture(picture)}${this.link(title, url)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${card.rows.map(
            ({ name, values }) =>
              html`<tr>
                <th scope="row" dir="auto">${name}</th>
                ${values.map((value) => html`<td dir="auto">${value}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-comparison': VitrineComparison;
  }
}
