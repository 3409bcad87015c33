import { css, html } from 'lit';

import type { Strings } from '../words/strings';

/** How a line to write in looks, and the button that sends it. */
export const fields = css`
  .words {
    display: flex;
    gap: 8px;
    margin-block-start: 10px;
  }

  .words input {
    flex: 1;
    min-width: 0;
    min-height: 36px;
    padding: 4px 12px;
    border: 1px solid var(--line);
    border-radius: min(12px, var(--bubble));
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    /* Smaller than 16px, and a phone zooms into the page. */
    font-size: 16px;
  }

  .words input::placeholder {
    color: var(--quiet);
    font-size: 14px;
    opacity: 1;
  }

  .words button {
    min-height: 36px;
    padding: 4px 16px;
    border-radius: min(12px, var(--bubble));
    background: var(--accent);
    color: var(--on-accent);
    font-size: 14px;
    font-weight: 500;
  }

  @media (forced-colors: active) {
    .words button {
      border: 1px solid;
    }
  }
`;

/** A line to write in, called `words` in its form, and the button that sends it. */
export function wordsField(label: string, strings: Strings) {
  return html`<div class="words">
    <input
      name="words"
      maxlength="500"
      autocomplete="off"
      dir="auto"
      aria-label=${label}
      placeholder=${label}
    />
    <button>${strings.send}</button>
  </div>`;
}
